package highpass.filter;

import java.util.Arrays;

/** The slow, obviously right median: gathers every window and sorts it. */
public final class NaiveMedian {
  private final Window window;
  private final Boundary boundary;
  private final NanPolicy nanPolicy;

  public NaiveMedian(Window window, Boundary boundary, NanPolicy nanPolicy) {
    this.window = window;
    this.boundary = boundary;
    this.nanPolicy = nanPolicy;
  }

  /** The medians of a plane, which is not modified. */
  public Plane filter(Plane input) {
    Plane output = Plane.zeros(input.height(), input.width());
    double[] values = new double[window.count()];
    for (int y = 0; y < input.height(); y++) {
      for (int x = 0; x < input.width(); x++) {
        output.pixels()[y * input.width() + x] = median(input, y, x, values);
      }
    }
    return output;
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
