package highpass.report;

import java.io.PrintStream;
import java.util.Locale;

/** How far a run is and when it may end: one line on a terminal, rewritten in place. */
public final class Progress {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int BAR_CELLS = 24;

  /** Often enough for the eye. */
  private static final long NANOS_BETWEEN_DRAWINGS = 100_000_000;

  private final PrintStream terminal;
  private final int total;
  private final long start = System.nanoTime();
  private long drawn = start - NANOS_BETWEEN_DRAWINGS;
  private int done;
  private int failed;

  /**
   * A progress line.
   *
   * @param terminal where to draw it, null for nowhere
   * @param total how many frames there are
   */
  public Progress(PrintStream terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  /** Counts a frame that has ended. */
  public void count(boolean ok) {
    done++;
    failed += ok ? 0 : 1;
  }

  /** Draws the line, if it is due. */
  public void draw() {
    long now = System.nanoTime();
    if (terminal == null || now - drawn < NANOS_BETWEEN_DRAWINGS) {
      return;
    }
    drawn = now;
    terminal.print("\r\033[K" + text((now - start) / NANOS_PER_SECOND));
    terminal.flush();
  }

  /** Takes the line away, so that something else can be printed. */
  public void clear() {
    if (terminal != null) {
      terminal.print("\r\033[K");
      terminal.flush();
      drawn = System.nanoTime() - NANOS_BETWEEN_DRAWINGS;
    }
  }

  String text(double seconds) {
    int cells = total == 0 ? BAR_CELLS : (int) ((long) BAR_CELLS * done / total);
    String rest = done == 0 ? "--:--" : clock(seconds / done * (total - done));
    return "[%s%s] %d/%d%s  %s  ETA %s"
        .formatted(
            "=".repeat(cells),
            " ".repeat(BAR_CELLS - cells),
            done,
            total,
            failed == 0 ? "" : ", " + failed + " failed",
            clock(seconds),
            rest);
  }

  private static String clock(double seconds) {
    long s = Math.round(seconds);
    return s < 3600
        ? String.format(Locale.ROOT, "%02d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
