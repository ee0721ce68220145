package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On one machine, nothing that a run starts listens beyond that machine. */
@EnabledOnOs(OS.LINUX)
class LoopbackIT {
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  @TempDir private Path folder;

  @ParameterizedTest
  @Timeout(300)
  @CsvSource({"local[2],--no-ui", "local[2],--ui", "'local-cluster[1,1,1024]',--no-ui"})
  void nothingListensBeyondLoopback(String master, String ui) throws Exception {
    SubmitScript shell = new SubmitScript(folder);
    Files.createDirectory(folder.resolve("in"));
    for (int i = 0; i < 3; i++) {
      Files.write(folder.resolve("in/" + i + ".fits"), AbstractFilterIT.noise(i));
    }
    String shown = ui.equals("--ui") ? "--ui" : "--size=51";
    Set<String> seen = new TreeSet<>();
    try (SubmitScript.Run run =
        shell.start(Map.of(), "--master", master, "--", "filter", "in", "-o", "out", shown)) {
      do {
        seen.addAll(ListeningSockets.of(run.process().toHandle()));
      } while (!run.process().waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
      Result result = run.await();
      assertEquals(0, result.code(), result::told);
    }
    assertFalse(seen.isEmpty(), "Spark's driver listens, if only for itself");
    assertTrue(seen.stream().allMatch(ListeningSockets::isLoopback), seen::toString);
  }

  /** What is looked at above is what the system says. */
  @Test
  void aSocketThatListensIsSeen() throws IOException {
    try (ServerSocket everywhere = new ServerSocket(0)) {
      String port = "%04X".formatted(everywhere.getLocalPort());
      Set<String> seen = ListeningSockets.of(ProcessHandle.current());
      assertTrue(
          seen.stream().anyMatch(s -> s.endsWith(":" + port) && !ListeningSockets.isLoopback(s)),
          seen::toString);
    }
  }
}
