package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypefaceTest {
  private final Typeface typeface = Typeface.load();

  @Test
  void widthsAreSumsOfAdvances() {
    // A digit is 1303 units of 2048 wide, a minus 1716.
    assertEquals(2 * 1303 * 20 / 2048.0, typeface.width("42", 20), 1e-9);
    assertEquals((1716 + 1303) * 20 / 2048.0, typeface.width("−4", 20), 1e-9);
    assertEquals(0, typeface.width("", 20));
  }

  @Test
  void whatFiguresAreWrittenWithIsThere() {
    double box = typeface.width("□", 1);
    for (String letter : "×−⁰¹²³⁴⁵⁶⁷⁸⁹⁻…µÅ°".split("", -1)) {
      assertTrue(letter.isEmpty() || typeface.width(letter, 1) != box, letter);
    }
    assertEquals(box, typeface.width("\ud83d\ude80", 1), "one box for what has no outline");
  }

  @Test
  void longNamesLoseTheirMiddle() {
    String name = "a_very_long_file_name_indeed.fits";
    String fitting = typeface.fit(name, 10, 100);
    assertTrue(typeface.width(fitting, 10) <= 100, fitting);
    assertTrue(fitting.matches("a_very.*….*\\.fits"), fitting);
    assertEquals("short", typeface.fit("short", 10, 100));
  }

  @Test
  void lettersStandOnTheBaseLine() {
    BufferedImage picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    typeface.draw(graphics, "H", 10, 50, 40);
    graphics.dispose();
    int top = 60;
    int bottom = -1;
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 60; x++) {
        if ((picture.getRGB(x, y) & 0xffffff) != 0) {
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    assertEquals(49, bottom);
    assertEquals(50 - Typeface.CAPITAL_HEIGHT * 40, top, 1);
  }

  @Test
  void longTextIsBrokenAtSpaces() {
    Typeface typeface = Typeface.load();
    String text =
        "The header promises 180000 bytes of data; /a/very/long/path/without/any/space.fits";
    double width = typeface.width("promises 180000 bytes", 10);
    List<String> lines = typeface.wrap(text, 10, width, 100);
    assertTrue(lines.size() > 3, lines::toString);
    assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
    for (String line : lines) {
      assertTrue(typeface.width(line, 10) <= width, line);
    }
    assertTrue(text.contains(lines.get(0) + " "), "broken at a space: " + lines);
    List<String> few = typeface.wrap(text, 10, width, 2);
    assertEquals(2, few.size());
    assertTrue(few.get(1).endsWith("…") && typeface.width(few.get(1), 10) <= width, few::toString);
    assertEquals(List.of(), typeface.wrap(" ", 10, width, 3));
  }
}
