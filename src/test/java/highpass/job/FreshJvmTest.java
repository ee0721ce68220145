package highpass.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshJvmTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local | --master local[3]",
        "local[*] | --master local[3]",
        "local[8] | --master local[3]",
        "local-cluster[2,1,1024] | --master local-cluster[3,1,1024]",
        "spark://head:7077 | --master spark://head:7077 --conf spark.cores.max=3"
      })
  void asksTheMasterForThatManyCores(String master, String options) {
    assertEquals(options, String.join(" ", jvm(master).coreOptions(3)));
  }

  @Test
  void masterWhoseCoresCannotBeVariedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> jvm("yarn").coreOptions(3));
  }

  private static FreshJvm jvm(String master) {
    return new FreshJvm(new SparkConf(false).set("spark.master", master));
  }
}
