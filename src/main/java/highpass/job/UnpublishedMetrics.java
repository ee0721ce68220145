package highpass.job;

import com.codahale.metrics.MetricRegistry;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.metrics.sink.MetricsServlet;
import org.sparkproject.jetty.ee10.servlet.ServletContextHandler;

/**
 * Spark's metrics of a run that has no web page to show them on. Spark makes their part of the page
 * all the same, and the web server's classes behind it take a start a twentieth of a second.
 */
public final class UnpublishedMetrics extends MetricsServlet {
  /**
   * Called by Spark.
   *
   * @param properties the settings of this sink
   * @param registry the metrics
   */
  public UnpublishedMetrics(Properties properties, MetricRegistry registry) {
    super(properties, registry);
  }

  /** Nothing: there is no page. */
  @Override
  public ServletContextHandler[] getHandlers(SparkConf conf) {
    return new ServletContextHandler[0];
  }
}
