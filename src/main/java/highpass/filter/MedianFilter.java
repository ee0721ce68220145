package highpass.filter;

import highpass.filter.network.NetworkMedian;
import highpass.filter.tiles.TileMedian;
import java.util.Objects;

/**
 * The 2-D median filter, bit for bit {@code scipy.ndimage.median_filter(plane, size=(height,
 * width), mode=...)}.
 *
 * <p>The median is an element of the window, that of 0-based rank {@code n/2}; {@code -0.0} counts
 * as {@code 0.0} (a zero median is always {@code +0.0}), infinities are ordinary values.
 *
 * <p>An instance holds the work memory that it reuses from plane to plane, so it belongs to one
 * caller at a time.
 */
public final class MedianFilter {
  private static final int NO_NAN = -1;

  private final Window window;
  private final Boundary boundary;
  private final NanPolicy nanPolicy;
  private final NetworkFilter networks;
  private final TileMedian tiles;

  /**
   * A filter for planes of any shape, in the caller's thread alone.
   *
   * @param window the window
   * @param boundary how planes go on beyond their edges
   * @param nanPolicy what becomes of NaN
   */
  public MedianFilter(Window window, Boundary boundary, NanPolicy nanPolicy) {
    this(window, boundary, nanPolicy, 1);
  }

  /**
   * A filter for planes of any shape.
   *
   * @param window the window
   * @param boundary how planes go on beyond their edges
   * @param nanPolicy what becomes of NaN
   * @param threads how many threads filter a plane together, at least 1; the caller's is one of
   *     them, the others end before {@link #filter} returns
   */
  public MedianFilter(Window window, Boundary boundary, NanPolicy nanPolicy, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a filter needs at least 1 thread, not " + threads);
    }
    this.window = Objects.requireNonNull(window);
    this.boundary = Objects.requireNonNull(boundary);
    this.nanPolicy = Objects.requireNonNull(nanPolicy);
    this.tiles = new TileMedian(window, boundary, threads);
    boolean leavesNanOut = nanPolicy == NanPolicy.IGNORE || boundary.mode() == BoundaryMode.SHRINK;
    this.networks =
        NetworkMedian.accepts(window)
            ? new NetworkFilter(window, boundary, leavesNanOut, threads)
            : null;
  }

  /**
   * About how many bytes of work memory {@link #filter} takes for a plane of this shape, beyond the
   * input and the output; kept until the filter is garbage.
   *
   * @param height rows, at least 1
   * @param width columns, at least 1
   */
  public long workBytes(int height, int width) {
    // Any plane may be one that the networks do not pay for.
    long bytes = tiles.workBytes(height, width);
    return bytes + (networks == null ? NanCounts.workBytes(width) : networks.workBytes(width));
  }

  /**
   * Writes the median of every pixel's window.
   *
   * @param input the plane. Not modified.
   * @param output a plane of the same shape, overwritten; not the same array as the input's
   * @throws NanPixelException if the input has a NaN and the policy is {@link NanPolicy#FAIL}
   */
  public void filter(Plane input, Plane output) {
    filterRows(input, output, 0, input.height());
  }

  /**
   * Writes the median of the window of every pixel of some rows.
   *
   * @param input the whole plane, or the part of it that {@link Band} tells. Not modified.
   * @param output a plane of the same shape, of which the rows are overwritten; not the same array
   *     as the input's
   * @param firstRow the first of the rows
   * @param endRow the row after the last of them; the first one if there are none
   * @throws NanPixelException if the rows have a NaN and the policy is {@link NanPolicy#FAIL}
   */
  public void filterRows(Plane input, Plane output, int firstRow, int endRow) {
    Objects.checkFromToIndex(firstRow, endRow, input.height());
    if (input.height() != output.height() || input.width() != output.width()) {
      throw new IllegalArgumentException(input + " and " + output + " differ in shape");
    }
    if (input.pixels() == output.pixels()) {
      throw new IllegalArgumentException("a plane cannot be filtered into itself");
    }
    if (nanPolicy == NanPolicy.FAIL) {
      refuseNan(input, firstRow, endRow);
    }
    if (networks == null || !networks.filterRows(input, output, firstRow, endRow)) {
      tiles.filterRows(input, output, firstRow, endRow);
    }
    if (nanPolicy == NanPolicy.PROPAGATE
        && (boundary.outsideIsNan() || firstNan(input, 0, input.height()) != NO_NAN)) {
      new NanSpread(window, boundary).spread(input, output, firstRow, endRow);
    }
  }

  private static void refuseNan(Plane input, int firstRow, int endRow) {
    int nan = firstNan(input, firstRow, endRow);
    if (nan != NO_NAN) {
      throw new NanPixelException(nan / input.width(), nan % input.width());
    }
  }

  private static int firstNan(Plane input, int firstRow, int endRow) {
    double[] pixels = input.pixels();
    for (int i = firstRow * input.width(); i < endRow * input.width(); i++) {
      if (Double.isNaN(pixels[i])) {
        return i;
      }
    }
    return NO_NAN;
  }
}
