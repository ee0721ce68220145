package highpass.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every median kernel must do; a subclass names the kernel. */
public abstract class AbstractMedianTest {
  /** A kernel made for one window and boundary; NaN are left out of windows. */
  @FunctionalInterface
  public interface Kernel {
    /** Writes the medians of the input into the output, a plane of the same shape. */
    void filter(Plane input, Plane output);
  }

  /** The kernel under test. */
  protected abstract Kernel kernel(Window window, Boundary boundary);

  /** Whether the kernel serves such windows, boundaries and planes. */
  protected boolean serves(Window window, Boundary boundary, Plane plane) {
    return true;
  }

  /** The largest side of random windows. */
  protected int largestWindow() {
    return 24;
  }

  /** The largest side of random planes. */
  protected int largestPlane() {
    return 40;
  }

  private void check(Kernel kernel, Window window, Boundary boundary, Plane plane, String what) {
    if (!serves(window, boundary, plane)) {
      return;
    }
    double[] before = plane.pixels().clone();
    double[] guarded = new double[plane.pixels().length];
    Arrays.fill(guarded, 4711);
    Plane output = new Plane(guarded, plane.height(), plane.width());
    kernel.filter(plane, output);
    double[] expected = new NaiveMedian(window, boundary, NanPolicy.IGNORE).filter(plane).pixels();
    String message = what + " " + plane + " " + window + " " + boundary;
    for (int i = 0; i < expected.length; i++) {
      // Bits, so that zeros differ by their sign.
      if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(guarded[i])) {
        int y = i / plane.width();
        int x = i % plane.width();
        assertEquals(expected[i], guarded[i], message + " at (" + y + ", " + x + ")");
      }
    }
    assertArrayEquals(before, plane.pixels(), message + ": the input was modified");
  }

  private void check(Window window, Boundary boundary, Plane plane, String what) {
    if (serves(window, boundary, plane)) {
      check(kernel(window, boundary), window, boundary, plane, what);
    }
  }

  @Test
  void oddWindowByHand() {
    Plane plane = new Plane(new double[] {5, 1, 9, 2, 8, 3, 7, 4, 6}, 3, 3);
    Plane output = Plane.zeros(3, 3);
    kernel(Window.square(3), Boundary.REFLECT).filter(plane, output);
    // Top left: 5 5 1 5 5 1 2 2 8 -> 1 1 2 2 5 5 5 5 8. Centre: 1 to 9.
    // Bottom right: 8 3 3 4 6 6 4 6 6 -> 3 3 4 4 6 6 6 6 8.
    assertEquals(5, output.at(0, 0));
    assertEquals(5, output.at(1, 1));
    assertEquals(6, output.at(2, 2));
  }

  @Test
  void evenWindowByHand() {
    Plane plane = new Plane(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Plane output = Plane.zeros(2, 3);
    kernel(Window.square(2), Boundary.REFLECT).filter(plane, output);
    // The window reaches up and left; of four values the third in order counts.
    assertArrayEquals(new double[] {1, 2, 3, 4, 4, 5}, output.pixels());
  }

  @Test
  void wideWindowByHand() {
    Plane plane = new Plane(new double[] {4, 1, 3, 2}, 1, 4);
    Plane output = Plane.zeros(1, 4);
    kernel(new Window(1, 3), Boundary.of(BoundaryMode.WRAP)).filter(plane, output);
    // 2 4 1, 4 1 3, 1 3 2, 3 2 4
    assertArrayEquals(new double[] {2, 3, 2, 3}, output.pixels());
  }

  @ParameterizedTest
  @EnumSource
  void equalsTheNaiveMedian(TestPlanes values) {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      randomCase(values, random, 0, values + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNanOut(TestPlanes values) {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      double share = new double[] {0.01, 0.3, 0.95, 1}[random.nextInt(4)];
      randomCase(values, random, share, values + " with NaN, seed " + seed);
    }
  }

  private void randomCase(TestPlanes values, Random random, double nanShare, String what) {
    int height = side(random, largestPlane());
    int width = side(random, largestPlane());
    Window window = new Window(side(random, largestWindow()), side(random, largestWindow()));
    BoundaryMode mode = anyMode(random);
    double cval = new double[] {0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY}[random.nextInt(4)];
    Plane plane = values.plane(height, width, random);
    TestPlanes.addNan(plane, nanShare, random);
    check(window, new Boundary(mode, cval), plane, what);
  }

  /** One of the boundary modes. */
  static BoundaryMode anyMode(Random random) {
    List<BoundaryMode> modes = List.of(BoundaryMode.values());
    return modes.get(random.nextInt(modes.size()));
  }

  /** Small sides are as likely as large ones. */
  private static int side(Random random, int largest) {
    return 1 + random.nextInt(1 + random.nextInt(largest));
  }

  @ParameterizedTest
  @EnumSource
  void windowsLargerThanThePlane(BoundaryMode mode) {
    Random random = new Random(5);
    int[][] windows = {{60, 64}, {80, 101}, {9, 40}, {57, 3}, {100, 1}};
    for (int[] sides : windows) {
      Plane plane = TestPlanes.NOISE.plane(7, 9, random);
      check(new Window(sides[0], sides[1]), new Boundary(mode, 0.25), plane, "7 x 9");
    }
  }

  /** Windows of more rows than a word has bits, and of more places than a bin. */
  @Test
  void windowsOfManyWords() {
    Random random = new Random(10);
    int[][] windows = {{66, 30}, {129, 20}, {30, 140}, {64, 65}, {1, 300}, {300, 1}};
    for (int[] sides : windows) {
      Plane plane = TestPlanes.SMOOTH.plane(31, 37, random);
      check(new Window(sides[0], sides[1]), Boundary.REFLECT, plane, "31 x 37");
      TestPlanes.addNan(plane, 0.1, random);
      check(new Window(sides[0], sides[1]), Boundary.of(BoundaryMode.SHRINK), plane, "31 x 37");
    }
  }

  /** Most medians lie in a narrow range of values; those of one patch lie far outside. */
  @Test
  void mediansFarFromMostOthers() {
    for (double level : new double[] {-100, 100}) {
      Plane plane = TestPlanes.noiseWithPatch(level);
      check(Window.square(11), Boundary.REFLECT, plane, "patch at " + level);
    }
  }

  @ParameterizedTest
  @EnumSource
  void thinPlanes(BoundaryMode mode) {
    Random random = new Random(6);
    for (int length : new int[] {1, 2, 63, 64, 65, 200}) {
      for (Window window : new Window[] {new Window(1, 1), new Window(5, 4), new Window(1, 9)}) {
        Plane row = TestPlanes.NOISE.plane(1, length, random);
        Plane column = TestPlanes.INT16.plane(length, 1, random);
        check(window, new Boundary(mode, -0.0), row, "row");
        check(window, new Boundary(mode, -0.0), column, "column");
      }
    }
  }

  @Test
  void allNanButOne() {
    for (BoundaryMode mode : BoundaryMode.values()) {
      Plane plane = Plane.zeros(30, 37);
      Arrays.fill(plane.pixels(), Double.NaN);
      plane.pixels()[15 * 37 + 20] = 3;
      check(new Window(7, 9), Boundary.of(mode), plane, "one value");
      plane.pixels()[15 * 37 + 20] = Double.NaN;
      check(new Window(7, 9), Boundary.of(mode), plane, "no value");
    }
  }

  @Test
  void oneKernelForPlanesOfEveryShape() {
    Random random = new Random(8);
    Window window = new Window(6, 5);
    Kernel kernel = kernel(window, Boundary.REFLECT);
    int[][] shapes = {{40, 30}, {1, 1}, {3, 90}, {90, 3}, {50, 50}, {2, 2}, {40, 30}};
    for (int[] shape : shapes) {
      Plane noise = TestPlanes.NOISE.plane(shape[0], shape[1], random);
      check(kernel, window, Boundary.REFLECT, noise, "noise");
      TestPlanes.addNan(noise, 0.2, random);
      check(kernel, window, Boundary.REFLECT, noise, "noise with NaN");
      Plane integers = TestPlanes.INT16.plane(shape[0], shape[1], random);
      check(kernel, window, Boundary.REFLECT, integers, "integers");
    }
  }

  /**
   * Medians are values of the plane, and those of a shifted plane are shifted: no naive run needed.
   */
  @Test
  void largePlaneIsShiftInvariant() {
    Window window = new Window(9, 10);
    if (!serves(window, Boundary.of(BoundaryMode.WRAP), Plane.zeros(300, 277))) {
      return;
    }
    Plane plane = TestPlanes.NOISE.plane(300, 277, new Random(9));
    Plane shifted = Plane.zeros(300, 277);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 277; x++) {
        shifted.pixels()[(y + 111) % 300 * 277 + (x + 58) % 277] = plane.at(y, x);
      }
    }
    Plane output = Plane.zeros(300, 277);
    Plane shiftedOutput = Plane.zeros(300, 277);
    Kernel kernel = kernel(window, Boundary.of(BoundaryMode.WRAP));
    kernel.filter(plane, output);
    kernel.filter(shifted, shiftedOutput);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 277; x++) {
        assertEquals(
            output.at(y, x), shiftedOutput.at((y + 111) % 300, (x + 58) % 277), y + ", " + x);
      }
    }
    double[] sorted = plane.pixels().clone();
    Arrays.sort(sorted);
    for (double median : output.pixels()) {
      assertTrue(Arrays.binarySearch(sorted, median) >= 0, "not a value of the plane: " + median);
    }
  }
}
