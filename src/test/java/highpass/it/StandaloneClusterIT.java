package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import highpass.it.SubmitScript.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a standalone cluster of two workers, each with an executor in a JVM of its own. */
class StandaloneClusterIT {
  @TempDir Path folder;

  @Test
  void bothWorkersFilterAndTheBytesAreThoseOfOneMachine() throws Exception {
    SubmitScript shell = new SubmitScript(folder);
    Result made = shell.run("generate", "-o", "frames", "--count", "12", "--shape", "300x200");
    assertEquals(0, made.code(), made::told);
    Result local = shell.run("filter", "frames", "-o", "local", "--background");
    assertEquals(0, local.code(), local::told);

    Result result;
    Path logs = Files.createDirectory(folder.resolve("logs"));
    try (StandaloneCluster cluster = new StandaloneCluster(logs)) {
      List<String> words = new ArrayList<>(cluster.options());
      words.addAll(List.of("--", "filter", "frames", "-o", "cluster", "--background"));
      result = shell.run(words.toArray(String[]::new));
    }

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.err(), result::told);
    Outputs.assertSameFrames(folder.resolve("local"), folder.resolve("cluster"));
    Set<String> executors =
        Outputs.tableRows(folder.resolve("cluster/timings.ecsv")).stream()
            .map(row -> row.get("executor"))
            .collect(Collectors.toSet());
    assertEquals(Set.of("0", "1"), executors);
  }
}
