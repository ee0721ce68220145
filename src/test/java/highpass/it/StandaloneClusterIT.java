package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
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
    Result study;
    Path logs = Files.createDirectory(folder.resolve("logs"));
    try (StandaloneCluster cluster = new StandaloneCluster(logs)) {
      List<String> words = new ArrayList<>(cluster.options());
      words.addAll(List.of("--", "filter", "frames", "-o", "cluster", "--background"));
      result = shell.run(words.toArray(String[]::new));
      words = new ArrayList<>(cluster.options());
      words.addAll(List.of("--executor-cores", "1", "--", "scale", "frames", "-o", "study"));
      words.addAll(List.of("--cores", "2", "--repeats", "1", "--passes", "1", "--size", "9"));
      study = shell.run(words.toArray(String[]::new));
    }

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.err(), result::told);
    Outputs.assertSameFrames(folder.resolve("local"), folder.resolve("cluster"));
    Set<String> executors =
        Outputs.tableRows(folder.resolve("cluster/timings.ecsv")).stream()
            .map(row -> row.get("executor"))
            .collect(Collectors.toSet());
    assertEquals(Set.of("0", "1"), executors);
    assertStudied(study);
  }

  /**
   * One executor of one core first, then two: a JVM that got fewer than it asked for would fail.
   */
  private void assertStudied(Result study) throws Exception {
    assertEquals(0, study.code(), study::told);
    assertEquals("", study.err(), study::told);
    List<String> cores =
        Outputs.tableRows(folder.resolve("study/scaling.ecsv")).stream()
            .map(row -> row.get("cores"))
            .toList();
    assertEquals(List.of("1", "2"), cores);
    assertTrue(study.out().contains("Recommended: --total-executor-cores "), study::told);
  }
}
