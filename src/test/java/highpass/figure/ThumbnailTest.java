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
    BufferedImage picture = Thumbnail.of(Plane.zeros(height, width), LOOK, side);
    assertEquals(rows, picture.getHeight());
    assertEquals(columns, picture.getWidth());
  }

  @Test
  void theFirstRowIsLowest() {
    BufferedImage picture = Thumbnail.of(new Plane(new double[] {0, 0, 1, 1}, 2, 2), LOOK, 2);
    assertEquals(0x000000, picture.getRGB(0, 1) & 0xffffff);
    assertEquals(0xffffff, picture.getRGB(0, 0) & 0xffffff);
  }

  @Test
  void noSide() {
    Plane plane = Plane.zeros(1, 1);
    assertThrows(IllegalArgumentException.class, () -> Thumbnail.of(plane, LOOK, 0));
  }
}
