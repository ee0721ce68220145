package highpass.job;

import highpass.storage.PlanException;
import highpass.storage.ServerPatience;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.util.Utils;
import scala.jdk.javaapi.OptionConverters;

/**
 * The driver's context, and the few settings that the jobs need anywhere. All others are the
 * user's: {@code spark-submit} options and {@code spark-defaults.conf}.
 */
public final class SparkContexts {
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
  private static final String HEADLESS = "-Djava.awt.headless=true";

  /**
   * The least heap that Spark starts with: what it keeps for itself, and half of that again ({@code
   * UnifiedMemoryManager}).
   */
  private static final long LEAST_HEAP = (300L << 20) * 3 / 2;

  /** A round number above it; some collectors keep a part of the heap back. */
  private static final String ENOUGH = "512m";

  /** {@code SparkContext.RDD_SCOPE_NO_OVERRIDE_KEY}: what it calls creates RDDs of its own. */
  private static final String INNER_SCOPE = "spark.rdd.scope.noOverride";

  /** What shows the driver's metrics on the web page; other sinks of metrics stay as they are. */
  private static final String METRICS_PAGE = "spark.metrics.conf.driver.sink.servlet.class";

  /** System property: the {@code spark-defaults.conf} of a JVM that is started without it. */
  private static final String DEFAULTS = "highpass.spark.defaults";

  /** Threads, and how often a task may fail, as {@code SparkMasterRegex} has them. */
  private static final Pattern LOCAL =
      Pattern.compile("local\\[(\\*|0*[1-9][0-9]*)(\\s*,\\s*[0-9]+)?]");

  private SparkContexts() {}

  /** Reads the settings that spark-submit would have read, had it started this JVM. */
  public static void readDefaults() {
    String file = System.getProperty(DEFAULTS);
    if (file != null) {
      Utils.loadDefaultSparkProperties(new SparkConf(false), file);
    }
  }

  /**
   * The configuration of a run: what spark-submit has gathered, and where it is silent what the
   * jobs need.
   *
   * @param logLevel Spark's log level, or null for that of the user's configuration, WARN if it has
   *     none
   * @throws IllegalStateException if no master was given
   * @throws PlanException if Spark would not start with such a master or in so little memory
   */
  public static SparkConf configuration(String logLevel) {
    SparkConf conf = new SparkConf();
    if (!conf.contains("spark.master")) {
      throw new IllegalStateException(
          "no Spark master; start the job with submit.sh or spark-submit");
    }
    requireCores(conf.get("spark.master"));
    requireMemory(Runtime.getRuntime().maxMemory(), "--driver-memory");
    requireMemory(
        conf.getSizeAsBytes("spark.executor.memory", LEAST_HEAP + "b"), "--executor-memory");
    conf.setAppName("fits-highpass");
    if (logLevel != null) {
      conf.set("spark.log.level", logLevel);
    }
    // Spark's own default is a hundred lines a run.
    conf.setIfMissing("spark.log.level", "WARN");
    if (isLocal(conf)) {
      // A run on one machine needs nobody else: its ports, and the web page from which anyone could
      // stop it, stay on that machine.
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    if (isThisJvm(conf)) {
      // Such an executor is not lost when a laptop sleeps or a shell stops it.
      conf.setIfMissing("spark.storage.blockManagerHeartbeatTimeoutMs", "3650d");
    }
    String forExecutors = conf.get(EXECUTOR_OPTIONS, "");
    if (!forExecutors.contains(HEADLESS)) {
      // Figures are drawn in memory: no display is asked for, not even one that DISPLAY names.
      conf.set(EXECUTOR_OPTIONS, (forExecutors + " " + HEADLESS).strip());
    }
    return conf;
  }

  /** Spark says it with a stack trace, after some of its parts have started. */
  private static void requireCores(String master) {
    if (master.startsWith("local[") && !LOCAL.matcher(master).matches()) {
      throw new PlanException(
          "'%s' is no Spark master; give local[N] with N from 1, or local[*] for all cores"
              .formatted(master));
    }
  }

  /** Spark says it with a stack trace, and not before all inputs have been looked for. */
  private static void requireMemory(long bytes, String flag) {
    if (bytes < LEAST_HEAP) {
      throw new PlanException(
          "%d MB of memory are less than the %d MB that Spark needs; give it more: %s %s"
              .formatted(bytes >> 20, LEAST_HEAP >> 20, flag, ENOUGH));
    }
  }

  private static boolean isLocal(SparkConf conf) {
    return conf.get("spark.master").startsWith("local");
  }

  /** Whether the executor is this very process. */
  static boolean isThisJvm(SparkConf conf) {
    return isLocal(conf) && !conf.get("spark.master").startsWith("local-cluster");
  }

  /**
   * Has Spark show the run on its web page. On one machine, only those who are on it can open it,
   * and it has no buttons that end what runs.
   *
   * @param conf modified
   * @throws IllegalArgumentException if the page of a local run could be opened from elsewhere
   */
  public static void showUi(SparkConf conf) {
    // Spark takes the page's address from nowhere else.
    if (isLocal(conf) && System.getenv("SPARK_LOCAL_IP") == null) {
      throw new IllegalArgumentException(
          "--ui: everybody on the network could open Spark's web page; set SPARK_LOCAL_IP=127.0.0.1 in the environment");
    }
    conf.set("spark.ui.enabled", "true");
    conf.setIfMissing("spark.ui.killEnabled", "false");
  }

  /** Address of Spark's web page, if there is one. */
  public static Optional<String> ui(JavaSparkContext spark) {
    return OptionConverters.toJava(spark.sc().uiWebUrl());
  }

  /** Hadoop's configuration as the executors will have it; needs no running context. */
  public static Configuration hadoop(SparkConf conf) {
    Configuration configuration = SparkHadoopUtil.get().newConfiguration(conf);
    ServerPatience.limit(configuration);
    return configuration;
  }

  /**
   * Starts Spark.
   *
   * @throws IllegalStateException if the JVM is about to end
   */
  public static JavaSparkContext open(SparkConf conf) {
    if (isThisJvm(conf) && !conf.getBoolean("spark.ui.enabled", true)) {
      conf.setIfMissing(METRICS_PAGE, UnpublishedMetrics.class.getName());
    }
    JavaSparkContext spark = start(conf);
    // Spark would describe each RDD in JSON for the graphs of its web page, and load a tenth of a
    // second's worth of classes for it before the first task. An inner call's setting says no.
    spark.setLocalProperty(INNER_SCOPE, "true");
    return spark;
  }

  private static JavaSparkContext start(SparkConf conf) {
    try {
      return new JavaSparkContext(conf);
    } catch (ExceptionInInitializerError e) {
      // A class of Spark's that wants to be told of the JVM's end, when that has begun already.
      throw new IllegalStateException("Spark could not be started: " + e.getCause(), e);
    }
  }
}
