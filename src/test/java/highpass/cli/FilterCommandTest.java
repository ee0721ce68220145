package highpass.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.HighPass;
import highpass.filter.MedianFilter;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import highpass.fits.Frame;
import highpass.fits.FrameReader;
import highpass.fits.PlaneFrame;
import highpass.fits.ReadOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job by its command line, on local Spark. */
class FilterCommandTest {
  @TempDir Path folder;

  @Test
  void optionsReachThePixels() throws Exception {
    Files.createDirectories(folder.resolve("in/n1"));
    Plane plane = Tool.writeFrame(folder.resolve("in/n1/a.fits"), 21, 34);
    Tool.writeFrame(folder.resolve("in/b.fits"), 12, 7);

    Result result =
        filter(
            "--size",
            "4,7",
            "--mode",
            "constant",
            "--cval",
            "-2.5",
            "--type",
            "float64",
            "--background",
            "--suffix",
            "_flat");

    assertEquals(0, result.code(), result::told);
    assertEquals(
        List.of(
            "b_background.fits",
            "b_flat.fits",
            "n1/a_background.fits",
            "n1/a_flat.fits",
            "timings.ecsv"),
        files(folder.resolve("out")));
    Plane background = Plane.zeros(21, 34);
    new MedianFilter(new Window(4, 7), new Boundary(BoundaryMode.CONSTANT, -2.5), NanPolicy.IGNORE)
        .filter(plane, background);
    assertPixels(background, folder.resolve("out/n1/a_background.fits"));
    HighPass.subtract(plane, background);
    assertPixels(plane, folder.resolve("out/n1/a_flat.fits"));
  }

  @Test
  void everyInputHasOneRecordInOrderWhateverHappens() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    for (int i = 1; i <= 12; i++) {
      Path frame = folder.resolve("in/f" + i + ".fits");
      if (i % 4 == 0) {
        Files.writeString(frame, "no frame");
      } else {
        Tool.writeFrame(frame, 10 + i, 20);
      }
    }

    Result result = filter("--size", "3", "--partitions", "5", "--order", "completion");

