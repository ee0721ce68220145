package highpass.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.spark.SparkConf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "local, 1",
    "local[4], 4",
    "'local[3, 2]', 3",
    "'local-cluster[2,5,1024]', 5",
    "spark://host:7077, 7"
  })
  void knowsHowManyCoresShareAnExecutor(String master, int cores) {
    SparkConf conf = new SparkConf(false).set("spark.executor.cores", "7");
    assertEquals(cores, TaskMemory.cores(master, conf));
  }

  @ParameterizedTest
  @CsvSource({"local[*]", "yarn"})
  void countsProcessorsWhereNothingElseIsSaid(String master) {
    assertEquals(
        Runtime.getRuntime().availableProcessors(), TaskMemory.cores(master, new SparkConf(false)));
  }
}
