package highpass.report.html;

import java.math.BigDecimal;
import java.util.Locale;

/** Round numbers along an axis of seconds, and how they are written. */
final class Scale {
  private static final double[] LONG_STEPS = {
    60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400
  };
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private Scale() {}

  /** The smallest of 1, 2, 5 times a power of ten that is at least that much. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      // Powers of ten below 1 are not exact.
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** The same, with minutes, hours and days where they read better. */
  static double clockStep(double least) {
    if (least <= 50) {
      return step(least);
    }
    for (double step : LONG_STEPS) {
      if (step >= least) {
        return step;
      }
    }
    return 86_400 * step(least / 86_400);
  }

  /** A tick's label, such as {@code 0.25 s}, {@code 5 min}, {@code 3 h}. */
  static String label(double seconds, double step) {
    if (step >= HOUR) {
      return Math.round(seconds / HOUR) + " h";
    }
    if (step >= MINUTE) {
      return Math.round(seconds / MINUTE) + " min";
    }
    return step >= 0.1 ? number(seconds, step) + " s" : number(seconds * 1e3, step * 1e3) + " ms";
  }

  /** A number with as many decimals as multiples of the step need. */
  private static String number(double value, double step) {
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A time with three digits: {@code 43.2 ms}, {@code 1.23 s}, {@code 12 min 05 s}. */
  static String time(double seconds) {
    if (seconds >= HOUR - 0.5) {
      long minutes = Math.round(seconds / MINUTE);
      return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
    if (seconds >= 100) {
      long whole = Math.round(seconds);
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    if (seconds >= 0.9995) {
      return digits(seconds) + " s";
    }
    return seconds >= 0.9995e-3 || seconds == 0
        ? digits(seconds * 1e3) + " ms"
        : digits(seconds * 1e6) + " µs";
  }

  /** A number of at least 0 with three digits, or all those before the point. */
  static String digits(double value) {
    int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** A coordinate or length of a drawing: to a hundredth, without zeros at the end. */
  static String coordinate(double value) {
    return BigDecimal.valueOf(Math.round(value * 100), 2).stripTrailingZeros().toPlainString();
  }
}
