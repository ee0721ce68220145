package highpass.filter.tiles;

import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import java.util.Arrays;

/**
 * Guesses the range that all medians of a block lie in. Where a frame is mostly noise, medians
 * differ far less than pixels do, and pixels beyond the range need not be sorted: only on which
 * side they lie counts. The guess is never trusted: a tile that finds a median outside is done
 * again.
 *
 * <p>The medians of a few windows, from a part of their pixels each, show how much they differ, in
 * ranks of the block's values. A hundred normally distributed numbers reach 2.6 standard
 * deviations, a million 4.9, so what they span is taken twice.
 */
final class MedianRange {
  /** Windows along each axis that are tried. */
  private static final int WINDOWS = 10;

  /** Pixels of a window along each axis that are looked at. */
  private static final int PIXELS = 16;

  /** Added to either side, as a share of the block: the sample's own error in ranks. */
  private static final double MARGIN = 0.02;

  /** If more of the block than this share is in the range, leaving out the rest does not pay. */
  private static final double MOST = 0.65;

  private final double[] values = new double[PIXELS * PIXELS];

  /**
   * Guesses the range.
   *
   * @param plane the plane. Not modified.
   * @param rows the block's rows
   * @param columns the block's columns
   * @param order has a sample of the block's values
   */
  ValueRange guess(Plane plane, TiledAxis rows, TiledAxis columns, PixelOrder order) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < WINDOWS; i++) {
      int[] y = sources(rows.span(), rows.output((2 * i + 1.0) / (2 * WINDOWS)));
      for (int j = 0; j < WINDOWS; j++) {
        int[] x = sources(columns.span(), columns.output((2 * j + 1.0) / (2 * WINDOWS)));
        double median = median(plane, y, x);
        if (!Double.isNaN(median)) {
          low = Math.min(low, median);
          high = Math.max(high, median);
        }
      }
    }
    return widen(low, high, order.sample(), order.samples());
  }

  private static int[] sources(Span span, int output) {
    int n = Math.min(PIXELS, span.window());
    int[] sources = new int[n];
    for (int i = 0; i < n; i++) {
      sources[i] = span.source(output, (int) ((2L * i + 1) * span.window() / (2L * n)));
    }
    return sources;
  }

  private double median(Plane plane, int[] rows, int[] columns) {
    int n = 0;
    for (int y : rows) {
      for (int x : columns) {
        if (y != BoundaryMode.NO_SOURCE && x != BoundaryMode.NO_SOURCE) {
          double v = plane.pixels()[y * plane.width() + x];
          values[n] = v;
          n += Double.isNaN(v) ? 0 : 1;
        }
      }
    }
    return n == 0 ? Double.NaN : select(values, n, n / 2);
  }

  /**
   * The value of a rank among the first n, which are rearranged (Hoare, "Algorithm 65: Find",
   * 1961). Sorting them takes five times as long, and the JVM longer to compile.
   */
  private static double select(double[] values, int n, int rank) {
    int from = 0;
    int to = n - 1;
    while (from < to) {
      double pivot = values[rank];
      int i = from;
      int j = to;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (pivot < values[j]) {
          j--;
        }
        if (i <= j) {
          double swap = values[i];
          values[i] = values[j];
          values[j] = swap;
          i++;
          j--;
        }
      }
      if (j < rank) {
        from = i;
      }
      if (rank < i) {
        to = j;
      }
    }
    return values[rank];
  }

  private static ValueRange widen(double low, double high, double[] sample, int samples) {
    int from = rank(sample, samples, low);
    int to = rank(sample, samples, high);
    int margin = (to - from) / 2 + (int) (MARGIN * samples) + 1;
    from -= margin;
    to += margin;
    if (low > high || to - from > MOST * samples) {
      return ValueRange.ALL;
    }
    return new ValueRange(
        from < 0 ? Double.NEGATIVE_INFINITY : sample[from],
        to >= samples ? Double.POSITIVE_INFINITY : sample[to]);
  }

  private static int rank(double[] sample, int samples, double value) {
    int place = Arrays.binarySearch(sample, 0, samples, value);
    return place < 0 ? -place - 1 : place;
  }
}
