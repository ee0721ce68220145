package highpass.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 256 colours from low to high values, and one apart from them for NaN.
 *
 * <p>The tables are those that matplotlib draws with, so that a picture here has the colours of
 * {@code imshow} with the same cuts.
 */
public final class ColorMap implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The name of the map that most figures here are drawn with. */
  public static final String DEFAULT = "inferno";

  private static final String RESOURCE = "colormaps.txt";
  private static final int SIZE = 256;
  private static final int HEX_DIGITS = 6;

  private static final int LIGHT_GRAY = 0xd3d3d3;
  private static final int LIGHT_BLUE = 0x8fc1e3;

  private final String name;
  private final int[] colors;

  private ColorMap(String name, int[] colors) {
    this.name = name;
    this.colors = colors;
  }

  /** All maps' names. A name that ends in {@code _r} is a map turned round. */
  public static List<String> names() {
    return lines().stream().map(ColorMap::nameOf).toList();
  }

  /** The map of that name, if there is one. */
  public static Optional<ColorMap> named(String name) {
    return lines().stream()
        .filter(line -> nameOf(line).equals(name))
        .findFirst()
        .map(line -> new ColorMap(name, colorsOf(line)));
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    try (InputStream in = ColorMap.class.getResourceAsStream(RESOURCE);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (!line.startsWith("#")) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's " + RESOURCE + " cannot be read", e);
    }
    return lines;
  }

  private static String nameOf(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static int[] colorsOf(String line) {
    int start = line.indexOf(' ') + 1;
    int[] colors = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int at = start + i * HEX_DIGITS;
      colors[i] = Integer.parseInt(line, at, at + HEX_DIGITS, 16);
    }
    return colors;
  }

  /** The map's name. */
  public String name() {
    return name;
  }

  /**
   * The colour, as 0xRRGGBB, of a position between the ends: one of 256 equal parts of [0, 1], and
   * the first or last colour beyond.
   *
   * @param x the position; not NaN
   */
  int rgb(double x) {
    // The cast rounds towards zero and saturates.
    return colors[Math.max(0, Math.min(SIZE - 1, (int) (x * SIZE)))];
  }

  /** The colour of NaN: light grey, or light blue where greys are values. */
  int nanRgb() {
    return name.startsWith("gray") ? LIGHT_BLUE : LIGHT_GRAY;
  }
}
