package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.it.SubmitScript.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small scaling study, and its numbers worked out again from its own table of passes. */
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
    assertEquals(6, passes.size(), "two JVMs of a first and two steady passes");
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

  /** Mean of the two steady passes, which is their median. */
  private static double steadyWall(List<Map<String, String>> passes, String cores) {
    return passes.stream()
        .filter(pass -> pass.get("cores").equals(cores) && !pass.get("pass").equals("0"))
        .mapToDouble(pass -> number(pass, "wall_s"))
        .average()
        .orElseThrow();
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
