package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import highpass.cli.Tool.Result;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run report as a browser shows it. */
class ReportIT {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 1200;

  @TempDir static Path folder;

  private static Path page;

  @BeforeAll
  static void filterWithReport() throws Exception {
    SubmitScript shell = new SubmitScript(folder);
    Result made =
        shell.run("generate", "-o", "frames", "--count", "8", "--shape", "200x300", "--seed", "5");
    assertEquals(0, made.code(), made::told);
    Files.writeString(
        folder.resolve("frames/<i onclick=x>&amp; 9.fits"), "no frame", StandardCharsets.UTF_8);

    Result result =
        shell.run(
            "--master", "local[2]", "--", "filter", "frames", "-o", "out", "--report", "--size=9");

    assertEquals(3, result.code(), result::told);
    page = folder.resolve("out/report.html");
    assertTrue(result.out().contains("report: "), result::told);
    assertTrue(Files.exists(page), result::told);
  }

  @Test
  void aBrowserFindsEveryPartOfIt() throws Exception {
    String dom = browser().dom(page);

    assertTrue(dom.contains("1 of 9 frames failed."), dom);
    assertTrue(dom.contains("<td>9 x 9</td>"), dom);
    assertEquals(9, count(dom, "<g class=\"frame\">"), "a bar a frame: " + dom);
    assertEquals(4, count(dom, "<figure>"), "the times in all and of three phases: " + dom);
    assertTrue(dom.contains("fake_200x300_7.fits"), dom);
    assertTrue(dom.contains("<code>&lt;i onclick=x&gt;&amp;amp; 9.fits</code>"), dom);
    assertFalse(dom.contains("<i onclick"), "a name became an element: " + dom);
  }

  @Test
  void aBrowserDrawsIt() throws Exception {
    Path png = folder.resolve("report.png");

    browser().screenshot(page, png, WIDTH, HEIGHT);

    BufferedImage picture = ImageIO.read(png.toFile());
    assertEquals(WIDTH, picture.getWidth());
    // The colours of filtering and failing in the style sheet, for light surroundings.
    assertTrue(pixels(picture, 0x56ab91) > 3000, "timeline and shares: " + png);
    assertTrue(pixels(picture, 0xd1344b) > 100, "the failure: " + png);
    assertTrue(pixels(picture, 0xffffff) > WIDTH * HEIGHT / 3, "paper: " + png);
  }

  private static Chromium browser() throws IOException {
    assumeTrue(Chromium.isInstalled(), "no /usr/bin/chromium: install Debian's package chromium");
    return new Chromium(Files.createTempDirectory(folder, "browser"));
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  private static long pixels(BufferedImage picture, int colour) {
    long pixels = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        pixels += (picture.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
      }
    }
    return pixels;
  }
}
