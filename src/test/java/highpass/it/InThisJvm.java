package highpass.it;

import highpass.cli.Tool;
import highpass.cli.Tool.Result;
import highpass.job.SparkContexts;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** Runs command lines in this JVM, without the seconds that a new JVM takes. */
final class InThisJvm implements AutoCloseable {
  private final Map<String, String> before = new HashMap<>();

  /**
   * Sets up Spark, until closed, on {@code local[2]}.
   *
   * @param settings of Spark, besides its master
   */
  InThisJvm(Map<String, String> settings) {
    this("local[2]", settings);
  }

  /** The same on another master. */
  InThisJvm(String master, Map<String, String> settings) {
    set("spark.master", master);
    settings.forEach(this::set);
  }

  private void set(String key, String value) {
    before.put(key, System.getProperty(key));
    System.setProperty(key, value);
  }

  /** Runs a command. */
  Result run(String... words) {
    return Tool.run(words);
  }

  /** Hadoop's configuration as the commands have it. */
  Configuration hadoop() {
    return SparkContexts.hadoop(new SparkConf());
  }

  @Override
  public void close() {
    before.forEach(
        (key, value) -> {
          if (value == null) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
  }
}
