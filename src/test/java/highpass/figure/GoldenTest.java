package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import highpass.filter.Plane;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cuts and stretches against Astropy's, pictures against matplotlib's: see make_golden.py. */
class GoldenTest {
  static Stream<List<String>> rows(String kind) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/figure/golden.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines()
          .map(line -> List.of(line.split("\t", -1)))
          .filter(row -> row.get(0).equals(kind));
    }
  }

  static Stream<List<String>> cuts() throws IOException {
    return rows("cuts");
  }

  static Stream<List<String>> stretches() throws IOException {
    return rows("stretch");
  }

  static Stream<List<String>> pixels() throws IOException {
    return rows("pixels");
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void cutsAreAstropys(List<String> row) {
    Limits limits = rule(row.get(2)).of(plane(row.get(1)));
    double low = Double.parseDouble(row.get(3));
    double high = Double.parseDouble(row.get(4));
    // Percentiles round as NumPy's do; a line fitted in another order of sums does not.
    double tolerance = row.get(2).equals("zscale") ? 1e-9 * Math.abs(high) : 0;
    assertEquals(low, limits.low(), tolerance, row::toString);
    assertEquals(high, limits.high(), tolerance, row::toString);
  }

  @ParameterizedTest
  @MethodSource("stretches")
  void stretchesAreAstropys(List<String> row) {
    double stretched = Stretch.valueOf(row.get(1)).of(Double.parseDouble(row.get(2)));
    assertEquals(Double.parseDouble(row.get(3)), stretched, 1e-14, row::toString);
  }

  @ParameterizedTest
  @MethodSource("pixels")
  void picturesAreMatplotlibs(List<String> row) {
    Plane plane = plane(row.get(2));
    ColorMap map = ColorMap.named(row.get(1)).orElseThrow();
    Shading shading = new Shading(map, Stretch.LINEAR, Cuts.interval(99.5).of(plane));
    BufferedImage picture = shading.paint(plane, 1);
    CRC32 sum = new CRC32();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        sum.update(rgb >> 16 & 0xff);
        sum.update(rgb >> 8 & 0xff);
        sum.update(rgb & 0xff);
      }
    }
    assertEquals(row.get(3), "%08x".formatted(sum.getValue()), row::toString);
  }

  private static Cuts rule(String words) {
    return switch (words) {
      case "99.5%" -> Cuts.interval(99.5);
      case "90%" -> Cuts.interval(90);
      case "1%,97%" -> Cuts.percentiles(1, 97);
      case "minmax" -> Cuts.minMax();
      default -> Cuts.zScale();
    };
  }

  private static Plane plane(String name) {
    return switch (name) {
      case "small" -> sky(7, 5, 1, Integer.MAX_VALUE);
      case "tiny" -> sky(1, 3, 2, Integer.MAX_VALUE);
      case "sky" -> sky(97, 131, 3, Integer.MAX_VALUE);
      case "holes" -> sky(64, 80, 4, 7);
      default -> flat(40, 50, 2.5);
    };
  }

  private static Plane flat(int height, int width, double value) {
    Plane plane = Plane.zeros(height, width);
    Arrays.fill(plane.pixels(), value);
    return plane;
  }

  /** The same sums as in the script; all of them are exact. */
  private static Plane sky(int height, int width, long seed, int nanEvery) {
    Plane plane = Plane.zeros(height, width);
    long state = seed;
    for (int i = 0; i < plane.pixels().length; i++) {
      state = (state * 1103515245 + 12345) % 2147483648L;
      double star = state % 997 == 0 ? 40000 : 0;
      plane.pixels()[i] = 1000 + state / 65536 % 1024 * 0.125 + i % width * 0.25 + star;
      if (nanEvery != Integer.MAX_VALUE && i % nanEvery == 0) {
        plane.pixels()[i] = Double.NaN;
      }
    }
    return plane;
  }
}
