package highpass.filter;

import java.util.Arrays;
import java.util.Objects;

/**
 * The 2-D median filter, bit for bit {@code scipy.ndimage.median_filter(plane, size=(height,
 * width), mode=...)}.
 *
 * <p>The median is an element of the window, that of 0-based rank {@code n/2}; {@code -0.0} counts
 * as {@code 0.0} (a zero median is always {@code +0.0}), infinities are ordinary values.
 *
 * <p>An instance holds the work memory that it reuses from plane to plane, so it belongs to one
 * thread at a time.
 */
public final class MedianFilter {
  private final Window window;
  private final Boundary boundary;
  private final NanPolicy nanPolicy;

  /**
   * A filter for planes of any shape.
   *
   * @param window the window
   * @param boundary how planes go on beyond their edges
   * @param nanPolicy what becomes of NaN
   */
  public MedianFilter(Window window, Boundary boundary, NanPolicy nanPolicy) {
    this.window = Objects.requireNonNull(window);
    this.boundary = Objects.requireNonNull(boundary);
    this.nanPolicy = Objects.requireNonNull(nanPolicy);
  }

  /**
   * Writes the median of every pixel's window.
   *
   * @param input the plane. Not modified.
   * @param output a plane of the same shape, overwritten; not the same array as the input's
   * @throws NanPixelException if the input has a NaN and the policy is {@link NanPolicy#FAIL}
   */
  public void filter(Plane input, Plane output) {
    int height = input.height();
    int width = input.width();
    double[] values = new double[window.count()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        output.pixels()[y * width + x] = median(input, y, x, values);
      }
    }
  }

  private double median(Plane input, int y, int x, double[] values) {
    int n = 0;
    boolean hasNan = false;
    for (int i = 0; i < window.height(); i++) {
      int sy = boundary.mode().source(y - window.above() + i, input.height());
      for (int j = 0; j < window.width(); j++) {
        int sx = boundary.mode().source(x - window.left() + j, input.width());
        boolean outside = sy == BoundaryMode.NO_SOURCE || sx == BoundaryMode.NO_SOURCE;
        if (outside && boundary.mode() == BoundaryMode.SHRINK) {
          continue;
        }
        double value = outside ? boundary.cval() : input.at(sy, sx);
        if (Double.isNaN(value)) {
          hasNan = true;
        } else {
          values[n++] = value + 0.0;
        }
      }
    }
    if (n == 0 || (hasNan && nanPolicy == NanPolicy.PROPAGATE)) {
      return Double.NaN;
    }
    Arrays.sort(values, 0, n);
    return values[n / 2];
  }
}
