package highpass.filter.tiles;

import highpass.filter.BoundaryMode;
import highpass.filter.Plane;

/**
 * Guesses the range that all medians of a block lie in. Where a frame is mostly noise, medians
 * differ far less than pixels do, and pixels beyond the range need not be sorted: only on which
 * side they lie counts. The guess is never trusted: a tile that finds a median outside is done
 * again.
 *
 * <p>The medians of a few windows, from a part of their pixels each, show how much they differ, in
 * ranks of the block's values. A hundred normally distributed numbers reach 2.6 standard
 * deviations, a million 4.9, so what they span is taken twice; but of white noise the medians of
 * all of a window's pixels differ less than those of a part, by the root of its share.
 */
final class MedianRange {
  /** Windows along each axis that are tried. */
  private static final int WINDOWS = 10;

  /** Pixels of a window along each axis that are looked at. */
  private static final int PIXELS = 16;

  /** Added to either side, as a share of what the medians span, however large the window. */
  private static final double LEAST_MARGIN = 0.125;

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
   * @param sample a sample of the block's values
   */
  ValueRange guess(Plane plane, TiledAxis rows, TiledAxis columns, Sample sample) {
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
    return widen(low, high, sample, shareLookedAt(rows.span()) * shareLookedAt(columns.span()));
  }

  private static double shareLookedAt(Span span) {
    return pixels(span) / (double) span.window();
  }

  private static int pixels(Span span) {
    return Math.min(PIXELS, span.window());
  }

  private static int[] sources(Span span, int output) {
    int n = pixels(span);
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

  private static ValueRange widen(double low, double high, Sample sample, double share) {
    int from = sample.rankOf(low);
    int to = sample.rankOf(high);
    double widening = Math.max(LEAST_MARGIN, Math.sqrt(share) / 2);
    int margin = (int) (widening * (to - from) + MARGIN * sample.size()) + 1;
    from -= margin;
    to += margin;
    if (low > high || to - from > MOST * sample.size()) {
      return ValueRange.ALL;
    }
    return new ValueRange(
        from < 0 ? Double.NEGATIVE_INFINITY : sample.value(from),
        to >= sample.size() ? Double.POSITIVE_INFINITY : sample.value(to));
  }
}
