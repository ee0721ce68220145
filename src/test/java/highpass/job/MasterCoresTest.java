package highpass.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterCoresTest {
  private static final String ALL = "--conf spark.scheduler.minRegisteredResourcesRatio=1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local | 3 | --master local[3]",
        "local[*] | 3 | --master local[3]",
        "local[8] | 3 | --master local[3]",
        "local-cluster[2,1,1024] | 3 | --master local-cluster[3,1,1024] ALL",
        "local-cluster[2,4,1024] | 3 | --master local-cluster[1,3,1024] ALL",
        "local-cluster[2,4,1024] | 8 | --master local-cluster[2,4,1024] ALL",
        "spark://head:7077 | 3 | --master spark://head:7077 ALL --conf spark.cores.max=3",
        "yarn | 3 | --master yarn ALL --conf spark.dynamicAllocation.enabled=false --conf spark.executor.instances=3 --conf spark.executor.cores=1",
      })
  void asksTheMasterForThatManyCores(String master, int cores, String options) {
    assertEquals(options.replace("ALL", ALL), String.join(" ", cores(master, null).options(cores)));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "4,4", "8,4", "12,4"})
  void executorsHaveAsManyAsTheirUserSays(int cores, int each) {
    MasterCores standalone = cores("spark://head:7077", "4");
    assertEquals(
        "--master spark://head:7077 %s --conf spark.cores.max=%d --conf spark.executor.cores=%d"
            .formatted(ALL, cores, each),
        String.join(" ", standalone.options(cores)));
    assertEquals(
        "--total-executor-cores %d --executor-cores %d".formatted(cores, each),
        standalone.name(cores));
    assertEquals(
        "--num-executors %d --executor-cores %d".formatted(cores / each, each),
        cores("k8s://https://head:6443", "4").name(cores));
  }

  @ParameterizedTest
  @CsvSource({"spark://head:7077", "yarn", "'local-cluster[2,4,1024]'"})
  void coresThatExecutorsCannotShareAreRefused(String master) {
    MasterCores four = cores(master, "4");
    assertThrows(IllegalArgumentException.class, () -> four.options(6));
  }

  @Test
  void theCoresOfAClusterCannotBeCounted() {
    assertThrows(IllegalArgumentException.class, () -> cores("yarn", null).usual());
    assertThrows(IllegalArgumentException.class, () -> cores("spark://head:7077", null).usual());
    List<Integer> usual = cores("local[*]", null).usual();
    assertEquals(1, usual.get(0));
    assertEquals(Runtime.getRuntime().availableProcessors(), usual.get(usual.size() - 1));
    assertTrue(cores("local-cluster[1,64,1024]", null).usual().contains(1));
  }

  @Test
  void otherMastersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> cores("mesos://head", null));
  }

  private static MasterCores cores(String master, String executorCores) {
    SparkConf conf = new SparkConf(false).set("spark.master", master);
    return MasterCores.of(
        executorCores == null ? conf : conf.set("spark.executor.cores", executorCores));
  }
}
