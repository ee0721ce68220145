package highpass.figure;

import highpass.filter.Plane;
import java.io.Serializable;

/** A rule that chooses the values at the ends of the colour bar from the pixels of a plane. */
@FunctionalInterface
public interface Cuts extends Serializable {
  /** Of planes without a finite pixel. */
  Limits NOTHING_FINITE = new Limits(0, 1);

  /**
   * The limits for a plane. NaN and infinite pixels are left out; 0 and 1 if there are no others.
   *
   * @param plane not modified
   */
  Limits of(Plane plane);

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
      double[] pixels = plane.pixels();
      if (OrderStatistics.finiteCount(pixels) == 0) {
        return NOTHING_FINITE;
      }
      double[] ends = Quantile.of(pixels, low / 100, high / 100);
      return new Limits(ends[0], ends[1]);
    };
  }

  /** Astropy's {@code ZScaleInterval} with its defaults, made for faint sky: see {@link ZScale}. */
  static Cuts zScale() {
    return plane ->
        OrderStatistics.finiteCount(plane.pixels()) == 0
            ? NOTHING_FINITE
            : ZScale.limits(plane.pixels());
  }
}
