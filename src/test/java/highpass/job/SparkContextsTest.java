package highpass.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.storage.PlanException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"local[0]", "local[x]", "local[]", "local[2", "local[-1]", "local[2,]"})
  void aMasterWithoutCoresIsRefused(String master) {
    String before = System.setProperty("spark.master", master);
    try {
      PlanException e = assertThrows(PlanException.class, () -> SparkContexts.configuration("OFF"));
      assertTrue(e.getMessage().startsWith("'" + master + "' is no Spark master"), e::getMessage);
    } finally {
      System.setProperty("spark.master", before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[1]", "local[*]", "local[2, 3]", "local-cluster[1,1,512]"})
  void mastersOfOneMachineAreTakenAsSparkTakesThem(String master) {
    String before = System.setProperty("spark.master", master);
    try {
      assertEquals(master, SparkContexts.configuration("OFF").get("spark.master"));
    } finally {
      System.setProperty("spark.master", before);
    }
  }

  private static int metricsPages(SparkConf conf) {
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
      return spark.env().metricsSystem().getServletHandlers().length;
    }
  }
}
