package highpass.report;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import java.util.Locale;

/** Records as the lines of a table on the screen. */
public final class RecordLines {
  private static final int LONGEST_COLUMN = 60;

  private final int frameWidth;

  /**
   * A table for frames with names of that length.
   *
   * @param longestName characters of the longest frame name
   */
  public RecordLines(int longestName) {
    this.frameWidth = Math.max("frame".length(), Math.min(longestName, LONGEST_COLUMN));
  }

  /** The line above all others. */
  public String heading() {
    return String.format(
        Locale.ROOT,
        "%-" + frameWidth + "s  %-7s  %7s  %8s  %7s  %7s  %7s",
        "frame",
        "status",
        "read s",
        "filter s",
        "write s",
        "total s",
        "Mpix/s");
  }

  /**
   * A record's line, without line break.
   *
   * @param name what to call the frame
   */
  public String line(String name, FrameRecord record) {
    String start =
        String.format(Locale.ROOT, "%-" + frameWidth + "s  %-7s", name, record.status().word());
    if (record.status() != FrameStatus.OK) {
      return start + "  " + reason(record);
    }
    return start
        + String.format(
            Locale.ROOT,
            "  %7.3f  %8.3f  %7.3f  %7.3f  %7.1f",
            record.readSeconds(),
            record.filterSeconds(),
            record.writeSeconds(),
            record.totalSeconds(),
            record.megapixelsPerSecond());
  }

  /** A record's reason without the frame's name before it, for where a line has that already. */
  public static String reason(FrameRecord record) {
    String name = record.frame() + ": ";
    return record.reason().startsWith(name)
        ? record.reason().substring(name.length())
        : record.reason();
  }
}
