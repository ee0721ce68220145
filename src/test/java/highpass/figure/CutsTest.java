package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import highpass.filter.Plane;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CutsTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void byHand() {
    Plane plane = new Plane(new double[] {4, 0, Double.NaN, 1, INF, 3, -INF, 2}, 2, 4);
    assertEquals(new Limits(0, 4), Cuts.minMax().of(plane));
    assertEquals(new Limits(1, 3), Cuts.interval(50).of(plane));
    assertEquals(new Limits(0.5, 4), Cuts.percentiles(12.5, 100).of(plane));
    assertEquals(new Limits(7, 8), Cuts.values(7, 8).of(plane));
  }

  @Test
  void aPlaneWithoutFinitePixels() {
    Plane plane = new Plane(new double[] {Double.NaN, INF}, 1, 2);
    assertEquals(new Limits(0, 1), Cuts.minMax().of(plane));
    assertEquals(new Limits(0, 1), Cuts.zScale().of(plane));
  }

  @Test
  void zScaleShowsTheSkyAndNotTheStars() {
    Plane plane = Plane.zeros(200, 200);
    Random random = new Random(5);
    for (int i = 0; i < plane.pixels().length; i++) {
      plane.pixels()[i] = 100 + random.nextGaussian() + (i % 53 == 0 ? 10000 : 0);
    }
    Limits limits = Cuts.zScale().of(plane);
    assertEquals(97, limits.low(), 2, limits::toString);
    assertEquals(110, limits.high(), 8, limits::toString);
  }

  @Test
  void valuesNearTheLargestDoubleAreCut() {
    Plane plane = new Plane(new double[] {-1.7e308, 1.7e308, 0, 1, 2, 3, 4, 5}, 2, 4);
    assertEquals(new Limits(-1.7e308, 1.7e308), Cuts.minMax().of(plane));
    Cuts.interval(99.5).of(plane);
    Cuts.zScale().of(plane);
  }

  @Test
  void pixelsAreNotModified() {
    double[] pixels = {3, 1, 2};
    Plane plane = new Plane(pixels, 1, 3);
    Cuts.minMax().of(plane);
    Cuts.zScale().of(plane);
    assertEquals("[3.0, 1.0, 2.0]", Arrays.toString(pixels));
  }

  @Test
  void limitsThatDoNotRise() {
    assertThrows(IllegalArgumentException.class, () -> Cuts.values(2, 1));
    assertThrows(IllegalArgumentException.class, () -> Cuts.percentiles(50, 20));
    assertThrows(IllegalArgumentException.class, () -> Cuts.interval(101));
  }
}
