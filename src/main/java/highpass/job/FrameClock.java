package highpass.job;

import highpass.storage.FrameStore;
import highpass.storage.PlannedFrame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.util.Utils;

/** Takes the times of one frame's phases, and makes its record of them. */
final class FrameClock {
  private final PlannedFrame planned;
  private final FrameRecord.Place place;
  private final long start = System.nanoTime();
  private long phaseStart = start;
  private long readNanos;
  private long filterNanos;
  private long writeNanos;
  private long pixels;
  private List<String> warnings = List.of();

  /** Starts now, in a Spark task. */
  FrameClock(PlannedFrame planned) {
    this.planned = planned;
    TaskContext task = TaskContext.get();
    this.place =
        new FrameRecord.Place(
            Utils.localHostNameForURI(),
            SparkEnv.get().executorId(),
            task.partitionId(),
            task.attemptNumber(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  void read(List<String> found) {
    readNanos = lap();
    warnings = found;
  }

  void filtered(long count) {
    filterNanos = lap();
    pixels = count;
  }

  void written() {
    writeNanos = lap();
  }

  private long lap() {
    long now = System.nanoTime();
    long nanos = now - phaseStart;
    phaseStart = now;
    return nanos;
  }

  FrameRecord ok() {
    return record(FrameStatus.OK, "");
  }

  FrameRecord failed(String reason) {
    return record(FrameStatus.FAILED, reason);
  }

  private FrameRecord record(FrameStatus status, String reason) {
    return new FrameRecord(
        planned.index(),
        planned.input().display(),
        FrameStore.display(planned.output()),
        status,
        reason,
        warnings,
        place,
        readNanos,
        filterNanos,
        writeNanos,
        System.nanoTime() - start,
        pixels);
  }
}
