package highpass.job;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What happens when the driver is told to end (SIGINT, SIGTERM) in the middle of a run: no further
 * frame is started, the run's thread gets the time to report, and the temporaries of frames that
 * were being written are removed. The JVM then ends with the signal's own exit code, 130 or 143.
 */
public final class Interruption implements AutoCloseable {
  /** Before Spark's own hook (40), which takes the context down. */
  private static final int PRIORITY = 100;

  /** Hadoop's manager gives a hook 30 s unless told otherwise. */
  private static final long SECONDS_TO_REPORT = 10;

  private static final long SECONDS_TO_END_TASKS = 5;
  private static final long NANOS_BETWEEN_LOOKS = 20_000_000;

  /** Removes what unfinished tasks have left. */
  @FunctionalInterface
  public interface Cleanup {
    /** Removes it. */
    void run() throws IOException;
  }

  private final JavaSparkContext spark;
  private final Cleanup cleanup;
  private final CountDownLatch reported = new CountDownLatch(1);
  private final Runnable hook = this::interrupt;
  private volatile boolean happened;

  /**
   * Watches from now on, until closed. Close it when the run has reported.
   *
   * @param spark the driver's context
   * @param cleanup removes what unfinished tasks have left
   */
  public Interruption(JavaSparkContext spark, Cleanup cleanup) {
    this.spark = spark;
    this.cleanup = cleanup;
    // Tasks that wait for storage are woken up, too.
    spark.setJobGroup("fits-highpass", "filter", true);
    ShutdownHookManager.get().addShutdownHook(hook, PRIORITY);
  }

  /** Whether the run was told to end. */
  public boolean happened() {
    return happened;
  }

  private void interrupt() {
    happened = true;
    // Spark would tell of every task that is cancelled.
    spark.setLogLevel("OFF");
    spark.cancelAllJobs();
    try {
      reported.await(SECONDS_TO_REPORT, TimeUnit.SECONDS);
      awaitTasks();
      cleanup.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("temporary files may be left", e);
    }
  }

  private void awaitTasks() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END_TASKS);
    while (running() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
    }
  }

  private int running() {
    int running = 0;
    for (SparkExecutorInfo executor : spark.statusTracker().getExecutorInfos()) {
      running += executor.numRunningTasks();
    }
    return running;
  }

  @Override
  public void close() {
    reported.countDown();
    if (!happened) {
      ShutdownHookManager.get().removeShutdownHook(hook);
      spark.clearJobGroup();
    }
  }
}
