package highpass.filter.network;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.NanCounts;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.util.Arrays;

/**
 * Puts right what {@link NetworkMedian} leaves wrong: the medians of windows that lack two pixels
 * or more, be they NaN or, where the window is cut at the edge, beyond it.
 *
 * <p>A network's result for a window that lacks {@code k} pixels stands {@code k/2} ranks above the
 * median, or is above all values; for an even number of pixels below, which is the same with the
 * order reversed. So the next value below is looked for among the window's pixels, {@code k/2}
 * times, but not further than to the median's rank. Many windows are done at once: each has a lane,
 * every lane sees the first pixel of its window, then the second, and so on. It is for planes where
 * such windows are few, which {@link #work} tells.
 *
 * <p>For one thread at a time.
 */
public final class NanRepair {
  private static final int LANES = LongKernels.LANES;

  private final Window window;
  private final Boundary boundary;

  /** All ones where the order is reversed. */
  private final long reversed;

  /** Lanes that have a window, from the first on. */
  private int lanes;

  /** Where the window's median stands in the plane. */
  private final int[] at = new int[LANES];

  /** Where the window's first pixel stands in the plane; negative if the window leaves it. */
  private final int[] first = new int[LANES];

  private final int[] stepsLeft = new int[LANES];

  /** The rank of the median among the window's valid pixels. */
  private final long[] rank = new long[LongKernels.LENGTH];

  private final long[] bits = new long[LongKernels.LENGTH];
  private final long[] keys = new long[LongKernels.LENGTH];

  /** What has been found so far: the key of a value that is not below the median. */
  private final long[] bound = new long[LongKernels.LENGTH];

  /** How many pixels are below the bound. */
  private final long[] below = new long[LongKernels.LENGTH];

  /** How far the nearest of them is, less 1. */
  private final long[] nearest = new long[LongKernels.LENGTH];

  /**
   * A repair for planes of any shape.
   *
   * @param window the network's window
   * @param boundary how planes go on beyond their edges
   */
  public NanRepair(Window window, Boundary boundary) {
    this.window = window;
    this.boundary = boundary;
    reversed = window.count() % 2 == 0 ? -1 : 0;
  }

  /**
   * How many pixels have to be looked at, which takes two to three nanoseconds each.
   *
   * @param input the plane. Not modified.
   * @param firstRow the first of the rows of medians that are asked for
   * @param endRow the row after the last of them
   */
  public long work(Plane input, int firstRow, int endRow) {
    NanCounts counts = counts(input, firstRow);
    long steps = 0;
    for (int y = firstRow; y < endRow; y++) {
      int[] missing = counts.nextRow();
      if (missing != null) {
        steps += steps(missing, window.count());
      }
    }
    return steps * window.count();
  }

  /** Steps of the windows of a row, of which those without a valid pixel need none. */
  private static int steps(int[] missing, int count) {
    int steps = 0;
    for (int k : missing) {
      steps += ((k - count) >> 31) & (k >> 1);
    }
    return steps;
  }

  private NanCounts counts(Plane input, int firstRow) {
    boolean outsideCounts = boundary.mode().endsWithPlane() && Double.isNaN(boundary.outside());
    return new NanCounts(window, boundary.mode(), outsideCounts, input, firstRow);
  }

  /**
   * Overwrites the medians that are wrong.
   *
   * @param input the plane. Not modified.
   * @param output the network's medians
   * @param scale the scale that the network had
   * @param firstRow the first row of the medians
   * @param endRow the row after the last of them
   */
  public void repair(Plane input, Plane output, KeyScale scale, int firstRow, int endRow) {
    KeyScale wide = scale.widened();
    NanCounts counts = counts(input, firstRow);
    for (int y = firstRow; y < endRow; y++) {
      int[] missing = counts.nextRow();
      if (missing != null) {
        repairRow(input, output, wide, y, missing);
      }
    }
    while (lanes > 0) {
      step(input, output, wide);
    }
  }

