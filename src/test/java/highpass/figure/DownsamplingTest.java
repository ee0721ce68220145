package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import highpass.filter.Plane;
import org.junit.jupiter.api.Test;

class DownsamplingTest {
  private static final double NAN = Double.NaN;

  @Test
  void binsAreMeansOfWhatIsNotNan() {
    double[] pixels = {
      1, 2, NAN, NAN, 5, //
      3, 4, NAN, NAN, 7, //
      1, NAN, 8, 9, NAN
    };
    Plane means = Downsampling.means(new Plane(pixels, 3, 5), 2);
    assertEquals(2, means.height());
    assertEquals(3, means.width());
    assertArrayEquals(new double[] {2.5, NAN, 6, 1, 8.5, NAN}, means.pixels());
  }

  @Test
  void aBinLargerThanThePlane() {
    Plane means = Downsampling.means(new Plane(new double[] {1, 2, 6}, 1, 3), 10);
    assertArrayEquals(new double[] {3}, means.pixels());
  }

  @Test
  void binsOfOnePixelAreThePlane() {
    Plane plane = Plane.zeros(2, 3);
    assertSame(plane, Downsampling.means(plane, 1));
  }
}