    assertEquals(3, result.code(), result::told);
    assertEquals(
        9, files(folder.resolve("out")).stream().filter(f -> f.endsWith("_hp.fits")).count());
    List<String> rows =
        Files.readAllLines(folder.resolve("out/timings.ecsv")).stream()
            .filter(line -> line.startsWith("/"))
            .toList();
    assertEquals(12, rows.size());
    for (int i = 1; i <= 12; i++) {
      String row = rows.get(i - 1);
      assertTrue(row.startsWith(folder.resolve("in/f" + i + ".fits") + ","), row);
      assertTrue(row.contains(i % 4 == 0 ? ",failed," : ",ok,"), row);
    }
    assertTrue(result.out().contains("12 frames: 9 ok, 3 failed in "), result::told);
  }

  @Test
  void nanFailRefusesTheFrameThatHasOneAndNamesThePixel() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Plane plane = Plane.zeros(5, 6);
    plane.pixels()[2 * 6 + 4] = Double.NaN;
    try (OutputStream out = Files.newOutputStream(folder.resolve("in/nan.fits"))) {
      new PlaneFrame(plane).writeTo(out);
    }
    Tool.writeFrame(folder.resolve("in/whole.fits"), 5, 6);

    Result result = filter("--nan", "fail", "--size", "3");

    assertEquals(3, result.code(), result::told);
    assertTrue(result.out().contains("row 2, column 4"), result::told);
    assertEquals(List.of("timings.ecsv", "whole_hp.fits"), files(folder.resolve("out")));
  }

  @Test
  void framesBesideTheirTwinsAreAllFiltered() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fit"), 8, 9);
    Tool.writeFrame(folder.resolve("in/a.fits"), 5, 6);

    Result result = filter();

    assertEquals(0, result.code(), result::told);
    assertEquals(
        List.of("a.fit_hp.fits", "a.fits_hp.fits", "timings.ecsv"), files(folder.resolve("out")));
    assertTrue(result.err().contains("written under their whole names"), result::told);
    Result quiet = filter("--quiet", "--overwrite");
    assertEquals("", quiet.err(), quiet::told);
  }

  @Test
  void twoRunsGiveTheSameBytes() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 40, 50);
    assertEquals(0, filter().code());
    byte[] first = Files.readAllBytes(folder.resolve("out/a_hp.fits"));

    Result again = filter("--overwrite");

    assertEquals(0, again.code(), again::told);
    assertEquals(
        -1, java.util.Arrays.mismatch(first, Files.readAllBytes(folder.resolve("out/a_hp.fits"))));
  }

  @Test
  void theTableGoesWhereItIsWanted() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 4, 5);

    Result result = filter("--timings", folder.resolve("tables/run1.ecsv").toString());

    assertEquals(0, result.code(), result::told);
    assertEquals(List.of("a_hp.fits"), files(folder.resolve("out")));
    assertTrue(Files.readString(folder.resolve("tables/run1.ecsv")).startsWith("# %ECSV 1.0"));
  }

  @Test
  void aReportTellsTheRunAndReplacesAnEarlierOne() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 4, 5);
    Files.writeString(folder.resolve("in/b.fits"), "no frame");
    String[] words = {
      "filter",
      // The word after is no page, so it is an input.
      "--report",
      folder.resolve("in").toString(),
      "-o",
      folder.resolve("out").toString(),
      "--size",
      "3,5"
    };

    assertEquals(3, Tool.run(words).code());
    Files.delete(folder.resolve("out/a_hp.fits"));
    Result again = Tool.run(words);

    assertEquals(3, again.code(), again::told);
    assertTrue(again.out().contains("report: " + folder.resolve("out/report.html")), again::told);
    String page = Files.readString(folder.resolve("out/report.html"));
    assertTrue(page.contains("1 of 2 frames failed."), page);
    assertTrue(page.contains("<td>3 x 5</td>"), page);
    assertTrue(page.contains("<td>local[2]</td>"), page);
    assertTrue(page.contains("<td>1, together 2 frames at once</td>"), page);
    assertTrue(page.contains("core 2"), page);
  }

  @Test
  void theReportGoesWhereItIsWanted() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 4, 5);

    Result result = filter("--report", folder.resolve("pages/run 1.html").toString(), "-q");

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.out() + result.err(), result::told);
    assertEquals(List.of("a_hp.fits", "timings.ecsv"), files(folder.resolve("out")));
    String page = Files.readString(folder.resolve("pages/run 1.html"));
    assertTrue(
        page.contains("<td>filter " + folder.resolve("in") + " -o "), "the command: " + page);
    assertTrue(page.contains("pages/run 1.html' -q</td>"), "quoted: " + page);
  }

  @Test
  void contactSheetsShowEveryFrameAndReplaceThoseOfAnEarlierRun() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    for (int i = 1; i <= 27; i++) {
      Tool.writeFrame(folder.resolve("in/f" + i + ".fits"), 20, 30);
    }
    Files.writeString(folder.resolve("in/f3.fits"), "no frame");

    Result result = filter("--figures", "--size", "3", "--cuts", "minmax");

    assertEquals(3, result.code(), result::told);
    Path figures = folder.resolve("out/figures");
    assertEquals(List.of("contact-001.png", "contact-002.png"), files(figures));
    assertTrue(result.out().contains("figures: " + figures + " (2 pages)"), result::told);
    BufferedImage page = ImageIO.read(figures.resolve("contact-001.png").toFile());
    // inferno's ends, once or more often in each of 24 pairs, in squares of 8 by 8 pixels.
    assertTrue(pixels(page, 0x000003) >= 48 * 64, "low ends: " + pixels(page, 0x000003));
    assertTrue(pixels(page, 0xfcfea4) >= 48 * 64, "high ends: " + pixels(page, 0xfcfea4));
    assertTrue(pixels(page, 0xb3202f) > 50, "a failure");
    BufferedImage last = ImageIO.read(figures.resolve("contact-002.png").toFile());
    assertTrue(last.getHeight() < page.getHeight() / 2, "two frames take one row");
    assertEquals(0, pixels(last, 0xb3202f));

    for (int i = 20; i <= 27; i++) {
      Files.delete(folder.resolve("in/f" + i + ".fits"));
    }
    Files.copy(folder.resolve("in/f1.fits"), folder.resolve("in/f3.fits"), REPLACE_EXISTING);
    Result again = filter("--figures", "--size", "3", "--overwrite");

    assertEquals(0, again.code(), again::told);
    assertEquals(List.of("contact-001.png"), files(figures), "the second page told of no frame");
    assertTrue(again.out().contains("figures: " + figures + "/contact-001.png"), again::told);
    page = ImageIO.read(figures.resolve("contact-001.png").toFile());
    assertEquals(0, pixels(page, 0xb3202f));
  }

  private static long pixels(BufferedImage picture, int colour) {
    int width = picture.getWidth();
    int[] all = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    return Arrays.stream(all).filter(rgb -> (rgb & 0xffffff) == colour).count();
  }

  @Test
  void thumbnailsStandInTheReportItself() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    for (int i = 0; i < 65; i++) {
      Tool.writeFrame(folder.resolve("in/f" + i + ".fits"), 6, 5);
    }
    Files.writeString(folder.resolve("in/broken.fits"), "no frame");

    Result result = filter("--report", "--thumbnails", "--cmap", "gray", "--size", "3");

    assertEquals(3, result.code(), result::told);
    String page = Files.readString(folder.resolve("out/report.html"));
    String[] pictures = page.split("src=\"data:image/png;base64,", -1);
    assertEquals(1 + 2 * 60, pictures.length, "two pictures for each of 60 frames");
    assertTrue(page.contains("These are 60 of 65 frames, at equal distances."), page);
    byte[] png = Base64.getDecoder().decode(pictures[1].substring(0, pictures[1].indexOf('"')));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(6 * 23, picture.getHeight());
    assertEquals(5 * 23, picture.getWidth());
    assertFalse(page.contains("alt=\"broken.fits"), "a frame that failed has no pictures");
  }

  @Test
  void quietPrintsErrorsOnly() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 4, 5);
    Files.writeString(folder.resolve("in/b.fits"), "no frame");

    Result result = filter("-q");

    assertAll(
        () -> assertEquals(3, result.code(), result::told),
        () -> assertEquals("", result.out(), result::told),
        () -> assertEquals(1, result.err().lines().count(), result::told),
        () -> assertTrue(result.err().contains("b.fits"), result::told));
  }

  @Test
  void dryRunShowsThePlanAndMakesNothing() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(folder.resolve("in/a.fits"), 4, 5);

    Result result = filter("--dry-run");

    assertEquals(0, result.code(), result::told);
    assertEquals(
        "%s/in/a.fits -> %s/out/a_hp.fits".formatted(folder, folder), result.out().strip());
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @Test
  void helpIsAResult() {
    for (String command : List.of("filter", "generate", "demo")) {
      Result result = Tool.run(command, "--help");
      assertEquals(0, result.code(), result::told);
      assertTrue(result.out().contains("Usage: fits-highpass " + command), result::told);
      assertEquals("", result.err(), result::told);
    }
    assertTrue(Tool.run("--version").out().matches("fits-highpass \\d+\\.\\d+\\.\\d+\\R"));
  }

  private Result filter(String... options) {
    String[] words = {
      "filter", folder.resolve("in").toString(), "-o", folder.resolve("out").toString()
    };
    return Tool.run(Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
  }

  private static List<String> files(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static void assertPixels(Plane expected, Path file) throws Exception {
    Plane actual = Plane.zeros(expected.height(), expected.width());
    try (InputStream in = Files.newInputStream(file)) {
      Frame frame = new FrameReader(ReadOptions.withBudget(1 << 20)).read(in, file.toString(), -1);
      frame.images().get(0).readPlane(0, actual);
    }
    for (int y = 0; y < expected.height(); y++) {
      for (int x = 0; x < expected.width(); x++) {
        assertEquals(expected.at(y, x), actual.at(y, x), file + " at " + y + ", " + x);
      }
    }
  }
}
