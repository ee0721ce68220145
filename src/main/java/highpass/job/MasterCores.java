package highpass.job;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.SparkConf;

/**
 * How a master is told to use so many cores in all.
 *
 * <p>On one machine that is {@code local[N]}. On a cluster the cores are shared out to executors as
 * {@code --executor-cores} says: N cores are N / E executors of E cores, or one of fewer than E.
 */
public final class MasterCores {
  private enum Kind {
    LOCAL,
    LOCAL_CLUSTER,
    STANDALONE,
    INSTANCES
  }

  /** What an executor has where the settings do not say: all of a standalone worker's cores. */
  private static final int UNKNOWN = 0;

  private final Kind kind;
  private final String master;
  private final int executorCores;

  private MasterCores(Kind kind, String master, int executorCores) {
    this.kind = kind;
    this.master = master;
    this.executorCores = executorCores;
  }

  /**
   * The master of a run's settings.
   *
   * @throws IllegalArgumentException if its cores cannot be limited
   */
  public static MasterCores of(SparkConf conf) {
    String master = conf.get("spark.master");
    if (SparkContexts.isThisJvm(conf)) {
      return new MasterCores(Kind.LOCAL, master, UNKNOWN);
    }
    if (master.startsWith("local-cluster[")) {
      return new MasterCores(Kind.LOCAL_CLUSTER, master, TaskMemory.cores(master, conf));
    }
    if (master.startsWith("spark://")) {
      return new MasterCores(Kind.STANDALONE, master, conf.getInt("spark.executor.cores", UNKNOWN));
    }
    if (master.equals("yarn") || master.startsWith("k8s://")) {
      return new MasterCores(Kind.INSTANCES, master, conf.getInt("spark.executor.cores", 1));
    }
    throw new IllegalArgumentException("the cores of master %s cannot be varied".formatted(master));
  }

  /** Whether executors are JVMs of their own, so that this machine's processors say nothing. */
  public boolean isCluster() {
    return kind == Kind.STANDALONE || kind == Kind.INSTANCES;
  }

  /**
   * Options of spark-submit, which come after all others.
   *
   * @throws IllegalArgumentException if executors of that size cannot have so many cores
   */
  public List<String> options(int cores) {
    if (kind == Kind.LOCAL) {
      return List.of("--master", name(cores));
    }
    List<String> words = new ArrayList<>();
    words.add("--master");
    words.add(kind == Kind.LOCAL_CLUSTER ? name(cores) : master);
    // A pass must not begin with some of the executors.
    setting(words, "spark.scheduler.minRegisteredResourcesRatio", "1");
    if (kind == Kind.STANDALONE) {
      setting(words, "spark.cores.max", cores);
      if (executorCores != UNKNOWN) {
        setting(words, "spark.executor.cores", coresEach(cores));
      }
    } else if (kind == Kind.INSTANCES) {
      setting(words, "spark.dynamicAllocation.enabled", "false");
      setting(words, "spark.executor.instances", executors(cores));
      setting(words, "spark.executor.cores", coresEach(cores));
    }
    return words;
  }

  private static void setting(List<String> words, String key, Object value) {
    words.add("--conf");
    words.add(key + "=" + value);
  }

  /** The same as a person would write it. */
  public String name(int cores) {
    return switch (kind) {
      case LOCAL -> "local[" + cores + "]";
      case LOCAL_CLUSTER -> {
        String memory = master.substring(master.lastIndexOf(',') + 1);
        yield "local-cluster[%d,%d,%s".formatted(executors(cores), coresEach(cores), memory);
      }
      case STANDALONE -> {
        String total = "--total-executor-cores " + cores;
        yield executorCores == UNKNOWN ? total : total + " --executor-cores " + coresEach(cores);
      }
      case INSTANCES ->
          "--num-executors %d --executor-cores %d".formatted(executors(cores), coresEach(cores));
    };
  }

  /**
   * Numbers of cores to measure: 1, 2, 4, ... and all.
   *
   * @throws IllegalArgumentException if nobody here knows how many there are
   */
  public List<Integer> usual() {
    if (isCluster()) {
      throw new IllegalArgumentException(
          "say with --cores which numbers of cores to measure: those of master %s cannot be counted from here"
              .formatted(master));
    }
    int all = Runtime.getRuntime().availableProcessors();
    TreeSet<Integer> numbers = new TreeSet<>();
    for (int n = 1; n < all; n *= 2) {
      numbers.add(n);
    }
    numbers.add(all);
    numbers.removeIf(n -> kind == Kind.LOCAL_CLUSTER && !divides(n));
    return List.copyOf(numbers);
  }

  private int executors(int cores) {
    return cores / coresEach(cores);
  }

  private int coresEach(int cores) {
    if (!divides(cores)) {
      throw new IllegalArgumentException(
          "%d cores cannot be shared out to executors of %d; measure multiples of %d, or fewer cores than that, or change --executor-cores"
              .formatted(cores, executorCores, executorCores));
    }
    return Math.min(cores, executorCores);
  }

  private boolean divides(int cores) {
    return cores <= executorCores || cores % executorCores == 0;
  }
}
