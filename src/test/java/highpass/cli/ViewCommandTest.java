package highpass.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ViewCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFrames() throws IOException {
    Tool.writeFrame(folder.resolve("a.fits"), 40, 50);
    Tool.writeFrame(folder.resolve("other.fits"), 41, 50);
    Files.writeString(folder.resolve("text.fits"), "no frame");
    Files.writeString(folder.resolve("there.png"), "precious");
  }

  private Result view(String... words) {
    List<String> line =
        Stream.concat(Stream.of("view"), Stream.of(words).map(this::place)).toList();
    return Tool.run(line.toArray(String[]::new));
  }

  private String place(String word) {
    return word.matches(".*\\.(fits|png|fit|pdf)") ? folder.resolve(word).toString() : word;
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(folder.resolve(name).toFile());
  }

  @Test
  void aFrameIsFilteredAndDrawn() throws IOException {
    Result result = view("a.fits", "-o", "new/a.png", "--size", "5", "--width", "900");
    assertEquals(0, result.code(), result::told);
    assertEquals(folder.resolve("new/a.png").toString(), result.out().strip());
    assertEquals("", result.err());
    assertTrue(picture("new/a.png").getWidth() <= 900);
    assertTrue(picture("new/a.png").getWidth() > 500);
  }

  @Test
  void aFilteredFrameIsDrawnLikeOneFilteredHere() throws IOException {
    Tool.run("filter", folder.resolve("a.fits").toString(), "-o", folder.toString(), "--size", "5");
    Result read = view("a.fits", "a_hp.fits", "-o", "read.png", "--background", "-q");
    Result made = view("a.fits", "-o", "made.png", "--size", "5", "--background", "-q");
    assertEquals(0, read.code(), read::told);
    assertEquals(0, made.code(), made::told);
    assertEquals("", made.out());
    BufferedImage a = picture("read.png");
    BufferedImage b = picture("made.png");
    // The middle of the second panel: below the titles, which differ.
    int x = a.getWidth() * 2 / 5;
    int y = a.getHeight() / 2;
    int width = a.getWidth() / 6;
    assertArrayEquals(
        a.getRGB(x, y, width, 100, null, 0, width), b.getRGB(x, y, width, 100, null, 0, width));
  }

  @Test
  void anExistingFigureIsReplacedOnRequestOnly() throws IOException {
    Result refused = view("a.fits", "-o", "there.png");
    assertEquals(2, refused.code(), refused::told);
    assertTrue(refused.err().contains("there.png"), refused::told);
    assertTrue(refused.err().contains("--overwrite"), refused::told);
    assertEquals("precious", Files.readString(folder.resolve("there.png")));

    Result replaced = view("a.fits", "-o", "there.png", "--overwrite", "--width", "600");
    assertEquals(0, replaced.code(), replaced::told);
    assertTrue(picture("there.png").getHeight() > 100);
  }

  @Test
  void aFrameIsNotReplacedByItsFigure() throws IOException {
    Files.copy(folder.resolve("a.fits"), folder.resolve("frame.png"));
    Files.createSymbolicLink(folder.resolve("link.fits"), folder.resolve("frame.png"));
    for (String input : List.of("frame.png", "link.fits")) {
      Result result = view(input, "-o", "frame.png", "--overwrite");
      assertEquals(2, result.code(), result::told);
      assertEquals(1, result.err().lines().count(), result::told);
      assertEquals(-1, Files.mismatch(folder.resolve("a.fits"), folder.resolve("frame.png")));
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("IN", "-o", "new.png"),
        refusal("--output", "a.fits"),
        refusal(".png", "a.fits", "-o", "new.pdf"),
        refusal("missing.fits", "missing.fits", "-o", "new.png"),
        refusal("missing.fits", "a.fits", "missing.fits", "-o", "new.png"),
        refusal("frames", "*.fits", "-o", "new.png"),
        refusal("--cmap", "a.fits", "-o", "new.png", "--cmap", "jet"),
        refusal("--stretch", "a.fits", "-o", "new.png", "--stretch", "cube"),
        refusal("--cuts", "a.fits", "-o", "new.png", "--cuts", "5"),
        refusal("--cuts", "a.fits", "-o", "new.png", "--cuts", "5,1"),
        refusal("--cuts", "a.fits", "-o", "new.png", "--cuts", "101%"),
        refusal("--cuts", "a.fits", "-o", "new.png", "--cuts", "99%,1%"),
        refusal("--cuts", "a.fits", "-o", "new.png", "--cuts", "1%,5"),
        refusal("--cuts", "a.fits", "-o", "new.png", "--cuts", "1,nan"),
        refusal("--plane", "a.fits", "-o", "new.png", "--plane", "-1"),
        refusal("--width", "a.fits", "-o", "new.png", "--width", "10"),
        refusal("--dpi", "a.fits", "-o", "new.png", "--dpi", "0"),
        refusal("--size", "a.fits", "-o", "new.png", "--size", "0"),
        refusal("exclude", "a.fits", "other.fits", "-o", "new.png", "--size", "5"));
  }

  private static Arguments refusal(String named, String... words) {
    return Arguments.of(named, List.of(words));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void wrongUsageIsRefused(String named, List<String> words) {
    Result result = view(words.toArray(String[]::new));
    assertAll(
        () -> assertEquals(2, result.code(), result::told),
        () -> assertEquals("", result.out(), result::told),
        () -> assertTrue(result.err().lines().findFirst().orElse("").contains(named), result::told),
        () -> assertTrue(Files.notExists(folder.resolve("new.png"))));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        refusal("text.fits", "text.fits", "-o", "new.png"),
        refusal("other.fits", "a.fits", "other.fits", "-o", "new.png"),
        refusal("plane 3", "a.fits", "-o", "new.png", "--plane", "3"),
        refusal("HDU", "a.fits", "-o", "new.png", "--hdu", "7"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void framesThatCannotBeDrawn(String named, List<String> words) {
    Result result = view(words.toArray(String[]::new));
    assertAll(
        () -> assertEquals(1, result.code(), result::told),
        () -> assertEquals(1, result.err().lines().count(), result::told),
        () -> assertTrue(result.err().contains(named), result::told),
        () -> assertTrue(Files.notExists(folder.resolve("new.png"))));
  }
}
