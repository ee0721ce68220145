package highpass.job;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What became of one frame: all that an executor sends back.
 *
 * @param index place in the order of the inputs, from 0
 * @param frame the input, as a person reads it
 * @param output where the filtered frame is, or would have been
 * @param status how the frame ended
 * @param reason why it is not {@link FrameStatus#OK}; empty if it is
 * @param warnings what is wrong with the frame although it was filtered, one line each
 * @param place where and when it was worked on
 * @param readNanos opening, reading, inflating and checking the input
 * @param filterNanos decoding pixels, median, subtraction, encoding pixels
 * @param writeNanos writing and publishing the output
 * @param totalNanos from the task's first look at the frame to its last
 * @param pixels pixels filtered, over all planes of all images
 * @param tries how often the task tried the frame: more than once only if storage failed; 0 if it
 *     was not started
 * @param inBands whether the frame was larger than the task's memory and went through in bands
 */
public record FrameRecord(
    int index,
    String frame,
    String output,
    FrameStatus status,
    String reason,
    List<String> warnings,
    Place place,
    long readNanos,
    long filterNanos,
    long writeNanos,
    long totalNanos,
    long pixels,
    int tries,
    boolean inBands)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The reason of frames that were skipped because the run was halted. */
  public static final String NOT_STARTED =
      "not started: the run was halted after too many failures (--halt)";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PIXELS_PER_MEGAPIXEL = 1e6;

  /**
   * Where and when a frame was worked on.
   *
   * @param host name of the executor's host
   * @param executor Spark's name of the executor, {@code driver} in local mode
   * @param partition the RDD's partition
   * @param attempt how often Spark had tried the partition before, from 0
   * @param start when work on the frame began, by the executor's clock
   */
  public record Place(String host, String executor, int partition, int attempt, Instant start)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Checks that nothing is missing. */
  public FrameRecord {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(output);
    Objects.requireNonNull(status);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(place);
    warnings = List.copyOf(warnings);
  }

  /** Seconds of reading. */
  public double readSeconds() {
    return readNanos / NANOS_PER_SECOND;
  }

  /** Seconds of filtering. */
  public double filterSeconds() {
    return filterNanos / NANOS_PER_SECOND;
  }

  /** Seconds of writing. */
  public double writeSeconds() {
    return writeNanos / NANOS_PER_SECOND;
  }

  /** Seconds in all. */
  public double totalSeconds() {
    return totalNanos / NANOS_PER_SECOND;
  }

  /** Millions of pixels filtered. */
  public double megapixels() {
    return pixels / PIXELS_PER_MEGAPIXEL;
  }

  /** Millions of pixels a second over the frame's whole time, 0 if it took none. */
  public double megapixelsPerSecond() {
    return totalNanos == 0 ? 0 : megapixels() / totalSeconds();
  }
}
