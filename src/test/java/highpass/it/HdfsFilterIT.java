package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite on HDFS. */
class HdfsFilterIT extends AbstractFilterIT {
  private static final int FRAMES = 24;

  private HdfsCluster hdfs;

  @Override
  Map<String, String> start() throws Exception {
    hdfs = new HdfsCluster(Files.createDirectory(folder.resolve("hdfs")));
    return Map.of("spark.hadoop.fs.hdfs.impl", Gate.Hdfs.class.getName());
  }

  @Override
  String root() {
    return hdfs.uri() + "/store";
  }

  @Override
  void stop() {
    hdfs.close();
  }

  @Override
  String hostileCharacters() {
    // HDFS has no names with a colon.
    return " #%+&;=,@!$'\"()[]{}*?|<>^`~\\\t";
  }

  @Test
  void aDataNodeThatDiesMidwayCostsNoFrame() throws Exception {
    for (int i = 0; i < FRAMES; i++) {
      put("many/%d.fits".formatted(i), noise(i));
    }
    Invariants invariants = invariants("many", "many out");
    Tree outputs = store.below("many out");

    try (Gate gate = Gate.before("1.fits")) {
      CompletableFuture<Result> run =
          CompletableFuture.supplyAsync(() -> filter(store, "many", "many out"));
      Await.until(() -> "the first output", () -> run.isDone() || !outputs.names().isEmpty());
      assertFalse(run.isDone(), "the run was over before the data node died");
      hdfs.killDataNode(0);
      gate.open();
      invariants.checkClean(outputs, run.get());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://127.0.0.1:%d", "hdfs://no-such-host.invalid"})
  @Timeout(60)
  void aServerThatIsNotThereIsToldInOneLine(String server) throws IOException {
    String night = server.formatted(JavaProcess.freePort()) + "/night";

    Result input = tool.run("filter", night, "-o", folder.resolve("unreached").toString());
    Result output = tool.run("filter", store.place("night"), "-o", night);

    for (Result result : new Result[] {input, output}) {
      assertEquals(2, result.code(), result::told);
      assertEquals(1, result.err().lines().count(), result::told);
      assertTrue(
          result.err().matches("(?s).*(cannot be reached.*refused|unknown host no-such-host).*"),
          result::told);
    }
    assertTrue(Files.notExists(folder.resolve("unreached")), "a refused plan makes nothing");
  }
}
