package highpass.job;

import highpass.storage.FrameStore;
import highpass.storage.PlannedFrame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.util.Utils;

/**
 * Takes the times of one frame's phases, and makes its record of them: one, and no more. A thread
 * that works on after the frame was given up is stopped at the end of its phase.
 */
final class FrameClock {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PlannedFrame planned;
  private final FrameRecord.Place place;
  private final long start = System.nanoTime();
  private final List<String> failures = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long phaseStart = start;
  private String phase = "reading";
  private int tries = 1;
  private long readNanos;
  private long filterNanos;
  private long writeNanos;
  private long pixels;
  private boolean inBands;
  private boolean ended;

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

  /** How often the frame has been tried, this time included. */
  synchronized int tries() {
    return tries;
  }

  /** The frame is tried again from its beginning, because storage failed. */
  synchronized void tryAgain(String failure) {
    requireGoingOn();
    failures.add("try %d failed: %s".formatted(tries, failure));
    tries++;
    warnings.clear();
    phaseStart = System.nanoTime();
    phase = "reading";
    readNanos = 0;
    filterNanos = 0;
    writeNanos = 0;
    pixels = 0;
  }

  synchronized void read(List<String> found) {
    readNanos = lap("filtering");
    warnings.addAll(found);
  }

  /** The frame is larger than the memory. */
  synchronized void inBands() {
    inBands = true;
  }

  synchronized void warn(String warning) {
    warnings.add(warning);
  }

  synchronized void filtered(long count) {
    filterNanos = lap("writing");
    pixels = count;
  }

  synchronized void written() {
    writeNanos = lap("ending");
  }

  private long lap(String next) {
    requireGoingOn();
    long now = System.nanoTime();
    long nanos = now - phaseStart;
    phaseStart = now;
    phase = next;
    return nanos;
  }

  private void requireGoingOn() {
    if (ended) {
      throw new CancellationException(planned.input().display() + " was given up");
    }
  }

  FrameRecord ok() {
    return record(FrameStatus.OK, "");
  }

  FrameRecord skipped(String reason) {
    return record(FrameStatus.SKIPPED, reason);
  }

  FrameRecord failed(String reason) {
    return record(FrameStatus.FAILED, reason);
  }

  /** The record of a frame whose time is over, wherever it is. */
  synchronized FrameRecord late() {
    return failed(
        "%s: given up after %.1f s (--timeout) while %s it"
            .formatted(
                planned.input().display(), (System.nanoTime() - start) / NANOS_PER_SECOND, phase));
  }

  private synchronized FrameRecord record(FrameStatus status, String reason) {
    ended = true;
    List<String> all = new ArrayList<>(failures);
    all.addAll(warnings);
    return new FrameRecord(
        planned.index(),
        planned.input().display(),
        FrameStore.display(planned.output()),
        status,
        reason,
        all,
        place,
        readNanos,
        filterNanos,
        writeNanos,
        System.nanoTime() - start,
        pixels,
        tries,
        inBands);
  }
}
