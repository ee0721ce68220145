package highpass.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.Utils;

/**
 * What happens when the driver is told to end (SIGINT, SIGTERM). While it plans, it just ends. Once
 * there is something to report, no further frame is started, the run's thread gets the time to
 * report, and the temporaries of frames that were being written are removed. The JVM then ends with
 * the signal's own exit code, 130 or 143.
 */
public final class Interruption implements AutoCloseable {
  /** Before Spark's own hook (40), which takes the context down. */
  private static final int PRIORITY = 100;

  /** For the table of a million frames on a slow disk; a second signal ends the wait. */
  private static final long SECONDS_TO_REPORT = 120;

  /** More than these together; Hadoop's manager would give a hook 30 s. */
  private static final long SECONDS_FOR_ALL = 180;

  private static final long MILLIS_BETWEEN_LOOKS = 20;

  /** Removes what unfinished tasks have left. */
  @FunctionalInterface
  public interface Cleanup {
    /** Removes it. */
    void run() throws IOException;
  }

  /** Thrown by the run's thread when it was told to end before it had begun. */
  public static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("told to end");
    }
  }

  private final Runnable tell;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable hook = this::interrupt;
  private volatile CountDownLatch reported = new CountDownLatch(1);
  private volatile boolean happened;
  private volatile JavaSparkContext spark;

  /** Null while nothing has been made. */
  private Cleanup cleanup;

  /**
   * Watches from now on, until closed.
   *
   * @param tell called if the end comes while there is nothing to report
   */
  public Interruption(Runnable tell) {
    this.tell = tell;
    try {
      ShutdownHookManager.get().addShutdownHook(hook, PRIORITY, SECONDS_FOR_ALL, TimeUnit.SECONDS);
    } catch (IllegalStateException e) {
      // The end has come already: there will be nothing to report.
      happened = true;
    }
  }

  /** Whether the run was told to end. */
  public boolean happened() {
    return happened;
  }

  /** Whether there is something to report. */
  public synchronized boolean isWorking() {
    return cleanup != null;
  }

  /**
   * From now on the end waits for {@link #reported}.
   *
   * @param work removes what unfinished tasks have left
   * @throws Interrupted if the end has come before
   */
  public synchronized void begin(Cleanup work) {
    if (happened && cleanup == null) {
      throw new Interrupted();
    }
    cleanup = work;
  }

  /** From now on the end cancels the jobs of that context. */
  public void watch(JavaSparkContext context) {
    // Tasks that wait for storage are woken up, too.
    context.setJobGroup("fits-highpass", "filter", true);
    spark = context;
  }

  private void interrupt() {
    synchronized (this) {
      happened = true;
      if (cleanup == null) {
        silence();
        tell.run();
        return;
      }
    }
    try {
      cancelUntilReported();
      cleanup.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("temporary files may be left", e);
    } finally {
      ended.countDown();
    }
  }

  /** Again and again: the run's thread may be about to open the context, or to start a job. */
  private void cancelUntilReported() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_REPORT);
    do {
      silence();
      JavaSparkContext running = spark;
      if (running != null && !running.sc().isStopped()) {
        running.cancelAllJobs();
      }
    } while (!reported.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)
        && System.nanoTime() < deadline);
  }

  /** Spark would tell of every task that is cancelled, and of a context that does not come up. */
  private static void silence() {
    Utils.setLogLevelIfNeeded("OFF");
  }

  /** The run has reported. If it was told to end, this returns when all is cleaned up. */
  public void reported() {
    reported.countDown();
    if (happened && isWorking()) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * What was begun is over, and something else follows: an end that comes from now on finds nothing
   * to report.
   */
  public void over() {
    synchronized (this) {
      if (!happened) {
        cleanup = null;
        spark = null;
        reported = new CountDownLatch(1);
        return;
      }
    }
    reported();
  }

  @Override
  public void close() {
    reported();
    if (!happened) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
