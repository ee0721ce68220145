package highpass.report.html;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs to report on. */
final class Runs {
  static final Instant STARTED = Instant.parse("2026-02-03T04:05:06Z");

  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  private Runs() {}

  /** Facts of a run that took that long, on executors that are all there at its end. */
  static RunFacts facts(double wallSeconds, RunFacts.Executor... executors) {
    return new RunFacts(
        STARTED,
        wallSeconds,
        List.of(executors),
        "",
        List.of(new RunFacts.Fact("window", "50 x 50"), new RunFacts.Fact("boundary", "reflect")),
        List.of(new RunFacts.Fact("program", "0.1.0")));
  }

  static RunFacts.Executor executor(String name, int lanes) {
    return new RunFacts.Executor(name, "node-" + name, lanes, true);
  }

  /** A frame whose reading, filtering and writing took 1/10, 7/10 and 1/10 of its time. */
  static FrameRecord ok(int index, String executor, long startMillis, double millis) {
    return record(index, FrameStatus.OK, "", executor, startMillis, millis);
  }

  static FrameRecord failed(
      int index, String reason, String executor, long startMillis, double millis) {
    return record(index, FrameStatus.FAILED, reason, executor, startMillis, millis);
  }

  private static FrameRecord record(
      int index,
      FrameStatus status,
      String reason,
      String executor,
      long startMillis,
      double millis) {
    long nanos = Math.round(millis * NANOS_PER_MILLISECOND);
    boolean ok = status == FrameStatus.OK;
    return new FrameRecord(
        index,
        "/night1/f" + index + ".fits",
        "/out/f" + index + "_hp.fits",
        status,
        reason,
        List.of(),
        new FrameRecord.Place(
            "node-" + executor, executor, index, 0, STARTED.plus(startMillis, ChronoUnit.MILLIS)),
        nanos / 10,
        ok ? nanos * 7 / 10 : 0,
        ok ? nanos / 10 : 0,
        nanos,
        ok ? 1_000_000 : 0,
        1,
        false);
  }

  /** Frames of about 60 ms, some slow, one in 50 failed, on executors that are kept busy. */
  static List<FrameRecord> busy(int frames, int executors, int cores, long seed) {
    Random random = new Random(seed);
    double[][] free = new double[executors][cores];
    List<FrameRecord> records = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      int executor = i % executors;
      int core = 0;
      for (int c = 1; c < cores; c++) {
        core = free[executor][c] < free[executor][core] ? c : core;
      }
      double start = Math.max(200, free[executor][core]) + 2 * random.nextDouble();
      double millis = 50 + 20 * random.nextDouble();
      if (i < executors * cores) {
        millis *= 4;
      } else if (random.nextInt(60) == 0) {
        millis *= 2.5;
      }
      String name = Integer.toString(executor);
      if (random.nextInt(50) == 0) {
        millis = 4;
        String reason = "/night1/f%d.fits: HDU 0: no END card; is this a frame?".formatted(i);
        records.add(failed(i, reason, name, (long) start, millis));
      } else {
        records.add(ok(i, name, (long) start, millis));
      }
      free[executor][core] = start + millis;
    }
    return records;
  }

  /** When the last of them ended, in seconds after the start of the run. */
  static double wallSeconds(List<FrameRecord> records) {
    return records.stream()
        .mapToDouble(
            r -> ChronoUnit.MILLIS.between(STARTED, r.place().start()) / 1e3 + r.totalSeconds())
        .max()
        .orElse(0);
  }
}
