package highpass.report.html;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Numbers in ascending order, at least one. */
final class Sample {
  private final double[] ascending;

  Sample(DoubleStream values) {
    ascending = values.toArray();
    Arrays.sort(ascending);
  }

  int size() {
    return ascending.length;
  }

  double get(int i) {
    return ascending[i];
  }

  double least() {
    return ascending[0];
  }

  double greatest() {
    return ascending[ascending.length - 1];
  }

  double median() {
    return quantile(0.5);
  }

  /**
   * A quantile, linear between the two nearest values: number 7 of R. J. Hyndman and Y. Fan,
   * <i>Sample Quantiles in Statistical Packages</i>, The American Statistician 50 (1996), 361, and
   * what NumPy gives.
   *
   * @param share from 0 (least) to 1 (greatest)
   */
  double quantile(double share) {
    double place = share * (ascending.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }
}
