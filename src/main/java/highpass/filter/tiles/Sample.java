package highpass.filter.tiles;

import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import java.util.Arrays;

/** Some of the finite values that rows and columns of a plane have, in ascending order. */
final class Sample {
  /** Multiples of it, modulo 1, leave the most even gaps. */
  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final double[] values;
  private int size;

  /** A sample of so many values at most. */
  Sample(int most) {
    values = new double[most];
  }

  /** Replaces the sample by one of these rows and columns of a plane. */
  void take(Plane plane, int[] rows, int[] columns) {
    int wanted = (int) Math.min(values.length, (long) rows.length * columns.length);
    int step = scatteringStep(columns.length);
    int x = 0;
    size = 0;
    for (int i = 0; i < wanted; i++) {
      int row = rows[(int) ((long) i * rows.length / wanted)];
      int column = columns[x];
      if (row != BoundaryMode.NO_SOURCE && column != BoundaryMode.NO_SOURCE) {
        double v = plane.pixels()[row * plane.width() + column];
        // Zeros of both signs are one value.
        values[size] = v + 0.0;
        size += Double.isFinite(v) ? 1 : 0;
      }
      x += step;
      x -= x < columns.length ? 0 : columns.length;
    }
    sort(values, size);
  }

  /**
   * Sorts the first values (Shell, "A high-speed sorting procedure", 1959). {@code Arrays.sort} is
   * no slower, but keeps the JVM's compiler from the filter's own loops for a quarter of a second.
   */
  private static void sort(double[] values, int size) {
    for (int gap = firstGap(size); gap > 0; gap /= 3) {
      for (int i = gap; i < size; i++) {
        double v = values[i];
        int j = i;
        while (j >= gap && v < values[j - gap]) {
          values[j] = values[j - gap];
          j -= gap;
        }
        values[j] = v;
      }
    }
  }

  /** The largest gap less than a size of those that Knuth gives: 1, 4, 13, 40 and so on. */
  private static int firstGap(int size) {
    int gap = 1;
    while (3 * gap + 1 < size) {
      gap = 3 * gap + 1;
    }
    return gap;
  }

  /** Number of values. */
  int size() {
    return size;
  }

  /** The value of a rank. */
  double value(int rank) {
    return values[rank];
  }

  /** How many of the sample's values are less than a value. */
  int rankOf(double value) {
    int place = Arrays.binarySearch(values, 0, size, value);
    return place < 0 ? -place - 1 : place;
  }

  /**
   * A step, modulo a length, that comes to all of its indices, and soon to one in any part of them.
   */
  static int scatteringStep(int length) {
    int step = (int) Math.round(length * GOLDEN_RATIO);
    while (commonDivisor(length, step) != 1) {
      step--;
    }
    return step;
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
