package highpass.report.html;

import highpass.job.FrameRecord;
import highpass.report.RunSummary;
import java.util.List;
import java.util.Locale;

/** What came of the run, in large figures, and where the cores' time went. */
final class SummarySection {
  private static final double BAR_WIDTH = 1000;
  private static final double BAR_HEIGHT = 22;

  private final Markup page;
  private final RunFacts run;
  private final RunSummary summary;
  private final List<FrameRecord> records;
  private final double coreSeconds;

  /**
   * The section of a run.
   *
   * @param lanes how many frames could be worked on at once
   */
  SummarySection(Markup page, RunFacts run, List<FrameRecord> records, long lanes) {
    this.page = page;
    this.run = run;
    this.records = records;
    this.summary = RunSummary.of(records, run.wallSeconds());
    this.coreSeconds = lanes * run.wallSeconds();
  }

  /** {@code 1 frame}, {@code 25 frames}. */
  static String frames(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d frame" : "%,d frames", count);
  }

  void write() {
    writeVerdict();
    page.open("dl", "class", "figures");
    figure("frames ok", count(summary.ok()));
    figure("failed", count(summary.failed()));
    figure("skipped", count(summary.skipped()));
    figure("wall time", Scale.time(run.wallSeconds()));
    figure("throughput", rate() + " Mpix/s");
    figure("efficiency", share(busySeconds()));
    page.close().line();
    writeCoreTime();
  }

  private void writeVerdict() {
    long all = records.size();
    if (!run.endedEarly().isEmpty()) {
      page.leaf("p", "The run ended early: " + run.endedEarly(), "class", "verdict bad");
    } else if (summary.failed() > 0) {
      String text = "%s of %s failed.".formatted(count(summary.failed()), frames(all));
      page.leaf("p", text, "class", "verdict bad");
    } else {
      String text = all == 1 ? "The frame is done." : "All %s are done.".formatted(frames(all));
      page.leaf("p", text, "class", "verdict good");
    }
    page.line();
  }

  private void figure(String name, String value) {
    page.open("div").leaf("dt", name).leaf("dd", value).close();
  }

  /** Thousands are parted by commas. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private String rate() {
    return run.wallSeconds() > 0 ? Scale.digits(summary.megapixels() / run.wallSeconds()) : "0";
  }

  private double seconds(Phase phase) {
    return records.stream().mapToDouble(phase::seconds).sum();
  }

  private double busySeconds() {
    return records.stream().mapToDouble(FrameRecord::totalSeconds).sum();
  }

  private String share(double seconds) {
    return coreSeconds > 0
        ? String.format(Locale.ROOT, "%.1f %%", 100 * seconds / coreSeconds)
        : "–";
  }

  private void writeCoreTime() {
    double idle = Math.max(0, coreSeconds - busySeconds());
    double all = Math.max(coreSeconds, busySeconds());
    if (all == 0) {
      return;
    }
    page.leaf("h2", "Where the cores’ time went");
    page.open(
        "svg",
        "role",
        "img",
        "aria-label",
        "Shares of the cores’ time",
        "class",
        "shares",
        "preserveAspectRatio",
        "none",
        "viewBox",
        "0 0 1000 " + Scale.coordinate(BAR_HEIGHT));
    double x = 0;
    for (Phase phase : Phase.values()) {
      x = bar(phase.style(), x, seconds(phase) / all);
    }
    bar("idle", x, idle / all);
    page.close().line();
    page.open("ul", "class", "legend");
    for (Phase phase : Phase.values()) {
      if (phase != Phase.FAILED || summary.failed() > 0) {
        legend(phase.style(), phase.word(), seconds(phase));
      }
    }
    legend("idle", "idle", idle);
    page.close().line();
    page.leaf(
        "p",
        "Core-seconds: %s in all, of which frames kept %s busy."
            .formatted(number(coreSeconds), number(busySeconds())),
        "class",
        "note");
    page.line();
  }

  private double bar(String style, double x, double share) {
    double width = share * BAR_WIDTH;
    page.empty(
        "rect",
        "class",
        style,
        "x",
        Scale.coordinate(x),
        "width",
        Scale.coordinate(width),
        "height",
        Scale.coordinate(BAR_HEIGHT));
    return x + width;
  }

  private void legend(String style, String word, double seconds) {
    page.open("li").open("svg", "viewBox", "0 0 12 12", "aria-hidden", "true");
    page.empty("rect", "class", style, "width", "12", "height", "12").close();
    page.text(word + " ").leaf("b", number(seconds) + " s").text(" " + share(seconds)).close();
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, "%,.2f", seconds);
  }
}
