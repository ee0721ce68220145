package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import highpass.storage.FrameStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The suite on an S3 server. */
class S3FilterIT extends AbstractFilterIT {
  private static final int MEGABYTE = 1 << 20;

  /** So that uploads are in several parts. */
  private static final int PART = 5 * MEGABYTE;

  private S3Server server;
  private Relay relay;
  private Path bucket;

  @Override
  Map<String, String> start() throws Exception {
    server = new S3Server(Files.createDirectory(folder.resolve("s3")));
    relay = new Relay(server.port());
    bucket = server.makeBucket("frames");
    server.makeBucket("beyond-relay");
    Map<String, String> settings = new HashMap<>(S3Server.settings(server.port()));
    settings.put("spark.hadoop.fs.s3a.multipart.size", Integer.toString(PART));
    set(settings, "nowhere", "endpoint", "http://127.0.0.1:" + JavaProcess.freePort());
    set(settings, "beyond-relay", "endpoint", "http://127.0.0.1:" + relay.port());
    // The test need not wait for a server that has gone for good.
    set(settings, "beyond-relay", "retry.limit", "1");
    set(settings, "beyond-relay", "attempts.maximum", "1");
    return settings;
  }

  private static void set(Map<String, String> settings, String bucket, String key, String value) {
    settings.put("spark.hadoop.fs.s3a.bucket." + bucket + "." + key, value);
  }

  @Override
  String root() {
    return "s3a://frames/store";
  }

  @Override
  void stop() {
    relay.close();
    server.close();
  }

  @Override
  String hostileCharacters() {
    return " #%+&;=,@!$'\"()[]{}*?|<>^`~\\:";
  }

  /**
   * Of one part and of several. The parts are awaited, since a server may keep a part that is still
   * under way when its upload is aborted.
   */
  @Test
  void aWriterThatFailsLeavesNeitherObjectNorUpload() throws Exception {
    FrameStore frames = new FrameStore(tool.hadoop());
    List<String> before = onDisk();
    long kept = stored();
    for (int megabytes : new int[] {1, 12}) {
      IOException failure =
          assertThrows(
              IOException.class,
              () ->
                  frames.<Exception>write(
                      store.place("failed.fits"),
                      true,
                      out -> {
                        for (int i = 0; i < megabytes; i++) {
                          out.write(new byte[MEGABYTE]);
                        }
                        long sent = megabytes * MEGABYTE / PART * (long) PART;
                        Await.until(() -> "whole parts", () -> stored() >= kept + sent);
                        throw new IOException("the writer's own");
                      }));
      assertTrue(failure.getMessage().contains("the writer's own"), failure::toString);
      List<String> left = new ArrayList<>(onDisk());
      left.removeAll(before);
      assertEquals(List.of(), left, megabytes + " MB");
    }
    frames.write(store.place("whole.fits"), true, out -> out.write(new byte[2 * PART + 1]));
    assertEquals(2 * PART + 1, store.get("whole.fits").length);
    store.delete("whole.fits");
    assertEquals(before, onDisk());
  }

  /** Bytes of all that the server keeps; a file that goes meanwhile counts nothing. */
  private long stored() throws IOException {
    return onDisk().stream().mapToLong(file -> new File(file).length()).sum();
  }

  /** All that the server keeps, parts of uploads included. */
  private List<String> onDisk() throws IOException {
    try (Stream<Path> files = Files.walk(bucket)) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void aServerThatGoesMidwayLeavesWholeObjects() throws Exception {
    put("six/0.fits", noise(0));
    for (int i = 1; i < 6; i++) {
      put("six/%d.fits".formatted(i), noise(10 * i));
    }
    Invariants invariants = invariants("six", "six out");
    Tree beyond = Tree.at("s3a://beyond-relay", tool.hadoop());
    Tree outputs = beyond.below("out");
    for (long bytes : new long[] {8_000, 20_000, 50_000}) {
      relay.breakAfter(bytes);
      Result broken =
          tool.run(
              "filter", store.place("six"), "-o", outputs.place(), "--size", "7", "--overwrite");
      relay.breakAfter(Long.MAX_VALUE);
      assertTrue(broken.code() == 1 || broken.code() == 2 || broken.code() == 3, broken::told);
      invariants.checkEnded(outputs, broken);
    }
    Result mended =
        tool.run("filter", store.place("six"), "-o", outputs.place(), "--size", "7", "--overwrite");
    invariants.checkClean(outputs, mended);
  }

  @Test
  @Timeout(60)
  void aServerThatIsNotThereIsToldInOneLine() {
    Result input =
        tool.run("filter", "s3a://nowhere/night", "-o", folder.resolve("unreached").toString());

    assertEquals(2, input.code(), input::told);
    assertEquals(1, input.err().lines().count(), input::told);
    assertTrue(input.err().contains("cannot be reached"), input::told);
    assertTrue(input.err().contains("refused"), input::told);
    assertTrue(Files.notExists(folder.resolve("unreached")), "a refused plan makes nothing");
  }

  /** Credentials in a file, the client's libraries by {@code --jars}: as the README tells it. */
  @Test
  void submitScriptFiltersThereAndAKilledDriverLeavesWholeObjects() throws Exception {
    put("two/0.fits", noise(7));
    put("two/1.fits", noise(8));
    Invariants invariants = invariants("two", "two out");
    Path properties = folder.resolve("s3.properties");
    Files.writeString(
        properties,
        S3Server.settings(server.port()).entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue() + "\n")
            .collect(Collectors.joining()));
    SubmitScript shell = new SubmitScript(folder);
    String[] words = {
      "--properties-file",
      properties.toString(),
      "--load-spark-defaults",
      "--jars",
      clientJars(),
      "--",
      "filter",
      store.place("two"),
      "-o",
      store.place("two out"),
      "--size",
      "7",
      "--overwrite"
    };

    Tree outputs = store.below("two out");
    try (SubmitScript.Run run = shell.start(Map.of(), words)) {
      Await.until(() -> "an output", () -> !run.process().isAlive() || !outputs.names().isEmpty());
      run.kill();
    }
    invariants.checkFrames(outputs);
    Result again = shell.run(words);

    invariants.checkClean(outputs, again);
    assertEquals("", again.err(), again::told);
    assertEquals(-1, again.out().indexOf(S3Server.SECRET), again::told);
    for (String name : outputs.names()) {
      String content = new String(outputs.get(name), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertEquals(-1, content.indexOf(S3Server.SECRET), name);
    }
  }

  private static String clientJars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            jar ->
                jar.matches(
                        ".*/(hadoop-aws|analyticsaccelerator|httpc(lient|ore)-4|reactive-streams).*")
                    || jar.contains("/software/amazon/"))
        .collect(Collectors.joining(","));
  }
}
