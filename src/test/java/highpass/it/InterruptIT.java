package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is told to end while it filters, and another that goes on from there. */
class InterruptIT {
  private static final int FRAMES = 60;
  private static final long MOST_SECONDS = 120;

  @TempDir static Path folder;

  private static SubmitScript shell;

  @BeforeAll
  static void makeFrames() throws Exception {
    shell = new SubmitScript(folder);
    Result made =
        shell.run("generate", "-o", "frames", "--count", "" + FRAMES, "--shape", "600x600");
    assertEquals(0, made.code(), made::told);
    Result clean = shell.run("filter", "frames", "-o", "clean", "--size", "200");
    assertEquals(0, clean.code(), clean::told);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void reportsAndLeavesNothingThatIsNotWhole(String signal, int code) throws Exception {
    String out = "out-" + signal;
    Path err = folder.resolve(out + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(
                SubmitScript.command(
                    "--master", "local[2]", "--", "filter", "frames", "-o", out, "--size", "200"))
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .redirectInput(new File("/dev/null"));
    builder.environment().remove("SPARK_HOME");
    Process process = builder.start();
    StringBuilder told = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.append(line).append('\n');
        if (line.startsWith("fake_600x600_1.fits")) {
          send(signal, process);
        }
      }
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), told::toString);
    } finally {
      process.destroyForcibly();
    }

    String errors = Files.readString(err);
    assertEquals(code, process.exitValue(), errors);
    assertTrue(told.toString().contains(FRAMES + " frames: "), told::toString);
    assertEquals("fits-highpass: interrupted; the frames that are done are whole\n", errors);
    List<Map<String, String>> rows = Outputs.tableRows(folder.resolve(out + "/timings.ecsv"));
    assertEquals(FRAMES, rows.size());
    long unfinished = rows.stream().filter(row -> row.get("status").equals("failed")).count();
    assertTrue(unfinished > 0, "it was not interrupted: " + told);
    List<String> names = Outputs.names(folder.resolve(out));
    assertFalse(names.stream().anyMatch(name -> name.startsWith(".")), names::toString);
    long outputs = names.stream().filter(name -> name.endsWith("_hp.fits")).count();
    assertEquals(outputs, FRAMES - unfinished, "frames that are done and told so");

    goesOn(out);
  }

  private static void send(String signal, Process process) throws IOException {
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
  }

  private static void goesOn(String out) throws Exception {
    Result rest = shell.run("filter", "frames", "-o", out, "--size", "200", "--resume");
    assertEquals(0, rest.code(), rest::told);
    List<String> statuses =
        Outputs.tableRows(folder.resolve(out + "/timings.ecsv")).stream()
            .map(row -> row.get("status"))
            .toList();
    assertTrue(statuses.contains("skipped") && statuses.contains("ok"), statuses::toString);
    Outputs.assertSameFrames(folder.resolve("clean"), folder.resolve(out));
  }
}
