package highpass.storage;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * How long a server is waited for that does not answer at all. Hadoop's own defaults are for
 * daemons that start in any order: a host that is down costs a quarter of an hour on HDFS and
 * longer on S3, before a mistyped address can be told. Whoever has settings of their own keeps
 * them, and nothing here shortens the wait for a server that did answer.
 */
public final class ServerPatience {
  private static final String DEFAULTS = "core-default.xml";

  private static final Map<String, String> LIMITS =
      Map.of(
          // Attempts of 20 s each, instead of 45 of them.
          "ipc.client.connect.max.retries.on.timeouts", "2",
          // Attempts of the SDK for each of S3A's own, instead of 5.
          "fs.s3a.attempts.maximum", "3",
          // S3A's, at doubling intervals, instead of 7: 8 s in all where there were two minutes.
          "fs.s3a.retry.limit", "4",
          // Each, instead of 30 s; less is not allowed.
          "fs.s3a.connection.establish.timeout", "15s");

  private ServerPatience() {}

  /**
   * Sets the limits where the configuration has Hadoop's defaults.
   *
   * @param configuration modified
   */
  public static void limit(Configuration configuration) {
    LIMITS.forEach(
        (name, value) -> {
          String[] sources = configuration.getPropertySources(name);
          if (sources != null && sources[sources.length - 1].endsWith(DEFAULTS)) {
            configuration.set(name, value, "fits-highpass");
          }
        });
  }
}
