package highpass.job;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An executor and how many frames it works on at once.
 *
 * @param executor Spark's name, {@code driver} in local mode
 * @param host where it runs
 * @param tasks how many tasks fit on its cores
 * @param active whether it is still there
 */
public record ExecutorCores(String executor, String host, int tasks, boolean active) {
  /**
   * The executors that a context has, and those that it has lost as far as Spark remembers them.
   *
   * @return in Spark's order; none if the context has been stopped
   */
  public static List<ExecutorCores> of(JavaSparkContext spark) {
    if (spark.sc().isStopped()) {
      return List.of();
    }
    return CollectionConverters.asJava(spark.sc().statusStore().executorList(false)).stream()
        .filter(executor -> executor.maxTasks() > 0)
        .map(ExecutorCores::of)
        .toList();
  }

  /** How many cores all executors that are there have. */
  public static int total(JavaSparkContext spark) {
    return CollectionConverters.asJava(spark.sc().statusStore().executorList(true)).stream()
        .mapToInt(ExecutorSummary::totalCores)
        .sum();
  }

  private static ExecutorCores of(ExecutorSummary summary) {
    String host = summary.hostPort().replaceFirst(":\\d+$", "");
    return new ExecutorCores(summary.id(), host, summary.maxTasks(), summary.isActive());
  }
}
