package highpass.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianFilterTest extends AbstractMedianTest {
  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    return new MedianFilter(window, boundary, NanPolicy.IGNORE)::filter;
  }

  @Test
  void propagatesNan() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Plane plane = TestPlanes.TIES.plane(1 + random.nextInt(20), 1 + random.nextInt(20), random);
      TestPlanes.addNan(plane, seed % 3 == 0 ? 0 : 0.02, random);
      Window window = new Window(1 + random.nextInt(12), 1 + random.nextInt(12));
      BoundaryMode mode = anyMode(random);
      Boundary boundary = new Boundary(mode, random.nextBoolean() ? Double.NaN : 0.5);
      Plane output = Plane.zeros(plane.height(), plane.width());
      new MedianFilter(window, boundary, NanPolicy.PROPAGATE).filter(plane, output);
      assertArrayEquals(
          new NaiveMedian(window, boundary, NanPolicy.PROPAGATE).filter(plane).pixels(),
          output.pixels(),
          "seed " + seed + " " + plane + " " + window + " " + boundary);
    }
  }

  @Test
  void refusesTheFirstNanInRowMajorOrder() {
    Plane plane = Plane.zeros(4, 5);
    plane.pixels()[1 * 5 + 3] = Double.NaN;
    plane.pixels()[2 * 5 + 0] = Double.NaN;
    MedianFilter filter = new MedianFilter(Window.square(3), Boundary.REFLECT, NanPolicy.FAIL);
    NanPixelException e =
        assertThrows(NanPixelException.class, () -> filter.filter(plane, Plane.zeros(4, 5)));
    assertEquals(1, e.row());
    assertEquals(3, e.column());
  }

  @Test
  void noRowsLeaveTheOutputAsItIs() {
    Plane plane = TestPlanes.NOISE.plane(9, 8, new Random(5));
    for (Window window : List.of(Window.square(3), Window.square(20))) {
      for (NanPolicy policy : NanPolicy.values()) {
        Plane output = Plane.zeros(9, 8);
        MedianFilter filter = new MedianFilter(window, Boundary.REFLECT, policy, 2);
        for (int row = 0; row <= 9; row++) {
          filter.filterRows(plane, output, row, row);
        }
        assertArrayEquals(new double[72], output.pixels(), window + " " + policy);
      }
    }
  }

  @Test
  void resultsDoNotDependOnThreads() {
    Plane plane = TestPlanes.NOISE.plane(211, 197, new Random(3));
    TestPlanes.addNan(plane, 0.01, new Random(4));
    Window window = new Window(12, 7);
    Plane expected = Plane.zeros(211, 197);
    new MedianFilter(window, Boundary.REFLECT, NanPolicy.IGNORE).filter(plane, expected);
    for (int threads = 2; threads <= 5; threads++) {
      Plane output = Plane.zeros(211, 197);
      new MedianFilter(window, Boundary.REFLECT, NanPolicy.IGNORE, threads).filter(plane, output);
      assertArrayEquals(expected.pixels(), output.pixels(), threads + " threads");
    }
  }

  /** A small window with a network for each thread, as a plane without NaN has. */
  @Test
  void bandsOfNetworksAgree() {
    Plane plane = TestPlanes.INT16.plane(101, 90, new Random(5));
    Window window = new Window(5, 3);
    Plane expected = new NaiveMedian(window, Boundary.REFLECT, NanPolicy.FAIL).filter(plane);
    for (int threads : new int[] {1, 2, 3, 200}) {
      Plane output = Plane.zeros(101, 90);
      new MedianFilter(window, Boundary.REFLECT, NanPolicy.FAIL, threads).filter(plane, output);
      assertArrayEquals(expected.pixels(), output.pixels(), threads + " threads");
    }
  }

  /**
   * A value that the others do not let expect, at a place that a sample misses; then frames without
   * one, for which the filter may have changed its mind.
   */
  @Test
  void oddValuesAmongMany() {
    Window window = Window.square(3);
    for (int threads : new int[] {1, 2}) {
      for (double odd : new double[] {Double.NaN, 0.1, 1e-310, -1e300, Double.POSITIVE_INFINITY}) {
        MedianFilter filter = new MedianFilter(window, Boundary.REFLECT, NanPolicy.IGNORE, threads);
        for (boolean isOdd : new boolean[] {false, true, false, true}) {
          Plane plane = TestPlanes.INT16.plane(190, 180, new Random(6));
          plane.pixels()[190 * 180 - 3] = isOdd ? odd : 5;
          Plane output = Plane.zeros(190, 180);
          filter.filter(plane, output);
          assertArrayEquals(
              new NaiveMedian(window, Boundary.REFLECT, NanPolicy.IGNORE).filter(plane).pixels(),
              output.pixels(),
              odd + " with " + threads + " threads");
        }
      }
    }
  }

  @Test
  void workMemoryFollowsTheBlock() {
    MedianFilter filter = new MedianFilter(Window.square(50), Boundary.REFLECT, NanPolicy.IGNORE);
    long block = filter.workBytes(1000, 1000);
    long large = filter.workBytes(20000, 20000);
    assertTrue(block > 16L * 1000 * 1000, "two words a pixel are sorted: " + block);
    assertTrue(large < 2 * block, large + " for 20000 x 20000, " + block + " for 1000 x 1000");
  }

  @Test
  void refusesToOverwriteItsInput() {
    Plane plane = Plane.zeros(3, 3);
    MedianFilter filter = new MedianFilter(Window.square(3), Boundary.REFLECT, NanPolicy.IGNORE);
    assertThrows(IllegalArgumentException.class, () -> filter.filter(plane, plane));
    assertThrows(IllegalArgumentException.class, () -> filter.filter(plane, Plane.zeros(3, 4)));
  }
}
