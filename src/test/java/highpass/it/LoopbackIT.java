package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run on one machine concerns nobody else: nobody else can reach it. */
class LoopbackIT {
  @TempDir Path folder;

  private SubmitScript shell;
  private Tree out;

  @BeforeEach
  void makeFrames() throws Exception {
    shell = new SubmitScript(folder);
    Tree frames = Tree.at(folder.resolve("in").toString(), new Configuration());
    byte[] frame = AbstractFilterIT.noise(500);
    for (int i = 0; i < 60; i++) {
      frames.put(i + ".fits", frame);
    }
    out = Tree.at(folder.resolve("out").toString(), new Configuration());
  }

  private SubmitScript.Run start(String master, String... options) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("--master", master, "--", "filter", "in", "-o", "out"));
    words.addAll(List.of("--size", "101"));
    words.addAll(List.of(options));
    SubmitScript.Run run = shell.start(Map.of(), words.toArray(String[]::new));
    Await.until(() -> "an output", () -> !run.process().isAlive() || !out.names().isEmpty());
    assertTrue(run.process().isAlive(), "over before it could be looked at");
    return run;
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[2]", "local-cluster[2,1,1024]"})
  void nothingListensBeyondThisMachine(String master) throws Exception {
    try (SubmitScript.Run run = start(master)) {
      List<String> listeners = Listeners.of(run.process().toHandle());
      assertEquals(List.of(), listeners.stream().filter(l -> !Listeners.isLoopback(l)).toList());
      // Spark's own; were there none, the test would look in the wrong place.
      assertTrue(!listeners.isEmpty(), master);
    }
  }

  @Test
  void theWebPageIsThereWhenAskedForAndForThisMachineAlone() throws Exception {
    try (SubmitScript.Run run = start("local[1]", "--ui")) {
      String said = Files.readString(run.err());
      Matcher page =
          Pattern.compile("Spark's web page: (http://127\\.0\\.0\\.1:\\d+)").matcher(said);
      assertTrue(page.find(), said);
      HttpURLConnection jobs =
          (HttpURLConnection) URI.create(page.group(1) + "/jobs/").toURL().openConnection();
      assertEquals(200, jobs.getResponseCode());
      jobs.disconnect();
      List<String> listeners = Listeners.of(run.process().toHandle());
      assertEquals(List.of(), listeners.stream().filter(l -> !Listeners.isLoopback(l)).toList());
    }
  }
}
