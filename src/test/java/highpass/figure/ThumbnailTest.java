package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import highpass.filter.Plane;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailTest {
  private static final Look LOOK =
      new Look(ColorMap.named("gray").orElseThrow(), Stretch.LINEAR, Cuts.minMax());

  @ParameterizedTest
  @CsvSource({"100,100,40,34,34", "10,20,40,20,40", "1,1,5,5,5", "1000,3,100,100,1"})
  void sizesAreWholeBinsOrSquares(int height, int width, int side, int rows, int columns) {
    BufferedImage picture = Thumbnail.of(Plane.zeros(height, width), LOOK, side).image();
    assertEquals(rows, picture.getHeight());
    assertEquals(columns, picture.getWidth());
  }

  @Test
  void theFirstRowIsLowest() {
    BufferedImage picture =
        Thumbnail.of(new Plane(new double[] {0, 0, 1, 1}, 2, 2), LOOK, 2).image();
    assertEquals(0x000000, picture.getRGB(0, 1) & 0xffffff);
    assertEquals(0xffffff, picture.getRGB(0, 0) & 0xffffff);
  }

  @Test
  void noSide() {
    Plane plane = Plane.zeros(1, 1);
    assertThrows(IllegalArgumentException.class, () -> Thumbnail.of(plane, LOOK, 0));
  }

  @Test
  void cutsAreThoseOfThePixelsShown() {
    // Bins of two by two with means 1 and 3; the plane's own ends are 0 and 4.
    Plane plane = new Plane(new double[] {0, 2, 2, 4, 2, 0, 4, 2}, 2, 4);
    Thumbnail thumbnail = Thumbnail.of(plane, LOOK, 2);
    assertEquals(new Limits(1, 3), thumbnail.limits());
    assertEquals("1 to 3", thumbnail.range());
    assertEquals(0x000000, thumbnail.image().getRGB(0, 0) & 0xffffff);
    assertEquals(0xffffff, thumbnail.image().getRGB(1, 0) & 0xffffff);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1000, 0 to 1000",
    "-0.31234, 0.42, −0.312 to 0.420",
    "98.2345, 1204.1, 100 to 1200",
    "2.5, 2.5, 2.5",
    "1e-7, 3.219e-6, (0.10 to 3.22) ×10⁻⁶",
    "100000.1, 100000.2, (1.000001 to 1.000002) ×10⁵",
    "12345678, 22345678, (1.23 to 2.23) ×10⁷"
  })
  void rangesHaveTheDigitsThatMatter(double low, double high, String words) {
    BufferedImage any = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    assertEquals(words, new Thumbnail(any, new Limits(low, high), false).range());
  }
}
