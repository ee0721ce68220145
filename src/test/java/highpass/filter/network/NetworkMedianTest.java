package highpass.filter.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.NaiveMedian;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkMedianTest {
  private static final List<BoundaryMode> MODES =
      List.of(
          BoundaryMode.REFLECT,
          BoundaryMode.MIRROR,
          BoundaryMode.NEAREST,
          BoundaryMode.WRAP,
          BoundaryMode.CONSTANT);

  /** Side of the largest square window that is taken for 64-bit keys. */
  private static final int LARGEST_OF_WIDE_KEYS = 11;

  /** Kinds of values, of which some have 32-bit and some 64-bit keys. */
  private enum Values {
    NOISE {
      @Override
      double next(Random random) {
        return random.nextGaussian();
      }
    },
    FLOATS {
      @Override
      double next(Random random) {
        return (float) (1000 + 100 * random.nextGaussian());
      }
    },
    TIES {
      @Override
      double next(Random random) {
        return random.nextInt(5) - 2;
      }
    },
    ZEROS {
      @Override
      double next(Random random) {
        return random.nextBoolean() ? 0.0 : -0.0;
      }
    },
    INFINITIES {
      @Override
      double next(Random random) {
        double value = 4 + random.nextInt(3);
        return random.nextInt(3) > 0 ? value : Math.copySign(1.0 / 0, random.nextGaussian());
      }
    },
    DENORMALS {
      @Override
      double next(Random random) {
        return Double.MIN_VALUE * (random.nextInt(2000) - 1000);
      }
    },
    /** Keys from one end of the 32-bit range to the other. */
    NARROW_EXTREMES {
      @Override
      double next(Random random) {
        double magnitude = random.nextBoolean() ? 1.0f : Math.scalb(1.9999999f, 126);
        return random.nextBoolean() ? magnitude : -magnitude;
      }
    },
    /** Keys from one end of the 64-bit range to the other. */
    WIDE_EXTREMES {
      @Override
      double next(Random random) {
        double smallest = 2;
        double largest = Double.MAX_VALUE;
        double magnitude = random.nextBoolean() ? smallest : largest;
        return random.nextBoolean() ? magnitude : -magnitude;
      }
    };

    abstract double next(Random random);

    Plane plane(int height, int width, Random random) {
      double[] pixels = new double[height * width];
      Arrays.setAll(pixels, i -> next(random));
      return new Plane(pixels, height, width);
    }
  }

  private static void check(NetworkMedian filter, Plane plane, Window window, Boundary boundary) {
    Plane output = Plane.zeros(plane.height(), plane.width());
    Arrays.fill(output.pixels(), Double.NaN);
    double[] before = plane.pixels().clone();
    String what = "%s, %s, %s".formatted(window, boundary, plane);
    assertTrue(filter.filter(plane, output), what);
    checkBits(naive(plane, window, boundary), output.pixels(), plane.width(), what);
    assertArrayEquals(before, plane.pixels(), what);
  }

  private static double[] naive(Plane plane, Window window, Boundary boundary) {
    return new NaiveMedian(window, boundary, NanPolicy.IGNORE).filter(plane).pixels();
  }

  private static void checkBits(double[] expected, double[] actual, int width, String what) {
    for (int i = 0; i < expected.length; i++) {
      if (Double.doubleToRawLongBits(expected[i]) != Double.doubleToRawLongBits(actual[i])) {
        String where = "%s: row %d, column %d".formatted(what, i / width, i % width);
        assertEquals(expected[i], actual[i], where);
        assertEquals("0.0", Double.toString(actual[i]), where);
      }
    }
  }

  /**
   *
   *
   * <pre>
   *   1 2 3     reflected   1 1 2 3 3
   *   4 5 6                 1 1 2 3 3
   *   7 8 9                 4 4 5 6 6 ...
   * </pre>
   *
   * Corner: 1 1 1 1 2 2 4 4 5, median 2. Top: 1 1 2 2 3 3 4 5 6, median 3.
   */
  @Test
  void cornerByHand() {
    Plane plane = new Plane(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3);
    Plane output = Plane.zeros(3, 3);
    assertTrue(new NetworkMedian(Window.square(3), Boundary.REFLECT).filter(plane, output));
    assertArrayEquals(new double[] {2, 3, 3, 4, 5, 6, 7, 7, 8}, output.pixels());
  }

  /** An even window takes the upper median and reaches up and left: 1 1 1 1, then 1 1 2 2, ... */
  @Test
  void evenWindowByHand() {
    Plane plane = new Plane(new double[] {1, 2, 3, 4}, 2, 2);
    Plane output = Plane.zeros(2, 2);
    assertTrue(new NetworkMedian(Window.square(2), Boundary.REFLECT).filter(plane, output));
    assertArrayEquals(new double[] {1, 2, 3, 3}, output.pixels());
  }

  @Test
  void everySquareWindow() {
    Random random = new Random(1);
    for (int side = 1; side <= 16; side++) {
      Window window = Window.square(side);
      for (BoundaryMode mode : MODES) {
        Boundary boundary = new Boundary(mode, -1.5);
        NetworkMedian filter = new NetworkMedian(window, boundary);
        if (side <= LARGEST_OF_WIDE_KEYS) {
          check(filter, Values.NOISE.plane(21, 34, random), window, boundary);
        }
        check(filter, Values.FLOATS.plane(34, 21, random), window, boundary);
      }
    }
  }

  @Test
  void rectangularWindows() {
    Random random = new Random(2);
    int[][] windows = {
      {1, 2}, {2, 1}, {1, 3}, {3, 1}, {1, 15}, {15, 1}, {3, 15}, {15, 3}, {2, 9}, {9, 2}, {4, 7},
      {7, 4}, {5, 14}, {14, 5}, {5, 16}, {16, 5}, {12, 13}, {13, 16}, {1, 25}, {31, 1}, {31, 7},
      {7, 25}, {10, 25}
    };
    for (int[] sides : windows) {
      Window window = new Window(sides[0], sides[1]);
      for (BoundaryMode mode : MODES) {
        Boundary boundary = new Boundary(mode, 2.25);
        NetworkMedian filter = new NetworkMedian(window, boundary);
        check(filter, Values.TIES.plane(19, 23, random), window, boundary);
      }
    }
  }

  /** Tiles that are not what the builder would choose, whatever they cost. */
  @Test
  void everyTile() {
    Random random = new Random(12);
    Plane plane = Values.NOISE.plane(14, 17, random);
    KeyScale scale = new NetworkMedian(Window.square(1), Boundary.REFLECT).scaleFor(plane);
    for (int height = 1; height <= 9; height++) {
      for (int width = 1; width <= 9; width++) {
        Window window = new Window(height, width);
        double[] expected = naive(plane, window, Boundary.REFLECT);
        for (int tileHeight = 1; tileHeight <= Math.min(5, height); tileHeight++) {
          for (int tileWidth = 1; tileWidth <= Math.min(5, width); tileWidth++) {
            MedianNetwork network = new MedianNetwork(window, tileHeight, tileWidth);
            Program program = RowAllocator.program(network);
            Plane output = Plane.zeros(14, 17);
            Lanes lanes = new LongLanes(program);
            String what = "%s, tile %d x %d".formatted(window, tileHeight, tileWidth);
            StripRunner runner =
                new StripRunner(
                    program, window, Boundary.REFLECT, lanes, scale, plane, output, 0, 14);
            assertTrue(runner.run(), what);
            checkBits(expected, output.pixels(), 17, what);
          }
        }
      }
    }
  }

  @Test
  void largestNarrowWindow() {
    Boundary boundary = Boundary.REFLECT;
    Window window = Window.square(16);
    Plane plane = Values.FLOATS.plane(33, 29, new Random(3));
    check(new NetworkMedian(window, boundary), plane, window, boundary);
  }

  @Test
  void allKindsOfValues() {
    Random random = new Random(4);
    for (Window window : List.of(Window.square(3), new Window(6, 5), new Window(2, 11))) {
      for (BoundaryMode mode : MODES) {
        Boundary boundary = Boundary.of(mode);
        NetworkMedian filter = new NetworkMedian(window, boundary);
        for (Values values : Values.values()) {
          check(filter, values.plane(17, 40, random), window, boundary);
        }
      }
    }
  }

  @Test
  void infiniteConstant() {
    Boundary boundary = new Boundary(BoundaryMode.CONSTANT, Double.NEGATIVE_INFINITY);
    Plane plane = Values.TIES.plane(9, 11, new Random(5));
    Arrays.setAll(plane.pixels(), i -> plane.pixels()[i] * 16);
    check(new NetworkMedian(new Window(5, 4), boundary), plane, new Window(5, 4), boundary);
  }

  @Test
  void windowsLargerThanThePlane() {
    Random random = new Random(6);
    for (int side : new int[] {7, 8, 11, 13}) {
      Values values = side <= LARGEST_OF_WIDE_KEYS ? Values.NOISE : Values.FLOATS;
      Window window = Window.square(side);
      for (BoundaryMode mode : MODES) {
        Boundary boundary = new Boundary(mode, 0.5);
        NetworkMedian filter = new NetworkMedian(window, boundary);
        for (int[] shape : new int[][] {{1, 1}, {1, 2}, {2, 1}, {1, 5}, {5, 1}, {3, 2}, {6, 4}}) {
          check(filter, values.plane(shape[0], shape[1], random), window, boundary);
        }
      }
    }
  }

  /** Planes wider than the lanes, and those whose strips just fill them or do not. */
  @Test
  void widthsAroundTheLanes() {
    Random random = new Random(8);
    Window window = new Window(3, 5);
    NetworkMedian filter = new NetworkMedian(window, Boundary.REFLECT);
    int narrow = 2 * IntKernels.LANES;
    int wide = 2 * LongKernels.LANES;
    for (int width :
        new int[] {340, 341, 509, wide - 7, wide - 6, wide - 5, wide, narrow - 6, narrow + 1}) {
      check(filter, Values.NOISE.plane(5, width, random), window, Boundary.REFLECT);
      check(filter, Values.FLOATS.plane(4, width, random), window, Boundary.REFLECT);
    }
    check(filter, Values.NOISE.plane(1, 5000, random), window, Boundary.REFLECT);
    check(filter, Values.NOISE.plane(5000, 1, random), window, Boundary.REFLECT);
    check(filter, Values.FLOATS.plane(2, 9000, random), window, Boundary.REFLECT);
    check(filter, Values.FLOATS.plane(9000, 2, random), window, Boundary.REFLECT);
  }

  @Test
  void randomCases() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      Window window = new Window(1 + random.nextInt(12), 1 + random.nextInt(12));
      Boundary boundary = new Boundary(MODES.get(random.nextInt(5)), random.nextInt(4));
      NetworkMedian filter = new NetworkMedian(window, boundary);
      for (int plane = 0; plane < 3; plane++) {
        int height = 1 + random.nextInt(plane == 0 ? 9 : 50);
        int width = 1 + random.nextInt(plane == 2 ? 200 : 50);
        // The first kind has wide keys.
        int first = window.count() <= LARGEST_OF_WIDE_KEYS * LARGEST_OF_WIDE_KEYS ? 0 : 1;
        Values values = Values.values()[first + random.nextInt(4 - first)];
        check(filter, values.plane(height, width, random), window, boundary);
      }
    }
  }

  /** Bands cut anywhere give the same as the whole, and leave the rows beside them alone. */
  @Test
  void bands() {
    Random random = new Random(9);
    Window window = new Window(7, 6);
    for (Values values : List.of(Values.NOISE, Values.FLOATS)) {
      Plane plane = values.plane(37, 45, random);
      NetworkMedian filter = new NetworkMedian(window, Boundary.REFLECT);
      NetworkMedian fork = filter.fork();
      KeyScale scale = filter.scaleFor(plane);
      assertNotNull(scale);
      double[] expected = naive(plane, window, Boundary.REFLECT);
      for (int first = 0; first <= 37; first += 3) {
        for (int end = first; end <= 37; end += 4) {
          Plane output = Plane.zeros(37, 45);
          Arrays.fill(output.pixels(), -77);
          double[] cut = expected.clone();
          Arrays.fill(cut, 0, first * 45, -77);
          Arrays.fill(cut, end * 45, cut.length, -77);
          String what = "rows %d to %d".formatted(first, end);
          NetworkMedian one = first % 2 == 0 ? filter : fork;
          assertTrue(one.filterRows(plane, output, scale, first, end), what);
          checkBits(cut, output.pixels(), 45, what);
        }
      }
    }
  }

  /** Large enough for a scale to be guessed from some of its values. */
  private static Plane largePlane(Values values) {
    return values.plane(200, 210, new Random(13));
  }

  @Test
  void guessedScaleGivesTheSame() {
    Window window = new Window(3, 4);
    Boundary boundary = new Boundary(BoundaryMode.CONSTANT, -3);
    NetworkMedian filter = new NetworkMedian(window, boundary);
    for (Values values : List.of(Values.NOISE, Values.FLOATS, Values.TIES, Values.INFINITIES)) {
      Plane plane = largePlane(values);
      KeyScale scale = filter.guessScale(plane);
      assertNotNull(scale, values.name());
      Plane output = Plane.zeros(200, 210);
      assertTrue(filter.filterRows(plane, output, scale, 0, 200), values.name());
      double[] expected = naive(plane, window, boundary);
      checkBits(expected, output.pixels(), 210, values.name());
    }
  }

  /** One value in a plane of 32-bit keys that has none, anywhere. */
  @Test
  void guessedNarrowScaleIsNotTrusted() {
    double[] misfits = {
      Double.NaN,
      0.1,
      1e-300,
      -1e-300,
      Double.MIN_VALUE,
      Float.MIN_VALUE,
      Float.MIN_NORMAL,
      1e300,
      -Float.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    assertNotGuessed(largePlane(Values.FLOATS), misfits);
  }

  @Test
  void guessedWideScaleIsNotTrusted() {
    Plane plane = largePlane(Values.NOISE);
    assertNotGuessed(plane, Double.NaN, Double.longBitsToDouble(-1L), Double.MIN_VALUE, -1e-309);
  }

  private static void assertNotGuessed(Plane plane, double... misfits) {
    NetworkMedian filter = new NetworkMedian(Window.square(3), Boundary.REFLECT);
    KeyScale scale = filter.guessScale(plane);
    Plane output = Plane.zeros(200, 210);
    for (int at : new int[] {0, 1, 209, 210 * 100 + 77, 200 * 210 - 2, 200 * 210 - 1}) {
      double before = plane.pixels()[at];
      for (double misfit : misfits) {
        plane.pixels()[at] = misfit;
        assertFalse(filter.filterRows(plane, output, scale, 0, 200), misfit + " at " + at);
      }
      plane.pixels()[at] = before;
      assertTrue(filter.filterRows(plane, output, scale, 0, 200), "all fit again");
    }
  }

  @Test
  void guessesNothingFromSmallPlanesAndZeros() {
    NetworkMedian filter = new NetworkMedian(Window.square(3), Boundary.REFLECT);
    assertNull(filter.guessScale(Values.NOISE.plane(100, 100, new Random(1))));
    assertNull(filter.guessScale(Plane.zeros(200, 210)));
    Plane extremes = largePlane(Values.ZEROS);
    Arrays.setAll(extremes.pixels(), i -> i % 2 == 0 ? 1e-300 : 1e300);
    assertNull(filter.guessScale(extremes), "no room for negative values");
    Plane nan = largePlane(Values.NOISE);
    Arrays.fill(nan.pixels(), Double.NaN);
    assertNull(filter.guessScale(nan));
    nan.pixels()[0] = 1.5;
    assertTrue(filter.guessScale(nan).takesNan());
    NetworkMedian large = new NetworkMedian(Window.square(16), Boundary.REFLECT);
    assertNull(large.guessScale(largePlane(Values.NOISE)), "does not pay");
  }

  /** What one plane leaves in the work memory must not show in the next one. */
  @Test
  void oneInstanceForPlanesOfAllShapesAndKeys() {
    Random random = new Random(10);
    Window window = new Window(5, 4);
    Boundary boundary = Boundary.of(BoundaryMode.WRAP);
    NetworkMedian filter = new NetworkMedian(window, boundary);
    for (int i = 0; i < 40; i++) {
      int height = 1 + random.nextInt(40);
      int width = 1 + random.nextInt(90);
      Values values = Values.values()[random.nextInt(Values.values().length)];
      check(filter, values.plane(height, width, random), window, boundary);
    }
  }

  /** One pixel that a window lacks does not show, by the choice of what stands for it. */
  @Test
  void oneNanInAWindowIsLeftOut() {
    Random random = new Random(14);
    for (Values values : List.of(Values.NOISE, Values.FLOATS, Values.TIES, Values.WIDE_EXTREMES)) {
      for (int[] sides : new int[][] {{3, 3}, {2, 3}, {4, 4}, {5, 5}, {1, 7}, {6, 1}, {2, 1}}) {
        Window window = new Window(sides[0], sides[1]);
        Plane plane = values.plane(31, 33, random);
        for (int i = 0; i < 31; i += window.height()) {
          for (int j = 0; j < 33; j += window.width()) {
            plane.pixels()[i * 33 + j] = Double.NaN;
          }
        }
        // Copies beyond the edge could bring a second one into a window, a constant does not.
        Boundary boundary = new Boundary(BoundaryMode.CONSTANT, 2);
        check(new NetworkMedian(window, boundary), plane, window, boundary);
      }
    }
  }

  @Test
  void declinesWhatDoesNotPay() {
    assertFalse(NetworkMedian.accepts(Window.square(50)));
    assertFalse(NetworkMedian.accepts(new Window(1, 26)));
    assertFalse(NetworkMedian.accepts(new Window(32, 1)));
    assertTrue(NetworkMedian.accepts(Window.square(16)));
    assertFalse(NetworkMedian.accepts(Window.square(17)));
    NetworkMedian filter = new NetworkMedian(Window.square(16), Boundary.REFLECT);
    assertNull(filter.scaleFor(Values.NOISE.plane(3, 3, new Random(11))));
    assertNotNull(filter.scaleFor(Values.FLOATS.plane(3, 3, new Random(11))));
    filter = new NetworkMedian(Window.square(12), Boundary.REFLECT);
    assertNull(filter.scaleFor(Values.NOISE.plane(3, 3, new Random(11))));
    filter = new NetworkMedian(Window.square(11), Boundary.REFLECT);
    assertNotNull(filter.scaleFor(Values.NOISE.plane(3, 3, new Random(11))));
  }

  @Test
  void refusesWrongArguments() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new NetworkMedian(Window.square(50), Boundary.REFLECT));
    NetworkMedian filter = new NetworkMedian(Window.square(3), Boundary.REFLECT);
    Plane plane = Plane.zeros(4, 5);
    assertThrows(IllegalArgumentException.class, () -> filter.filter(plane, Plane.zeros(5, 4)));
    assertThrows(IllegalArgumentException.class, () -> filter.filter(plane, plane));
    KeyScale scale = filter.scaleFor(plane);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> filter.filterRows(plane, Plane.zeros(4, 5), scale, 0, 5));
  }

  /** Work memory is a matter of the window, not of the plane. */
  @Test
  void workMemoryIsSmall() {
    long bytes = new NetworkMedian(Window.square(11), Boundary.REFLECT).workBytes();
    assertTrue(bytes > 100_000 && bytes < 4_000_000, "bytes: " + bytes);
  }
}
