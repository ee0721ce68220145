package highpass.figure;

import highpass.filter.Plane;
import java.io.Serializable;
import java.util.Arrays;

/** A rule that chooses the values at the ends of the colour bar from the pixels of a plane. */
@FunctionalInterface
public interface Cuts extends Serializable {
  /**
   * The limits for a plane. NaN and infinite pixels are left out; 0 and 1 if there are no others.
   *
   * @param plane not modified
   */
  Limits of(Plane plane);

  /** The finite pixels, in order of place. */
  private static double[] finite(Plane plane) {
    return Arrays.stream(plane.pixels()).filter(Double::isFinite).toArray();
  }

  /** From the least pixel to the greatest. */
  static Cuts minMax() {
    return percentiles(0, 100);
  }

  /** Always these. */
  static Cuts values(double low, double high) {
    Limits limits = new Limits(low, high);
    return plane -> limits;
  }

  /** The middle {@code percent} of the pixels, as Astropy's {@code PercentileInterval}. */
  static Cuts interval(double percent) {
    double below = (100 - percent) * 0.5;
    return percentiles(below, 100 - below);
  }

  /**
   * Between two percentiles with linear interpolation, as Astropy's {@code
   * AsymmetricPercentileInterval} and {@code numpy.percentile}.
   *
   * @param low at least 0
   * @param high above {@code low}, at most 100
   */
  static Cuts percentiles(double low, double high) {
    if (!(low >= 0 && low < high && high <= 100)) {
      throw new IllegalArgumentException(
          "percentiles must rise from 0 to 100, not %s, %s".formatted(low, high));
    }
    return plane -> {
      double[] sorted = finite(plane);
      Arrays.parallelSort(sorted);
      return sorted.length == 0
          ? new Limits(0, 1)
          : new Limits(Quantile.of(sorted, low / 100), Quantile.of(sorted, high / 100));
    };
  }

  /** Astropy's {@code ZScaleInterval} with its defaults, made for faint sky: see {@link ZScale}. */
  static Cuts zScale() {
    return plane -> {
      double[] finite = finite(plane);
      return finite.length == 0 ? new Limits(0, 1) : ZScale.limits(finite);
    };
  }
}
