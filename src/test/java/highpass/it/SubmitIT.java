package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool as a user starts it, on the embedded Spark. */
class SubmitIT {
  @TempDir static Path folder;

  private static SubmitScript shell;
  private static Path frames;

  @BeforeAll
  static void makeFrames() throws Exception {
    // A space in every path, on purpose.
    Path here = Files.createDirectory(folder.resolve("a night"));
    shell = new SubmitScript(here);
    frames = here.resolve("frames");
    Result made =
        shell.run("generate", "-o", "frames", "--count", "5", "--shape", "120x150", "--seed", "3");
    assertEquals(0, made.code(), made::told);
    assertEquals("", made.err(), made::told);
  }

  @Test
  void filtersQuietlyAndInOrder() throws Exception {
    Result result = shell.run("--master", "local[2]", "--", "filter", "frames", "-o", "out1");

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.err(), result::told);
    List<String> named =
        result
            .out()
            .lines()
            .filter(l -> l.startsWith("fake_"))
            .map(l -> l.substring(0, l.indexOf(' ')))
            .toList();
    assertEquals(
        List.of(
            "fake_120x150_0.fits",
            "fake_120x150_1.fits",
            "fake_120x150_2.fits",
            "fake_120x150_3.fits",
            "fake_120x150_4.fits"),
        named,
        result::told);
    assertTrue(result.out().contains("5 frames: 5 ok in "), result::told);
    assertEquals(6, Outputs.names(here("out1")).size(), "five frames and timings.ecsv");
    assertEquals(5, Outputs.tableRows(here("out1").resolve("timings.ecsv")).size());
  }

  @Test
  void separateExecutorsGiveTheSameBytes() throws Exception {
    Result local = shell.run("--master", "local[1]", "--", "filter", "frames", "-o", "one");
    assertEquals(0, local.code(), local::told);

    Result cluster =
        shell.run(
            "--master",
            "local-cluster[2,1,1024]",
            "--",
            "filter",
            "frames",
            "-o",
            "cluster",
            "--order",
            "completion");

    assertEquals(0, cluster.code(), cluster::told);
    assertEquals("", cluster.err(), cluster::told);
    Outputs.assertSameFrames(here("one"), here("cluster"));
    List<Map<String, String>> rows = Outputs.tableRows(here("cluster").resolve("timings.ecsv"));
    assertTrue(
        rows.stream().noneMatch(row -> row.get("executor").equals("driver")),
        "filtered outside the driver: " + rows);
  }

  @Test
  void aBrokenFrameDoesNotStopTheOthers() throws Exception {
    Path mixed = Files.createDirectory(here("mixed"));
    Files.copy(frames.resolve("fake_120x150_0.fits"), mixed.resolve("a.fits"));
    Files.writeString(mixed.resolve("b.fits"), "not a frame", StandardCharsets.UTF_8);
    Files.copy(frames.resolve("fake_120x150_1.fits"), mixed.resolve("c.fits"));

    Result result = shell.run("filter", "mixed", "-o", "mixed out");

    assertEquals(3, result.code(), result::told);
    assertEquals(
        List.of("a_hp.fits", "c_hp.fits", "timings.ecsv"), Outputs.names(here("mixed out")));
    List<Map<String, String>> rows = Outputs.tableRows(here("mixed out").resolve("timings.ecsv"));
    assertEquals(
        List.of("ok", "failed", "ok"), rows.stream().map(row -> row.get("status")).toList());
    assertTrue(rows.get(1).get("reason").contains("b.fits"), "the reason names the frame: " + rows);
  }

  @Test
  void exitCodesPassAndRefusalsAreOneLine() throws Exception {
    Result result = shell.run("filter", "no such folder", "-o", "out2");

    assertEquals(2, result.code(), result::told);
    assertEquals("", result.out(), result::told);
    assertEquals(1, result.err().lines().count(), result::told);
    assertTrue(result.err().contains("no such folder"), result::told);
    assertTrue(Files.notExists(here("out2")), "a refused plan makes nothing");
  }

  @Test
  void dryRunOfTheScriptPrintsTheCommandThatRuns() throws Exception {
    Result shown = shell.run("--dry-run", "filter", "frames", "-o", "from dry run");
    assertEquals(0, shown.code(), shown::told);
    assertTrue(Files.notExists(here("from dry run")));

    Process process =
        new ProcessBuilder("bash", "-c", shown.out())
            .directory(here("").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), said);
    assertEquals(6, Outputs.names(here("from dry run")).size());
  }

  /** That it takes the settings of conf/ all the same, every other test of this class shows. */
  @Test
  void sparkSubmitIsLeftOutWhereItWouldOnlyHandOn() throws Exception {
    String sparkSubmit = " org.apache.spark.deploy.SparkSubmit ";
    String[] filter = {"--", "filter", "frames", "-o", "out"};

    Result one = shell.run(words(filter, "--dry-run", "--master", "local[1]"));
    Result cluster = shell.run(words(filter, "--dry-run", "--master", "spark://head:7077"));
    Result setting = shell.run(words(filter, "--dry-run", "--conf", "spark.task.cpus=2"));

    assertTrue(one.out().endsWith(" highpass.Main filter frames -o out \n"), one::told);
    assertFalse(one.out().contains(sparkSubmit), one::told);
    assertTrue(cluster.out().contains(sparkSubmit), cluster::told);
    assertTrue(setting.out().contains(sparkSubmit), setting::told);
  }

  private static String[] words(String[] last, String... first) {
    return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
  }

  /** What options of the environment make a JVM print is no part of the command. */
  @Test
  void optionsOfTheEnvironmentAreForTheJob() throws Exception {
    String[] words = {"--dry-run", "filter", "frames", "-o", "out"};

    Result plain = shell.run(words);
    Result talkative = shell.run(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:startuptime,gc"), words);

    assertEquals(0, talkative.code(), talkative::told);
    assertEquals(plain.out(), talkative.out(), talkative::told);
  }

  @Test
  void classesComeFromTheArchive() throws Exception {
    Path loaded = here("loaded.txt");

    Result result =
        shell.run(
            "--driver-java-options",
            "-Xlog:class+load:file=" + loaded.getFileName(),
            "--",
            "filter",
            "frames",
            "-o",
            "archived");

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.err(), result::told);
    List<String> main =
        Files.readAllLines(loaded).stream().filter(l -> l.contains(" highpass.Main ")).toList();
    assertEquals(1, main.size(), "highpass.Main is loaded once");
    assertTrue(main.get(0).contains("shared objects file"), main::toString);
  }

  @Test
  void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
    Result shown =
        shell.run(
            "--dry-run", "--master", "local[1]", "--", "filter", "frames", "-o", "no archive");
    Path broken = Files.writeString(here("broken.jsa"), "no archive");
    String other =
        shown
            .out()
            .replaceFirst(
                "-XX:SharedArchiveFile=\\S+",
                Matcher.quoteReplacement("-XX:SharedArchiveFile=\"$BROKEN\""));
    assertTrue(other.contains("$BROKEN"), shown::told);
    ProcessBuilder command = new ProcessBuilder("bash", "-c", other).directory(here("").toFile());
    command.environment().put("BROKEN", broken.toString());

    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), said);
    assertTrue(said.startsWith("frame "), said);
  }

  @Test
  void anotherCollectorMayBeAskedFor() throws Exception {
    Result result =
        shell.run(
            "--driver-java-options", "-XX:+UseSerialGC", "--", "filter", "frames", "-o", "serial");

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.err(), result::told);
  }

  @Test
  void theCommandIsComposedAnewForOtherOptions() throws Exception {
    Result first =
        shell.run("--dry-run", "--driver-memory", "601m", "--", "filter", "a", "-o", "b");
    Result again =
        shell.run("--dry-run", "--driver-memory", "601m", "--", "filter", "a", "-o", "b");
    Result other =
        shell.run("--dry-run", "--driver-memory", "602m", "--", "filter", "a", "-o", "b");

    assertEquals(0, first.code(), first::told);
    assertEquals(first.out(), again.out());
    assertTrue(other.out().contains(" -Xmx602m "), other::told);
    assertEquals(first.out(), other.out().replace("602m", "601m"));
  }

  @Test
  void theUsersClassPathComesBesideTheProgram() throws Exception {
    Result version =
        shell.run("--driver-class-path", here("classes of mine").toString(), "--", "--version");

    assertEquals(0, version.code(), version::told);
    assertTrue(version.out().contains("fits-highpass"), version::told);
  }

  @Test
  void sparkOptionsWithoutTheirEndAreRefused() throws Exception {
    Result result = shell.run("--master", "local[2]", "filter", "frames", "-o", "out3");

    assertEquals(2, result.code(), result::told);
    assertTrue(result.err().contains("must end with --"), result::told);
  }

  @Test
  void driverMemoryReachesTheJvm() throws Exception {
    Result result =
        shell.run("--dry-run", "--driver-memory", "700m", "--", "filter", "frames", "-o", "out4");

    assertEquals(0, result.code(), result::told);
    assertTrue(result.out().contains(" -Xmx700m "), result::told);
  }

  @Test
  void aSparkHomeThatIsNoneIsRefused() throws Exception {
    Result result =
        shell.run(Map.of("SPARK_HOME", folder.toString()), "filter", "frames", "-o", "out5");

    assertEquals(2, result.code(), result::told);
    assertTrue(result.err().contains("SPARK_HOME"), result::told);
  }

  private static Path here(String name) throws IOException {
    return frames.getParent().resolve(name);
  }
}
