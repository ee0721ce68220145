package highpass.figure;

/**
 * How colours are spent on values between the cuts: functions of [0, 1] onto [0, 1] with the names,
 * definitions and parameters of {@code astropy.visualization}.
 */
public enum Stretch {
  /** Evenly. */
  LINEAR {
    @Override
    double of(double x) {
      return x;
    }
  },
  /** {@code SqrtStretch}: the square root. */
  SQRT {
    @Override
    double of(double x) {
      return Math.sqrt(x);
    }
  },
  /** {@code LogStretch}: {@code log(1000 x + 1) / log(1001)}. */
  LOG {
    @Override
    double of(double x) {
      return Math.log(LOG_FACTOR * x + 1) / Math.log(LOG_FACTOR + 1);
    }
  },
  /** {@code AsinhStretch}: {@code asinh(x / 0.1) / asinh(10)}. */
  ASINH {
    @Override
    double of(double x) {
      return asinh(x / LINEAR_PART) / asinh(1 / LINEAR_PART);
    }
  };

  private static final double LOG_FACTOR = 1000;

  /** Below this the inverse hyperbolic sine is nearly linear, above nearly logarithmic. */
  private static final double LINEAR_PART = 0.1;

  /** The stretched position of {@code x}, which is in [0, 1]. */
  abstract double of(double x);

  private static double asinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }
}
