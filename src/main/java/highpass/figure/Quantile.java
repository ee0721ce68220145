package highpass.figure;

/** Quantiles of the finite ones of many values, with the rounding of {@code numpy.percentile}. */
final class Quantile {
  private Quantile() {}

  /**
   * The values a fraction of the way through the ranks, each linearly between the two nearest.
   *
   * @param values at least one of them finite. Not modified.
   * @param fractions each in [0, 1]
   */
  static double[] of(double[] values, double... fractions) {
    int last = OrderStatistics.finiteCount(values) - 1;
    int[] ranks = new int[2 * fractions.length];
    for (int i = 0; i < fractions.length; i++) {
      ranks[2 * i] = (int) Math.floor(fractions[i] * last);
      ranks[2 * i + 1] = Math.min(ranks[2 * i] + 1, last);
    }
    double[] nearest = OrderStatistics.of(values, ranks);
    double[] quantiles = new double[fractions.length];
    for (int i = 0; i < fractions.length; i++) {
      double part = fractions[i] * last - ranks[2 * i];
      quantiles[i] = between(nearest[2 * i], nearest[2 * i + 1], part);
    }
    return quantiles;
  }

  /** A part of the way from one value to the next. */
  private static double between(double a, double b, double part) {
    if (part == 0) {
      return a; // where the difference to the next overflows, too
    }
    // From the nearer end: so the result is exact at both.
    return part < 0.5 ? a + (b - a) * part : b - (b - a) * (1 - part);
  }
}
