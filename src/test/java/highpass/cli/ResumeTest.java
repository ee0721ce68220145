package highpass.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code filter --resume}: nothing done twice that was whole, and everything else done. */
class ResumeTest {
  /** Nothing that a run writes now is as old. */
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;

  @BeforeEach
  void makeFrames() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 8, 9);
    Tool.writeFrame(folder.resolve("in/b.fits"), 9, 8);
    Tool.writeFrame(folder.resolve("in/c.fits"), 7, 7);
  }

  @Test
  void skipsWhatIsDoneAndDoesTheRest() throws IOException {
    assertEquals(0, filter().code());
    byte[] b = Files.readAllBytes(output("b_hp.fits"));
    Files.delete(output("b_hp.fits"));
    age();

    Result again = filter("--resume");

    assertEquals(0, again.code(), again::told);
    assertEquals(List.of("skipped", "ok", "skipped"), statuses(), again::told);
    assertEquals(List.of("b_hp.fits"), written());
    assertArrayEquals(b, Files.readAllBytes(output("b_hp.fits")));
    assertTrue(again.out().contains("3 frames: 1 ok, 2 skipped in "), again::told);
    assertTrue(again.out().contains("a.fits  skipped  done before: "), again::told);
  }

  @Test
  void aRunOfNothingButFramesThatAreDone() throws IOException {
    assertEquals(0, filter("--background", "--compress", "fz").code());
    age();

    Result again = filter("--background", "--compress", "fz", "--resume", "-q");

    assertEquals(0, again.code(), again::told);
    assertEquals("", again.out() + again.err());
    assertEquals(List.of("skipped", "skipped", "skipped"), statuses());
    assertEquals(List.of(), written());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "fz"})
  void whatIsNotWholeIsMadeAnew(String compression) throws IOException {
    assertEquals(0, filter("--compress", compression).code());
    List<Path> outputs = outputs();
    byte[][] whole = new byte[3][];
    for (int i = 0; i < 3; i++) {
      whole[i] = Files.readAllBytes(outputs.get(i));
    }
    Files.write(outputs.get(0), Arrays.copyOf(whole[0], whole[0].length / 2));
    byte[] flipped = whole[1].clone();
    flipped[flipped.length * 3 / 4] ^= 1;
    Files.write(outputs.get(1), flipped);
    Files.write(outputs.get(2), concat(whole[2], new byte[] {1}));
    age();

    Result again = filter("--compress", compression, "--resume");

    assertEquals(0, again.code(), again::told);
    assertEquals(List.of("ok", "ok", "ok"), statuses(), again::told);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(whole[i], Files.readAllBytes(outputs.get(i)), "output " + i);
    }
  }

  @Test
  void aMissingBackgroundIsMadeAndOneThatIsNotWantedIsLeft() throws IOException {
    assertEquals(0, filter().code());
    assertEquals(0, filter("--background", "--resume").code());
    assertEquals(List.of("ok", "ok", "ok"), statuses());
    age();

    assertEquals(0, filter("--resume").code());
    assertEquals(List.of("skipped", "skipped", "skipped"), statuses());
    Files.delete(output("a_background.fits"));

    assertEquals(0, filter("--background", "--resume").code());
    assertEquals(List.of("ok", "skipped", "skipped"), statuses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--size 5",
        "--size 3,4",
        "--mode mirror",
        "--mode constant",
        "--nan propagate",
        "--type float32"
      })
  void anotherOptionIsNoticed(String options) throws IOException {
    assertEquals(0, filter("--size", "3").code());
    byte[] before = Files.readAllBytes(output("a_hp.fits"));
    List<String> words = new ArrayList<>(List.of("--size", "3", "--resume"));
    if (options.startsWith("--size")) {
      words.remove(0);
      words.remove(0);
    }
    words.addAll(Arrays.asList(options.split(" ", -1)));

    Result again = filter(words.toArray(String[]::new));

    assertEquals(0, again.code(), again::told);
    assertEquals(List.of("ok", "ok", "ok"), statuses(), again::told);
    assertNotEquals(
        -1, Arrays.mismatch(before, Files.readAllBytes(output("a_hp.fits"))), "made anew");
  }

  @Test
  void anotherValueBeyondTheEdgesIsNoticed() throws IOException {
    assertEquals(0, filter("--mode", "constant", "--cval", "1").code());

    assertEquals(0, filter("--mode", "constant", "--cval", "2", "--resume").code());

    assertEquals(List.of("ok", "ok", "ok"), statuses());
  }

  @Test
  void aChangedInputIsNoticed() throws IOException {
    assertEquals(0, filter().code());
    Path input = folder.resolve("in/b.fits");
    byte[] bytes = Files.readAllBytes(input);
    bytes[80 * 5 - 2] = '/';
    bytes[80 * 5 - 1] = 'x'; // a comment
    Files.write(input, bytes);
    Files.write(
        folder.resolve("in/c.fits"),
        concat(Files.readAllBytes(folder.resolve("in/c.fits")), new byte[2880]));
    age();

    Result again = filter("--resume");

    assertEquals(0, again.code(), again::told);
    assertEquals(List.of("skipped", "ok", "ok"), statuses(), again::told);
  }

  @Test
  void anOutputThatIsNoFrameIsReplaced() throws IOException {
    Files.createDirectory(folder.resolve("out"));
    Files.createFile(output("a_hp.fits"));
    Files.writeString(output("b_hp.fits"), "no frame");
    Files.copy(folder.resolve("in/c.fits"), output("c_hp.fits"));

    assertEquals(0, filter("--resume").code());

    assertEquals(List.of("ok", "ok", "ok"), statuses());
  }

  @Test
  void exitCodeTellsOfFramesThatFailAgain() throws IOException {
    Files.writeString(folder.resolve("in/b.fits"), "no frame");
    assertEquals(3, filter().code());

    Result again = filter("--resume");

    assertEquals(3, again.code(), again::told);
    assertEquals(List.of("skipped", "failed", "skipped"), statuses(), again::told);
  }

  @Test
  void overwriteAndResumeExcludeEachOther() {
    Result result = filter("--resume", "--overwrite");

    assertEquals(2, result.code(), result::told);
    assertTrue(result.err().contains("--overwrite and --resume exclude each other"), result::told);
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @Test
  void withoutEitherExistingOutputsAreRefusedAndTheOptionsNamed() throws IOException {
    assertEquals(0, filter().code());

    Result again = filter();

    assertEquals(2, again.code(), again::told);
    assertTrue(
        again.err().contains("--overwrite replaces them, --resume keeps those that are done"),
        again::told);
  }

  private Result filter(String... options) {
    String[] words = {
      "filter", folder.resolve("in").toString(), "-o", folder.resolve("out").toString()
    };
    return Tool.run(Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
  }

  private Path output(String name) {
    return folder.resolve("out").resolve(name);
  }

  private List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.filter(file -> file.toString().contains(".fits")).sorted().toList();
    }
  }

  /** Makes the outputs look old. */
  private void age() throws IOException {
    for (Path file : outputs()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }

  /** The outputs written since. */
  private List<String> written() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : outputs()) {
      if (!Files.getLastModifiedTime(file).equals(LONG_AGO)) {
        names.add(file.getFileName().toString());
      }
    }
    return names;
  }

  /** Of the frames, in the order of the table. */
  private List<String> statuses() throws IOException {
    return Files.readAllLines(output("timings.ecsv")).stream()
        .filter(line -> line.startsWith("/"))
        .map(line -> line.split(",", -1)[2])
        .toList();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
