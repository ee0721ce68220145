package highpass.job;

import highpass.storage.FrameStore;
import highpass.storage.StopSign;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Counts the failures of a run on its driver, and halts it when there are too many. */
final class FailureCount {
  private final Halt halt;
  private final StopSign stop;
  private final FrameStore store;
  private long failed;
  private long worked;
  private boolean halted;

  /**
   * Nothing counted yet.
   *
   * @param stop what executors look for; null if the run may not be halted
   */
  FailureCount(Halt halt, StopSign stop, FrameStore store) {
    this.halt = halt;
    this.stop = stop;
    this.store = store;
  }

  void count(FrameRecord record) {
    if (record.status() != FrameStatus.SKIPPED) {
      worked++;
      failed += record.status() == FrameStatus.FAILED ? 1 : 0;
    }
    if (!halted && halt.isReached(failed, worked)) {
      halted = true;
      act(() -> stop.raise(store));
    }
  }

  /** Whether the run was halted. */
  boolean halted() {
    return halted;
  }

  /** Leaves nothing behind. */
  void end() {
    if (halted) {
      act(() -> stop.remove(store));
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void act(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("the run cannot be halted: " + e.getMessage(), e);
    }
  }
}
