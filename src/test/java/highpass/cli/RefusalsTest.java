package highpass.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage and refused plans: exit code 2, a line that names the thing, and nothing done. */
class RefusalsTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFrame() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 8, 9);
  }

  static Stream<Arguments> wrongUsages() {
    return Stream.of(
        usage("no COMMAND"),
        usage("fitler", "fitler", "IN", "-o", "OUT"),
        usage("--output", "filter", "IN"),
        usage("INPUT", "filter", "-o", "OUT"),
        usage("--no-such-option", "filter", "IN", "-o", "OUT", "--no-such-option"),
        usage("--size", "filter", "IN", "-o", "OUT", "--size", "0"),
        usage("--size", "filter", "IN", "-o", "OUT", "--size", "-3"),
        usage("--size", "filter", "IN", "-o", "OUT", "--size", "3.5"),
        usage("--size", "filter", "IN", "-o", "OUT", "--size", "3,4,5"),
        usage("--size", "filter", "IN", "-o", "OUT", "--size", "99999,99999"),
        usage("--mode", "filter", "IN", "-o", "OUT", "--mode", "mirrored"),
        usage("--cval", "filter", "IN", "-o", "OUT", "--cval", "1"),
        usage("--cval", "filter", "IN", "-o", "OUT", "--mode", "constant", "--cval", "x"),
        usage("--nan", "filter", "IN", "-o", "OUT", "--nan", "zero"),
        usage("--type", "filter", "IN", "-o", "OUT", "--type", "int16"),
        usage("--hdu", "filter", "IN", "-o", "OUT", "--hdu", " "),
        usage("--thumbnails", "filter", "IN", "-o", "OUT", "--thumbnails"),
        usage("--cuts", "filter", "IN", "-o", "OUT", "--cuts", "zscale"),
        usage("--cmap", "filter", "IN", "-o", "OUT", "--report", "--cmap", "gray"),
        usage("--stretch", "filter", "IN", "-o", "OUT", "--figures", "--stretch", "wide"),
        usage("--cmap", "filter", "IN", "-o", "OUT", "--figures", "--cmap", "jet"),
        usage("--partitions", "filter", "IN", "-o", "OUT", "--partitions", "0"),
        usage("--retries", "filter", "IN", "-o", "OUT", "--retries", "-1"),
        usage("--timeout", "filter", "IN", "-o", "OUT", "--timeout", "0"),
        usage("--timeout", "filter", "IN", "-o", "OUT", "--timeout", "nan"),
        usage("--timeout", "filter", "IN", "-o", "OUT", "--timeout", "1m"),
        usage("--halt", "filter", "IN", "-o", "OUT", "--halt", "0"),
        usage("--halt", "filter", "IN", "-o", "OUT", "--halt", "0%"),
        usage("--halt", "filter", "IN", "-o", "OUT", "--halt", "101%"),
        usage("--halt", "filter", "IN", "-o", "OUT", "--halt", "some"),
        usage("--order", "filter", "IN", "-o", "OUT", "--order", "random"),
        usage("--spark-log-level", "filter", "IN", "-o", "OUT", "--spark-log-level", "LOUD"),
        usage("exclude each other", "filter", "IN", "-o", "OUT", "-q", "-v"),
        usage("slash", "filter", "IN", "-o", "OUT", "--suffix", "/../x"),
        usage("--count", "generate", "-o", "OUT", "--count", "0"),
        usage("--shape", "generate", "-o", "OUT", "--shape", "1000"),
        usage("--shape", "generate", "-o", "OUT", "--shape", "0x5"));
  }

  private static Arguments usage(String named, String... words) {
    return Arguments.of(named, List.of(words));
  }

  @ParameterizedTest
  @MethodSource("wrongUsages")
  void wrongUsageIsExitCodeTwo(String named, List<String> words) throws IOException {
    Result result = Tool.run(words.stream().map(this::place).toArray(String[]::new));

    assertAll(
        () -> assertEquals(2, result.code(), result::told),
        () -> assertEquals("", result.out(), result::told),
        () -> assertTrue(firstLine(result).contains(named), result::told),
        () -> assertTrue(firstLine(result).startsWith("fits-highpass: "), result::told),
        () -> assertTrue(Files.notExists(folder.resolve("out")), "nothing is made"));
  }

  private String place(String word) {
    return switch (word) {
      case "IN" -> folder.resolve("in").toString();
      case "OUT" -> folder.resolve("out").toString();
      default -> word;
    };
  }

  @Test
  void anInputThatIsNotThere() throws IOException {
    assertRefused(filter("nothing.fits"), "nothing.fits");
    assertRefused(filter("in/*.fit"), "in/*.fit");
  }

  @Test
  void aDirectoryWithoutFrames() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertRefused(filter("empty"), "empty");
  }

  @Test
  void anOutputThatIsAnInput() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("in/a.fits"));
    Result result =
        Tool.run(
            "filter",
            folder.resolve("in").toString(),
            "-o",
            folder.resolve("in").toString(),
            "--suffix",
            "",
            "--overwrite");
    assertRefused(result, "in/a.fits");
    assertEquals(-1, mismatch(before, folder.resolve("in/a.fits")));
  }

  @Test
  void anOutputThatIsAnInputThroughALink() throws IOException {
    Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("in"));
    Result result =
        Tool.run(
            "filter",
            folder.resolve("in/a.fits").toString(),
            "-o",
            folder.resolve("alias").toString(),
            "--suffix",
            "",
            "--overwrite");
    assertRefused(result, "a.fits");
  }

  @Test
  void outputsThatExist() throws IOException {
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out/a_hp.fits"), "precious");

    Result result = filter("in");

    assertRefused(result, "a_hp.fits");
    assertTrue(result.err().contains("--overwrite"), result::told);
    assertEquals("precious", Files.readString(folder.resolve("out/a_hp.fits")));
  }

  @Test
  void anOutputDirectoryThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("out"), "a file");
    assertRefused(filter("in"), "out");
    assertEquals("a file", Files.readString(folder.resolve("out")));
  }

  @Test
  void aTimingsFileThatIsSomethingElse() throws IOException {
    Path precious = folder.resolve("in/a.fits");
    byte[] before = Files.readAllBytes(precious);
    Result result =
        Tool.run(
            "filter",
            folder.resolve("in").toString(),
            "-o",
            folder.resolve("out").toString(),
            "--timings",
            precious.toString());
    assertRefused(result, "a.fits");
    assertEquals(-1, mismatch(before, precious));
  }

  @Test
  void aTimingsFileThatIsAnOutputOfTheSameRun() throws IOException {
    String out = folder.resolve("out").toString();
    assertRefused(
        filter("in", "--timings", out + "/a_hp.fits"), "a_hp.fits is a frame that this run writes");
    assertRefused(
        filter("in", "--background", "--timings", out + "/a_background.fits"),
        "a_background.fits is a frame that this run writes");
    assertRefused(
        filter("in", "--figures", "--timings", out + "/figures/contact-001.png"),
        "contact-001.png is a contact sheet of this run");
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  /** Under the name of a link it is found out when the frame is there, which then stays. */
  @Test
  void aTimingsFileThatIsAnOutputThroughALink() throws IOException {
    Files.createDirectory(folder.resolve("out"));
    Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("out"));
    Result result = filter("in", "--timings", folder.resolve("alias/a_hp.fits").toString());
    assertEquals(1, result.code(), result::told);
    assertTrue(result.err().contains("was written meanwhile and is no table"), result::told);
    assertTrue(
        new String(Files.readAllBytes(folder.resolve("out/a_hp.fits")), ISO_8859_1)
            .startsWith("SIMPLE  ="));
  }

  @Test
  void aTimingsFileThatCannotBeWritten() throws IOException {
    assertRefused(
        filter("in", "--timings", folder.resolve("in").toString()),
        "/in, which is no file; name another");
    assertRefused(
        filter("in", "--timings", "/"), "/, which is no file; name another with --timings");
    assertRefused(
        filter("in", "--timings", folder.resolve("in/a.fits/t.ecsv").toString()),
        "a.fits is not a directory; name another with --timings");
    assertRefused(filter("in", "--timings", "/dev/zero"), "/dev/zero, which is no file");
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"figure.png", "report.html"})
  void aDemoThatWouldReplaceSomethingElse(String name) throws IOException {
    Path precious = Files.createDirectory(folder.resolve("out")).resolve(name);
    Files.writeString(precious, "mine");
    assertRefused(Tool.run("demo", "-o", folder.resolve("out").toString()), name);
    assertEquals("mine", Files.readString(precious));
    assertTrue(Files.notExists(folder.resolve("out/frames")));
  }

  @Test
  void aReportThatWouldReplaceSomethingElse() throws IOException {
    Path precious = Files.writeString(folder.resolve("notes.html"), "<!DOCTYPE html>\nmine");
    assertRefused(
        filter("in", "--report", precious.toString()), "notes.html is there already and is no run");
    assertEquals("<!DOCTYPE html>\nmine", Files.readString(precious));
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @Test
  void contactSheetsThatWouldReplaceSomethingElse() throws IOException {
    Path figures = Files.createDirectories(folder.resolve("out/figures"));
    Path precious = Files.writeString(figures.resolve("contact-001.png"), "mine");
    assertRefused(filter("in", "--figures"), "contact-001.png is there already and is no contact");
    assertEquals("mine", Files.readString(precious));
    assertTrue(Files.notExists(folder.resolve("out/a_hp.fits")));

    // In no page's place it is not in the way.
    Files.move(precious, figures.resolve("contact-002.png"));
    Result result = filter("in", "--figures");
    assertEquals(0, result.code(), result::told);
    assertEquals("mine", Files.readString(figures.resolve("contact-002.png")));
  }

  @Test
  void aDirectoryInThePlaceOfAContactSheet() throws IOException {
    Path figures = Files.createDirectories(folder.resolve("out/figures"));
    Files.createDirectory(figures.resolve("contact-001.png"));
    assertRefused(filter("in", "--figures"), "contact-001.png");
    assertTrue(Files.notExists(folder.resolve("out/a_hp.fits")));
  }

  @Test
  void aFileWhereTheContactSheetsGo() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/figures"), "mine");
    assertRefused(filter("in", "--figures"), "out/figures is a file");
  }

  @Test
  void aReportAndATableInOnePlace() throws IOException {
    String place = folder.resolve("run.html").toString();
    assertRefused(filter("in", "--report=" + place, "--timings", place), "run.html");
  }

  @Test
  void aReportThatIsNoPage() throws IOException {
    Result result = filter("in", "--report=" + folder.resolve("in"));
    assertEquals(2, result.code(), result::told);
    assertTrue(firstLine(result).contains("ends in .html"), result::told);
  }

  @Test
  void generatedFramesThatExist() throws IOException {
    Path out = Files.createDirectory(folder.resolve("frames"));
    Files.writeString(out.resolve("fake_4x4_1.fits"), "precious");
    Result result = Tool.run("generate", "-o", out.toString(), "--count", "3", "--shape", "4x4");
    assertRefused(result, "fake_4x4_1.fits");
  }

  private Result filter(String input, String... options) {
    String[] words = {
      "filter", folder.resolve(input).toString(), "-o", folder.resolve("out").toString()
    };
    return Tool.run(Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
  }

  private static void assertRefused(Result result, String named) {
    assertAll(
        () -> assertEquals(2, result.code(), result::told),
        () -> assertEquals("", result.out(), result::told),
        () -> assertEquals(1, result.err().lines().count(), result::told),
        () -> assertTrue(result.err().contains(named), result::told));
  }

  private static String firstLine(Result result) {
    return result.err().lines().findFirst().orElse("");
  }

  private static int mismatch(byte[] before, Path file) throws IOException {
    return java.util.Arrays.mismatch(before, Files.readAllBytes(file));
  }

  /** Keys of S3 may have slashes in them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://key:hush@bucket/x",
        "s3a://key:hu/hush@bucket/x",
        "S3://key:hush@bucket/x",
        "hdfs://me:hush@nn:8020/x"
      })
  void passwordsInUrisAreRefusedAndNotRepeated(String uri) {
    for (List<String> words :
        List.of(
            List.of("filter", uri, "-o", place("OUT")),
            List.of("filter", "@" + uri, "-o", place("OUT")),
            List.of("filter", place("IN"), "-o", uri),
            List.of("filter", place("IN"), "-o", place("OUT"), "--timings", uri),
            List.of("filter", place("IN"), "-o", place("OUT"), "--report=" + uri + ".html"),
            List.of("filter", place("IN"), "-o", place("OUT"), "--halt", uri),
            List.of("view", uri, "-o", place("OUT")),
            List.of("generate", "-o", uri, "--count", "1", "--shape", "9x9"))) {
      Result result = Tool.run(words.toArray(String[]::new));
      assertEquals(2, result.code(), result::told);
      assertFalse(result.told().contains("hush"), result::told);
    }
  }
}
