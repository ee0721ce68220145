package highpass.job;

import java.util.Locale;

/** How a frame ended. */
public enum FrameStatus {
  /** Filtered and written. */
  OK,
  /** Not written; the record's reason says why. */
  FAILED,
  /** Left alone, because its output was there and whole, or because the run was halted. */
  SKIPPED;

  /** The word in tables: {@code ok}, {@code failed}, {@code skipped}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
