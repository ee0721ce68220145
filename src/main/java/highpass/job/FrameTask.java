package highpass.job;

import highpass.job.stream.TaskStream;
import highpass.storage.PlannedFrame;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;

/** One frame, as a Spark task works on it. */
final class FrameTask implements TaskStream.Task<PlannedFrame, FrameRecord> {
  private static final long serialVersionUID = 1L;

  /** Spark's default for {@code spark.task.maxFailures}. */
  private static final int MAX_FAILURES = 4;

  private final Broadcast<FrameWork> work;

  FrameTask(Broadcast<FrameWork> work) {
    this.work = work;
  }

  @Override
  public FrameRecord run(PlannedFrame planned) {
    if (isLastAttempt()) {
      return new FrameClock(planned)
          .failed(
              "%s: not tried again: %d executors died while they worked on it or beside it; see their logs, and try it alone or with more --executor-memory"
                  .formatted(planned.input().display(), TaskContext.get().attemptNumber()));
    }
    FrameRecord record = work.value().run(planned);
    if (record.status() == FrameStatus.FAILED) {
      // What it could not do because it was cancelled is no fault of the frame.
      TaskContext.get().killTaskIfInterrupted();
    }
    return record;
  }

  /**
   * Whether Spark would end the whole job if this attempt failed too. Frames that are merely bad
   * give a record at their first attempt, so only the loss of executors leads here; and the other
   * frames go on.
   */
  private static boolean isLastAttempt() {
    int attempt = TaskContext.get().attemptNumber();
    int most = SparkEnv.get().conf().getInt("spark.task.maxFailures", MAX_FAILURES);
    return attempt > 0 && attempt + 1 >= most;
  }
}
