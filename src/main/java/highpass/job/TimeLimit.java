package highpass.job;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets a frame take so long and no longer, even if it hangs where no interrupt reaches it, as a
 * read from a dead file server does.
 *
 * <p>With a limit a frame is worked on by a thread of its own, while the task's waits: after the
 * limit the task goes on without it. What is left behind is told to stop, and does so at its next
 * step, if ever there is one; as a daemon it does not keep the JVM alive. The threads are used
 * again from frame to frame; without a limit there are none.
 */
final class TimeLimit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Without a limit. */
  static final TimeLimit NONE = new TimeLimit(Duration.ZERO);

  /** How long a cancelled task waits for its frame to clean up after itself. */
  private static final long SECONDS_TO_CLEAN_UP = 3;

  private final Duration limit;
  private final transient ExecutorService threads;

  /**
   * A limit.
   *
   * @param limit for each frame, zero for none
   */
  TimeLimit(Duration limit) {
    this.limit = limit;
    this.threads = limit.isZero() ? null : Executors.newCachedThreadPool(TimeLimit::thread);
  }

  private Object readResolve() {
    return new TimeLimit(limit);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "frame");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does the work, in this thread or another.
   *
   * @param work returns a record whatever happens
   * @param late makes the record of a frame that is given up
   */
  FrameRecord run(Supplier<FrameRecord> work, Supplier<FrameRecord> late) {
    if (limit.isZero()) {
      return work.get();
    }
    CompletableFuture<FrameRecord> record = new CompletableFuture<>();
    Future<?> running =
        threads.submit(
            () -> {
              try {
                record.complete(work.get());
              } catch (RuntimeException | Error e) {
                record.completeExceptionally(e);
              }
            });
    try {
      return record.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      FrameRecord givenUp = late.get();
      running.cancel(true);
      return givenUp;
    } catch (InterruptedException e) {
      FrameRecord givenUp = late.get();
      running.cancel(true);
      awaitEnd(record);
      Thread.currentThread().interrupt();
      return givenUp;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The temporary that it was writing should not outlive the task. */
  private static void awaitEnd(CompletableFuture<FrameRecord> record) {
    try {
      record.get(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // Whatever came of it, the record of this frame is made.
    }
  }
}
