package highpass.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Letters as outlines that come with the program.
 *
 * <p>Java takes its fonts from the system. A server's or container's Java often has none, and then
 * drawing text fails ("Fontconfig head is null"); where it has some, the same figure looks
 * different on every machine. Outlines are filled by Java itself and look the same everywhere.
 */
final class Typeface {
  private static final String RESOURCE = "glyphs.txt";
  private static final double UNITS_PER_EM = 2048;

  /** Height of capital letters and digits, as a share of the size. */
  static final double CAPITAL_HEIGHT = 0.729;

  private static final int UNKNOWN = '□';
  private static final String ELLIPSIS = "…";

  private final Map<Integer, Glyph> glyphs = new HashMap<>();

  /**
   * A letter.
   *
   * @param advance width in units, with the space around it
   * @param path outline in units, y upwards
   */
  private record Glyph(double advance, Path2D path) {
    static Glyph parse(String advance, String commands) {
      Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
      for (String command : commands.split("(?=[MLQZ])", -1)) {
        if (!command.isEmpty()) {
          append(path, command.charAt(0), command.substring(1));
        }
      }
      return new Glyph(Double.parseDouble(advance), path);
    }

    private static void append(Path2D path, char command, String numbers) {
      if (command == 'Z') {
        path.closePath();
        return;
      }
      String[] words = numbers.split(" ", -1);
      double x = Double.parseDouble(words[0]);
      double y = Double.parseDouble(words[1]);
      switch (command) {
        case 'M' -> path.moveTo(x, y);
        case 'L' -> path.lineTo(x, y);
        default -> path.quadTo(x, y, Double.parseDouble(words[2]), Double.parseDouble(words[3]));
      }
    }
  }

  private Typeface() {}

  /** Reads the outlines. */
  static Typeface load() {
    Typeface typeface = new Typeface();
    try (InputStream in = Typeface.class.getResourceAsStream(RESOURCE);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (!line.startsWith("#")) {
          String[] words = line.split(" ", 3);
          typeface.glyphs.put(Integer.parseInt(words[0], 16), Glyph.parse(words[1], words[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's " + RESOURCE + " cannot be read", e);
    }
    return typeface;
  }

  /** A character without an outline is drawn as an empty box. */
  private Glyph glyph(int codePoint) {
    return glyphs.getOrDefault(codePoint, glyphs.get(UNKNOWN));
  }

  /**
   * How wide a line of text is.
   *
   * @param size of the em, in pixels; so is the result
   */
  double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> glyph(c).advance()).sum() * size / UNITS_PER_EM;
  }

  /** The text, with its middle left out as far as is needed to be no wider than that. */
  String fit(String text, double size, double width) {
    int[] codes = text.codePoints().toArray();
    String fitting = text;
    for (int kept = codes.length - 1; kept > 0 && width(fitting, size) > width; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept - head;
      fitting =
          new String(codes, 0, head) + ELLIPSIS + new String(codes, codes.length - tail, tail);
    }
    return fitting;
  }

  /**
   * The text in lines that are no wider than that, broken at spaces where that is possible.
   *
   * @param most how many lines there may be; the last one ends in an ellipsis if there were more
   */
  List<String> wrap(String text, double size, double width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most) {
      int end = lineEnd(rest, size, width);
      if (lines.size() == most - 1 && end < rest.length()) {
        end = lineEnd(rest, size, width - width(ELLIPSIS, size));
        lines.add(rest.substring(0, end).strip() + ELLIPSIS);
      } else {
        lines.add(rest.substring(0, end).strip());
      }
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  /** Where the first line of a text ends: after a space if it has one, else in a word. */
  private int lineEnd(String text, double size, double width) {
    int end = 0;
    int afterSpace = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (end > 0 && width(text.substring(0, next).stripTrailing(), size) > width) {
        return afterSpace > 0 ? afterSpace : end;
      }
      end = next;
      if (Character.isWhitespace(text.charAt(end - 1))) {
        afterSpace = end;
      }
    }
    return end;
  }

  /**
   * Draws a line of text in the current colour.
   *
   * @param x where it begins, in pixels
   * @param y its base line
   * @param size of the em
   */
  void draw(Graphics2D graphics, String text, double x, double y, double size) {
    double scale = size / UNITS_PER_EM;
    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, y);
    for (int code : text.codePoints().toArray()) {
      Glyph glyph = glyph(code);
      graphics.fill(place.createTransformedShape(glyph.path()));
      place.translate(glyph.advance(), 0);
    }
  }

  /** Draws a line of text from bottom to top, its base line at {@code x}. */
  void drawUpwards(Graphics2D graphics, String text, double x, double y, double size) {
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, x, y);
    draw(graphics, text, x, y, size);
    graphics.setTransform(before);
  }
}