  private void repairRow(Plane input, Plane output, KeyScale scale, int y, int[] missing) {
    int row = y * input.width();
    for (int x = 0; x < missing.length; x++) {
      int valid = window.count() - missing[x];
      if (valid == 0) {
        output.pixels()[row + x] = Double.NaN;
      } else if (missing[x] > 1) {
        take(input, y, x, valid);
        while (lanes == LANES) {
          step(input, output, scale);
        }
      }
    }
  }

  /** Gives a window the next lane. */
  private void take(Plane input, int y, int x, int valid) {
    int top = y - window.above();
    int left = x - window.left();
    boolean isInside =
        top >= 0
            && top + window.height() <= input.height()
            && left >= 0
            && left + window.width() <= input.width();
    at[lanes] = y * input.width() + x;
    first[lanes] = isInside ? top * input.width() + left : -1;
    rank[lanes] = reversed == 0 ? valid / 2 : valid - 1 - valid / 2;
    stepsLeft[lanes] = (window.count() - valid) / 2;
    lanes++;
  }

  /** Goes down to the next value in all lanes, and frees those that have reached the median. */
  private void step(Plane input, Plane output, KeyScale scale) {
    double[] medians = output.pixels();
    for (int i = 0; i < lanes; i++) {
      bits[i] = Double.doubleToRawLongBits(medians[at[i]]);
    }
    LongKernels.encode(bits, bound, scale.shift(), scale.origin());
    Arrays.fill(below, 0);
    Arrays.fill(nearest, Long.MAX_VALUE);
    for (int i = 0; i < window.height(); i++) {
      for (int j = 0; j < window.width(); j++) {
        stage(input, i, j);
        LongKernels.replaceNan(bits, scale.nanBits());
        LongKernels.encode(bits, keys, scale.shift(), scale.origin());
        compare(keys, bound, reversed, below, nearest);
      }
    }
    lower(bound, reversed, below, nearest, rank);
    LongKernels.decode(bound, bits, scale.shift(), scale.origin());
    int kept = 0;
    for (int i = 0; i < lanes; i++) {
      medians[at[i]] = Double.longBitsToDouble(bits[i]);
      at[kept] = at[i];
      first[kept] = first[i];
      rank[kept] = rank[i];
      stepsLeft[kept] = stepsLeft[i] - 1;
      kept += stepsLeft[kept] > 0 ? 1 : 0;
    }
    lanes = kept;
  }

  /** Stages the pixel of row i and column j of each window. */
  private void stage(Plane input, int i, int j) {
    double[] pixels = input.pixels();
    int offset = i * input.width() + j;
    for (int lane = 0; lane < lanes; lane++) {
      int start = first[lane];
      double value = start < 0 ? valueNearEdge(input, at[lane], i, j) : pixels[start + offset];
      bits[lane] = Double.doubleToRawLongBits(value);
    }
  }

  private double valueNearEdge(Plane input, int median, int i, int j) {
    int width = input.width();
    BoundaryMode mode = boundary.mode();
    int y = mode.source(median / width - window.above() + i, input.height());
    int x = mode.source(median % width - window.left() + j, width);
    boolean isOutside = y == BoundaryMode.NO_SOURCE || x == BoundaryMode.NO_SOURCE;
    return isOutside ? boundary.outside() : input.at(y, x);
  }

  /** Takes a key of each window into account. */
  private static void compare(
      long[] keys, long[] bound, long reversed, long[] below, long[] nearest) {
    for (int i = 0; i < LANES; i++) {
      long distance = (((bound[i] - keys[i]) ^ reversed) - reversed) - 1;
      below[i] += (distance >> 63) + 1;
      // Without its sign, that of a value that is not below is further than any other.
      long fall = (distance & Long.MAX_VALUE) - nearest[i];
      nearest[i] += fall & (fall >> 63);
    }
  }

  /** Moves the bound to the nearest value below where that does not stand below the rank. */
  private static void lower(
      long[] bound, long reversed, long[] below, long[] nearest, long[] rank) {
    for (int i = 0; i < LANES; i++) {
      long isAbove = (rank[i] - below[i]) >> 63;
      bound[i] -= (((nearest[i] + 1) ^ reversed) - reversed) & isAbove;
    }
  }
}
