package highpass.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkContextsTest {
  private static final String FILE = "highpass.spark.defaults";
  private static final String GIVEN = "spark.highpass.given";
  private static final String MISSING = "spark.highpass.missing";

  @AfterEach
  void forget() {
    System.clearProperty(FILE);
    System.clearProperty(GIVEN);
    System.clearProperty(MISSING);
  }

  /** What spark-submit does with its own spark-defaults.conf. */
  @Test
  void defaultsAreForWhatNobodyHasGiven(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("spark-defaults.conf");
    Files.writeString(file, "# ours\n%s  default\n%s=default\nother 1\n".formatted(GIVEN, MISSING));
    System.setProperty(FILE, file.toString());
    System.setProperty(GIVEN, "mine");

    SparkContexts.readDefaults();

    SparkConf conf = SparkContexts.configuration("OFF");
    assertEquals("mine", conf.get(GIVEN));
    assertEquals("default", conf.get(MISSING));
    assertNull(System.getProperty("other"));
  }

  @Test
  void metricsAreNotSetUpForAPageThatIsHidden() {
    assertEquals(0, metricsPages(SparkContexts.configuration("OFF")));
  }

  @Test
  void metricsOfAPageThatIsShownStay() {
    SparkConf conf = SparkContexts.configuration("OFF").set("spark.ui.port", "0");
    SparkContexts.showUi(conf);

    assertEquals(1, metricsPages(conf));
  }

  private static int metricsPages(SparkConf conf) {
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
      return spark.env().metricsSystem().getServletHandlers().length;
    }
  }
}
