package highpass.job.stream;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * How many tasks run at the moment, cancelled ones that have not ended yet included. Spark's own
 * status is written at intervals, and so may tell of tasks that are long gone.
 */
final class RunningTasks extends SparkListener {
  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    count.incrementAndGet();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    count.decrementAndGet();
  }
}
