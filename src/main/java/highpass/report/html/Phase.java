package highpass.report.html;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import java.util.List;

/** The parts of a frame's time, in the order in which they pass. */
enum Phase {
  READ("read", "reading"),
  FILTER("filter", "filtering"),
  WRITE("write", "writing"),
  /** What a frame that was filtered took besides: mostly waking up and closing files. */
  OTHER("other", "other"),
  /** What a frame took from its last phase that ended well to its failure. */
  FAILED("failed", "failing");

  /** The phases that have times of their own. */
  static final List<Phase> TIMED = List.of(READ, FILTER, WRITE);

  private static final double NANOS_PER_SECOND = 1e9;

  private final String style;
  private final String word;

  Phase(String style, String word) {
    this.style = style;
    this.word = word;
  }

  String word() {
    return word;
  }

  /** The class of the style sheet that colours it. */
  String style() {
    return style;
  }

  /** Seconds of it in a frame's time. */
  double seconds(FrameRecord record) {
    boolean failed = record.status() == FrameStatus.FAILED;
    return switch (this) {
      case READ -> record.readSeconds();
      case FILTER -> record.filterSeconds();
      case WRITE -> record.writeSeconds();
      case OTHER -> failed ? 0 : rest(record);
      case FAILED -> failed ? rest(record) : 0;
    };
  }

  private static double rest(FrameRecord record) {
    long timed = record.readNanos() + record.filterNanos() + record.writeNanos();
    return Math.max(0, record.totalNanos() - timed) / NANOS_PER_SECOND;
  }
}
