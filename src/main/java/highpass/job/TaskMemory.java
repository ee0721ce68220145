package highpass.job;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/** How much memory one task may use on the executor where it runs. */
public final class TaskMemory {
  /** What Spark itself, shuffles apart, and garbage not yet collected leave to the tasks. */
  private static final double SHARE_OF_HEAP = 0.75;

  private TaskMemory() {}

  /** Bytes for a task of this executor: its share of the heap, equal for all that run at once. */
  static long budget() {
    return share(concurrent());
  }

  /** The same, asked of one of the executors. */
  public static long ofExecutors(JavaSparkContext spark) {
    return spark.parallelize(List.of(0), 1).map(any -> budget()).first();
  }

  /** Bytes for a task in a JVM like this one where so many run at once. */
  static long share(int tasks) {
    return Math.max(1, (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP / tasks));
  }

  private static int concurrent() {
    SparkConf conf = SparkEnv.get().conf();
    int cores = cores(conf.get("spark.master", ""), conf);
    return Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
  }

  /**
   * The executor's cores. An executor that takes all of its host's has no setting that says so:
   * then the host's processors are counted.
   */
  static int cores(String master, SparkConf conf) {
    int processors = Runtime.getRuntime().availableProcessors();
    if (master.equals("local")) {
      return 1;
    }
    if (master.startsWith("local[")) {
      String threads = master.substring("local[".length()).split("[,\\]]", -1)[0].strip();
      return threads.equals("*") ? processors : Integer.parseInt(threads);
    }
    if (master.startsWith("local-cluster[")) {
      return Integer.parseInt(master.split(",", -1)[1].strip());
    }
    return conf.getInt("spark.executor.cores", processors);
  }
}
