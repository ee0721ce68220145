package highpass.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.network.NetworkMedian;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks and their repair for every plane, whether they pay for it or not. */
class NetworkFilterTest extends AbstractMedianTest {
  private static NetworkFilter anyway(Window window, Boundary boundary, int threads) {
    return new NetworkFilter(window, boundary, true, threads, Double.MAX_VALUE);
  }

  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    NetworkFilter filter = anyway(window, boundary, 1);
    return (input, output) -> assertTrue(filter.filterRows(input, output, 0, input.height()));
  }

  @Override
  protected boolean serves(Window window, Boundary boundary, Plane plane) {
    return NetworkMedian.accepts(window)
        && new NetworkMedian(window, boundary).scaleFor(plane) != null;
  }

  @Override
  protected int largestWindow() {
    return 9;
  }

  private static void check(Window window, Boundary boundary, Plane plane, String what) {
    Plane output = Plane.zeros(plane.height(), plane.width());
    assertTrue(anyway(window, boundary, 1).filterRows(plane, output, 0, plane.height()), what);
    double[] expected = new NaiveMedian(window, boundary, NanPolicy.IGNORE).filter(plane).pixels();
    assertArrayEquals(expected, output.pixels(), what);
  }

  /** Windows of every share of NaN, odd and even, many of which are in work at once. */
  @ParameterizedTest
  @EnumSource
  void anyShareOfNan(BoundaryMode mode) {
    Random random = new Random(21);
    TestPlanes[] kinds = {TestPlanes.NOISE, TestPlanes.INT16, TestPlanes.TIES};
    for (int[] sides :
        new int[][] {{3, 3}, {4, 4}, {5, 3}, {1, 8}, {9, 2}, {7, 7}, {11, 10}, {13, 12}}) {
      // The largest is one for 32-bit keys.
      boolean large = sides[0] * sides[1] > 11 * 11;
      for (TestPlanes values : large ? new TestPlanes[] {TestPlanes.FLOAT32} : kinds) {
        Plane plane = values.plane(50, 61, random);
        for (int y = 0; y < 50; y++) {
          for (int x = 0; x < 61; x++) {
            // None at the left edge, all at the right one.
            if (random.nextDouble() < x / 60.0) {
              plane.pixels()[y * 61 + x] = Double.NaN;
            }
          }
        }
        Window window = new Window(sides[0], sides[1]);
        check(window, new Boundary(mode, 0.25), plane, values + " " + window + " " + mode);
      }
    }
  }

  /** NaN as detectors have them: dead rows and columns, blobs, and a border without data. */
  @Test
  void areasOfNan() {
    Random random = new Random(22);
    for (TestPlanes values : new TestPlanes[] {TestPlanes.STARS, TestPlanes.FLOAT32}) {
      Plane plane = values.plane(90, 80, random);
      for (int i = 0; i < 90 * 80; i++) {
        int y = i / 80;
        int x = i % 80;
        boolean isBad = y == 40 || x == 33 || x == 34 || Math.hypot(y - 60, x - 60) < 9;
        if (isBad || x + y < 25 || y > 82) {
          plane.pixels()[i] = Double.NaN;
        }
      }
      for (int side : new int[] {2, 3, 5, 8, 11}) {
        check(Window.square(side), Boundary.REFLECT, plane, values + " " + side);
      }
    }
  }

  /** Large enough for a guess, with NaN that the sample has, has not, or is full of. */
  @Test
  void guessesWithNan() {
    Window window = Window.square(3);
    for (int threads : new int[] {1, 2}) {
      NetworkFilter filter = anyway(window, Boundary.REFLECT, threads);
      for (double share : new double[] {0, 0.0001, 0.02, 0.7, 1, 0.01, 0}) {
        Plane plane = TestPlanes.FLOAT32.plane(200, 190, new Random(23));
        TestPlanes.addNan(plane, share, new Random(24));
        Plane output = Plane.zeros(200, 190);
        assertTrue(filter.filterRows(plane, output, 0, 200));
        double[] expected =
            new NaiveMedian(window, Boundary.REFLECT, NanPolicy.IGNORE).filter(plane).pixels();
        assertArrayEquals(expected, output.pixels(), share + ", " + threads + " threads");
      }
    }
  }

  /** Rows of a band alone are counted, and alone are written. */
  @Test
  void bandsOfPlanesWithNan() {
    Plane plane = TestPlanes.NOISE.plane(40, 50, new Random(25));
    TestPlanes.addNan(plane, 0.1, new Random(26));
    Window window = new Window(5, 4);
    double[] expected =
        new NaiveMedian(window, Boundary.REFLECT, NanPolicy.IGNORE).filter(plane).pixels();
    for (int[] rows : new int[][] {{0, 1}, {3, 17}, {39, 40}, {7, 7}}) {
      double[] medians = new double[40 * 50];
      Arrays.fill(medians, -77);
      NetworkFilter filter = anyway(window, Boundary.REFLECT, 3);
      assertTrue(filter.filterRows(plane, new Plane(medians, 40, 50), rows[0], rows[1]));
      for (int i = 0; i < medians.length; i++) {
        boolean isAsked = i / 50 >= rows[0] && i / 50 < rows[1];
        assertEquals(isAsked ? expected[i] : -77, medians[i], rows[0] + ": " + i);
      }
    }
  }

  @Test
  void paysWhereFewWindowsLackPixels() {
    Plane plane = TestPlanes.NOISE.plane(100, 100, new Random(27));
    Plane output = Plane.zeros(100, 100);
    Window window = Window.square(5);
    NetworkFilter filter = new NetworkFilter(window, Boundary.REFLECT, true, 1);
    TestPlanes.addNan(plane, 0.01, new Random(28));
    assertTrue(filter.filterRows(plane, output, 0, 100));
    TestPlanes.addNan(plane, 0.3, new Random(29));
    assertFalse(filter.filterRows(plane, output, 0, 100));
    NetworkFilter toBeOverwritten = new NetworkFilter(window, Boundary.REFLECT, false, 1);
    assertTrue(toBeOverwritten.filterRows(plane, output, 0, 100), "medians do not matter");
    Arrays.fill(plane.pixels(), Double.NaN);
    assertTrue(filter.filterRows(plane, output, 0, 100), "nothing to select");
    Boundary shrink = Boundary.of(BoundaryMode.SHRINK);
    Plane small = TestPlanes.NOISE.plane(4, 4, new Random(30));
    assertFalse(
        new NetworkFilter(Window.square(9), shrink, true, 1)
            .filterRows(small, Plane.zeros(4, 4), 0, 4));
  }
}
