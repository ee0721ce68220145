package highpass.job;

import highpass.storage.FrameStore;
import highpass.storage.PlannedFrame;
import highpass.storage.StopSign;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.TaskContext;

/**
 * What an executor does with one frame: unless the run was halted, filter it, as often and as long
 * as the run allows. Sent to each executor once and shared by its tasks.
 */
final class FrameWork implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FrameStore store;
  private final FrameAttempts attempts;
  private final TimeLimit limit;

  /** Null if the run may not be halted. */
  private final StopSign stop;

  FrameWork(FrameStore store, FrameAttempts attempts, TimeLimit limit, StopSign stop) {
    this.store = store;
    this.attempts = attempts;
    this.limit = limit;
    this.stop = stop;
  }

  /** Never throws for what is wrong with one frame: its record says so. */
  FrameRecord run(PlannedFrame planned) {
    FrameClock clock = new FrameClock(planned);
    try {
      if (stop != null && stop.isRaised(store)) {
        return clock.skipped(FrameRecord.NOT_STARTED);
      }
    } catch (IOException e) {
      clock.warn("started although the run may have been halted: " + e.getMessage());
    }
    int cores = TaskContext.get().cpus();
    return limit.run(() -> attempts.run(planned, clock, cores), clock::late);
  }
}
