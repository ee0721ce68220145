package highpass.figure;

/** Quantiles of sorted values, with the rounding of {@code numpy.percentile}. */
final class Quantile {
  private Quantile() {}

  /**
   * The value a fraction of the way through the ranks, linearly between the two nearest.
   *
   * @param sorted ascending, at least one, without NaN
   * @param fraction in [0, 1]
   */
  static double of(double[] sorted, double fraction) {
    double rank = fraction * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    double a = sorted[below];
    double b = sorted[Math.min(below + 1, sorted.length - 1)];
    double t = rank - below;
    if (t == 0) {
      return a; // where the difference to the next overflows, too
    }
    // From the nearer end: so the result is exact at both.
    return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
  }
}
