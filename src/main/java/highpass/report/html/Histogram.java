package highpass.report.html;

/** How often values fall into bins of one width whose edges are round numbers. */
final class Histogram {
  private static final int FEWEST_BINS = 4;
  private static final int MOST_BINS = 24;

  /** How far from the median, in distances of the 95 % quantile, a value is an outlier. */
  private static final double REACH = 4;

  private final double step;
  private final long first;
  private final int[] counts;
  private int beyond;

  private Histogram(double step, long first, int bins) {
    this.step = step;
    this.first = first;
    this.counts = new int[bins];
  }

  /**
   * Counts a sample, in about twice the cube root of its size bins. A few outliers do not squeeze
   * all others into one bin: those far above the 95 % quantile are counted as {@link #beyond}.
   */
  static Histogram of(Sample sample) {
    double median = sample.median();
    double high = sample.quantile(0.95);
    double fence = median + REACH * (high - median);
    double upper = high > median ? Math.min(sample.greatest(), fence) : sample.greatest();
    double bins = Math.ceil(2 * Math.cbrt(sample.size()));
    bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, bins));
    // Equal values still need bins of some width.
    double range = Math.max(upper - sample.least(), Math.max(upper * 0.01, 1e-9));
    double step = Scale.step(range / bins);
    long first = bin(sample.least(), step);
    Histogram histogram = new Histogram(step, first, (int) (bin(upper, step) - first) + 1);
    for (int i = 0; i < sample.size(); i++) {
      histogram.count(bin(sample.get(i), step) - first);
    }
    return histogram;
  }

  /** Values on an edge belong to the bin above, also those that rounding has put below it. */
  private static long bin(double value, double step) {
    return (long) Math.floor(value / step + 1e-9);
  }

  private void count(long bin) {
    if (bin < counts.length) {
      counts[(int) bin]++;
    } else {
      beyond++;
    }
  }

  /** The width of a bin. */
  double step() {
    return step;
  }

  int bins() {
    return counts.length;
  }

  int count(int bin) {
    return counts[bin];
  }

  /** How many values are above the last bin. */
  int beyond() {
    return beyond;
  }

  /** The lower edge of a bin, the upper one of the bin before. */
  double edge(int bin) {
    return (first + bin) * step;
  }

  /** The largest count, that of the outliers included. */
  int highest() {
    int highest = beyond;
    for (int count : counts) {
      highest = Math.max(highest, count);
    }
    return highest;
  }
}
