package highpass.report.scaling;

import java.util.List;

/**
 * Amdahl's law fitted to measured times: {@code T(N) = serial + parallel / N}, by least squares
 * over all measurements (Amdahl, "Validity of the single processor approach to achieving large
 * scale computing capabilities", 1967). The serial fraction is {@code serial / (serial +
 * parallel)}.
 *
 * @param serialSeconds what no core can take off another
 * @param parallelSeconds what N cores share
 * @param serialFraction serial part of the time on one core; below 0 where the measurements gain
 *     more than the cores
 * @param uncertainty one standard deviation of the serial fraction, from the scatter about the fit;
 *     NaN with fewer than three measurements
 */
public record AmdahlFit(
    double serialSeconds, double parallelSeconds, double serialFraction, double uncertainty) {

  /** One measurement. */
  record Point(int cores, double wallSeconds) {}

  /**
   * Fits the law.
   *
   * @param points measurements at two or more numbers of cores
   * @throws IllegalArgumentException if all are of one number of cores
   */
  static AmdahlFit of(List<Point> points) {
    int n = points.size();
    double meanX = points.stream().mapToDouble(p -> 1.0 / p.cores()).average().orElseThrow();
    double meanT = points.stream().mapToDouble(Point::wallSeconds).average().orElseThrow();
    double sxx = 0;
    double sxt = 0;
    for (Point p : points) {
      double dx = 1.0 / p.cores() - meanX;
      sxx += dx * dx;
      sxt += dx * (p.wallSeconds() - meanT);
    }
    if (sxx == 0) {
      throw new IllegalArgumentException("Amdahl's law needs two numbers of cores");
    }
    double parallel = sxt / sxx;
    double serial = meanT - parallel * meanX;
    double whole = serial + parallel;
    double fraction = serial / whole;
    if (n < 3) {
      return new AmdahlFit(serial, parallel, fraction, Double.NaN);
    }
    double residuals = 0;
    for (Point p : points) {
      double r = p.wallSeconds() - serial - parallel / p.cores();
      residuals += r * r;
    }
    double variance = residuals / (n - 2);
    double varParallel = variance / sxx;
    double varSerial = variance * (1.0 / n + meanX * meanX / sxx);
    double covariance = -variance * meanX / sxx;
    // The fraction's derivatives by the two, to first order.
    double bySerial = parallel / (whole * whole);
    double byParallel = -serial / (whole * whole);
    double varFraction =
        bySerial * bySerial * varSerial
            + byParallel * byParallel * varParallel
            + 2 * bySerial * byParallel * covariance;
    return new AmdahlFit(serial, parallel, fraction, Math.sqrt(Math.max(0, varFraction)));
  }

  /** The law's time. */
  public double wallSeconds(int cores) {
    return serialSeconds + parallelSeconds / cores;
  }
}
