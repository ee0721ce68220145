package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import highpass.it.SubmitScript.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A small scaling study, and its numbers worked out again from its own table of passes; and one
 * that is told to end.
 */
class ScaleIT {
  private static final double ROUNDED = 1e-4;

  @TempDir Path folder;

  @Test
  void theTablesAgreeWithEachOther() throws Exception {
    SubmitScript shell = new SubmitScript(folder);
    Result made = shell.run("generate", "-o", "frames", "--count", "6", "--shape", "200x200");
    assertEquals(0, made.code(), made::told);

    Result result =
        shell.run(
            "scale",
            "frames",
            "-o",
            "study",
            "--cores",
            "2",
            "--repeats",
            "1",
            "--passes",
            "2",
            "--size",
            "9");

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.err(), result::told);
    List<Map<String, String>> rows = Outputs.tableRows(folder.resolve("study/scaling.ecsv"));
    List<Map<String, String>> passes =
        Outputs.tableRows(folder.resolve("study/scaling_passes.ecsv"));
    assertEquals(List.of("1", "2"), rows.stream().map(row -> row.get("cores")).toList());
    assertEquals(8, passes.size(), "two JVMs of two settling and two steady passes");
    double one = steadyWall(passes, "1");
    for (Map<String, String> row : rows) {
      int cores = Integer.parseInt(row.get("cores"));
      double wall = steadyWall(passes, row.get("cores"));
      assertEquals(wall, number(row, "wall_s"), ROUNDED);
      assertEquals(one / wall, number(row, "speedup"), ROUNDED);
      assertEquals(one / wall / cores, number(row, "efficiency"), ROUNDED);
    }
    String text = Files.readString(folder.resolve("study/scaling.txt"));
    assertTrue(result.out().endsWith(text), result::told);
    assertTrue(text.contains("Recommended: local["), text);
    assertTrue(Files.notExists(folder.resolve("study/scratch")), "only the study is left");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void toldToEndItTakesItsProcessAlongAndLeavesNothing(String signal, int code) throws Exception {
    SubmitScript shell = new SubmitScript(folder);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path scratch = folder.resolve("study/scratch");
    try (Run run =
        shell.start(
            Map.of(),
            "--driver-java-options",
            "-Djava.io.tmpdir=" + temporary,
            "--",
            "scale",
            "-o",
            "study",
            "--repeats",
            "9",
            "--passes",
            "99")) {
      Await.until(() -> "no frames in scratch", () -> holdsFrames(scratch));
      ProcessHandle child = child(run).orElseThrow();

      new ProcessBuilder("kill", "-" + signal, "" + run.process().pid()).start();
      Result result = run.await();

      assertEquals(code, result.code(), result::told);
      assertEquals("fits-highpass: interrupted\n", result.err(), result::told);
      assertFalse(child.isAlive(), "the JVM that filtered");
      assertEquals(List.of("frames"), Outputs.names(folder.resolve("study")));
      assertEquals(List.of(), Outputs.names(temporary));
    }
  }

  @Test
  void aNumberOfCoresWhoseProcessIsKilledIsLeftOut() throws Exception {
    SubmitScript shell = new SubmitScript(folder);
    Result made = shell.run("generate", "-o", "frames", "--count", "2", "--shape", "60x60");
    assertEquals(0, made.code(), made::told);
    try (Run run =
        shell.start(Map.of(), "scale", "frames", "-o", "study", "--cores", "2", "--repeats", "1")) {
      Path scratch = folder.resolve("study/scratch");
      Await.until(() -> "no frames in scratch", () -> holdsFrames(scratch));
      ProcessHandle oneCore = child(run).orElseThrow();
      Await.until(
          () -> "no second JVM", () -> child(run).filter(c -> !c.equals(oneCore)).isPresent());
      // One core's JVM has emptied the directory and ended.
      Await.until(() -> "no frames of the second JVM", () -> holdsFrames(scratch));
      child(run).orElseThrow().destroyForcibly();
      Result result = run.await();

      assertEquals(3, result.code(), result::told);
      assertEquals(
          "fits-highpass: local[2] could not be measured and is left out of the study\n",
          result.err());
      assertTrue(result.out().contains("Not measured, since a job failed: local[2]"), result::told);
      List<Map<String, String>> rows = Outputs.tableRows(folder.resolve("study/scaling.ecsv"));
      assertEquals(List.of("1"), rows.stream().map(row -> row.get("cores")).toList());
      assertTrue(Files.notExists(scratch), "frames of the JVM that was killed");
    }
  }

  /** Passes make the directory and remove it again, also between two looks at it. */
  private static boolean holdsFrames(Path scratch) {
    String[] names = scratch.toFile().list();
    return names != null && names.length > 0;
  }

  /** The JVM that filters; not yet while it is the helper that the JDK starts processes with. */
  private static Optional<ProcessHandle> child(Run run) {
    return run.process()
        .children()
        .filter(child -> child.info().command().filter(name -> name.endsWith("/java")).isPresent())
        .findFirst();
  }

  /** Mean of the two steady passes, which is their median. */
  private static double steadyWall(List<Map<String, String>> passes, String cores) {
    return passes.stream()
        .filter(pass -> pass.get("cores").equals(cores) && Integer.parseInt(pass.get("pass")) > 1)
        .mapToDouble(pass -> number(pass, "wall_s"))
        .average()
        .orElseThrow();
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
