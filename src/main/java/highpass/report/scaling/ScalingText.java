package highpass.report.scaling;

import java.util.Locale;

/** A study in words and figures, for the screen. */
public final class ScalingText {
  private static final double MEGABYTE = 1e6;

  private ScalingText() {}

  /**
   * The text, ending in a line break.
   *
   * @param machine what the study was made on, one line
   */
  public static String of(ScalingStudy study, String machine) {
    StringBuilder text = new StringBuilder();
    text.append(machine).append('\n').append('\n');
    text.append("Steady state: seconds of a pass over all frames, medians\n");
    text.append(
        " cores   wall s  (min to max)       speed-up  efficiency  course's  Karp-Flatt"
            + "  Amdahl s\n");
    for (ScalingRow row : study.rows()) {
      append(
          text,
          "%6d %8.3f  (%.3f to %.3f)  %9.2f  %10.2f  %8.2f  %10s  %8s%n",
          row.cores(),
          row.wallSeconds(),
          row.wallMinSeconds(),
          row.wallMaxSeconds(),
          row.speedup(),
          row.efficiency(),
          row.courseSpeedup(),
          known(row.karpFlatt()),
          known(row.fitSeconds()));
    }
    text.append("\nWhere the time goes: core-seconds of a pass\n");
    text.append(
        " cores   reading  filtering   writing  idle and scheduling   one frame s   MB a task\n");
    for (ScalingRow row : study.rows()) {
      append(
          text,
          "%6d %9.3f %10.3f %9.3f %20.3f %13.4f %11.0f%n",
          row.cores(),
          row.readSeconds(),
          row.filterSeconds(),
          row.writeSeconds(),
          row.idleSeconds(),
          row.frameSeconds(),
          row.taskBytes() / MEGABYTE);
    }
    text.append("\nOnce per run: seconds\n");
    text.append(" cores   start to first frame   first pass (compiling, first touch)\n");
    for (ScalingRow row : study.rows()) {
      append(
          text, "%6d %22.2f %37.2f%n", row.cores(), row.startupSeconds(), row.firstWallSeconds());
    }
    text.append('\n').append(study.verdict()).append('\n');
    text.append(ScalingTables.recommendation(study)).append('\n');
    return text.toString();
  }

  private static void append(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static String known(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }
}
