package highpass.cli;

import highpass.filter.Window;
import highpass.fits.HduSelector;
import highpass.job.Halt;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How options are written. */
final class OptionValues {
  private OptionValues() {}

  /** {@code N} or {@code NY,NX}. */
  static final class WindowValue implements ITypeConverter<Window> {
    @Override
    public Window convert(String text) {
      String[] sides = text.split(",", -1);
      try {
        int height = Integer.parseInt(sides[0].strip());
        int width = sides.length == 1 ? height : Integer.parseInt(sides[1].strip());
        if (sides.length <= 2) {
          return new Window(height, width);
        }
      } catch (NumberFormatException e) {
        throw malformed(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
      throw malformed(text);
    }

    private static TypeConversionException malformed(String text) {
      return new TypeConversionException(
          "'%s' is not N or NY,NX, as in 50 or 31,51 (rows,columns)".formatted(text));
    }
  }

  /** A number, also {@code nan}, {@code inf}, {@code -inf} as Python writes them. */
  static final class NumberValue implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "nan" -> Double.NaN;
        case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        default -> parsed(text);
      };
    }

    private static double parsed(String text) {
      try {
        return Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'%s' is not a number".formatted(text));
      }
    }
  }

  /** A positive number of seconds, with or without a fraction. */
  static final class SecondsValue implements ITypeConverter<Duration> {
    private static final double MOST = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public Duration convert(String text) {
      try {
        double seconds = Double.parseDouble(text.strip());
        long millis = Math.round(seconds * MILLIS_PER_SECOND);
        if (millis > 0 && seconds <= MOST) {
          return Duration.ofMillis(millis);
        }
      } catch (NumberFormatException e) {
        throw malformed(text);
      }
      throw malformed(text);
    }

    private static TypeConversionException malformed(String text) {
      return new TypeConversionException(
          "'%s' is no number of seconds above 0, as in 60 or 0.5".formatted(text));
    }
  }

  /** {@code N} failures or {@code P%} of the frames. */
  static final class HaltValue implements ITypeConverter<Halt> {
    @Override
    public Halt convert(String text) {
      String number = text.strip();
      try {
        return number.endsWith("%")
            ? Halt.atPercent(Double.parseDouble(number.substring(0, number.length() - 1)))
            : Halt.afterFailures(Integer.parseInt(number));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is neither a number of failures nor a percentage, as in 10 or 5%%"
                .formatted(text));
      }
    }
  }

  /** {@code N}, {@code NAME} or {@code NAME,VERSION}. */
  static final class HduValue implements ITypeConverter<HduSelector> {
    @Override
    public HduSelector convert(String text) {
      try {
        return HduSelector.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** {@code NYxNX}, rows by columns. */
  record Shape(int height, int width) {}

  /** {@code NYxNX}. */
  static final class ShapeValue implements ITypeConverter<Shape> {
    @Override
    public Shape convert(String text) {
      String[] sides = text.split("[xX]", -1);
      try {
        if (sides.length == 2) {
          int height = Integer.parseInt(sides[0].strip());
          int width = Integer.parseInt(sides[1].strip());
          if (height > 0 && width > 0 && (long) height * width <= Integer.MAX_VALUE - 8) {
            return new Shape(height, width);
          }
        }
      } catch (NumberFormatException e) {
        throw malformed(text);
      }
      throw malformed(text);
    }

    private static TypeConversionException malformed(String text) {
      return new TypeConversionException(
          "'%s' is not NYxNX, rows by columns, as in 1000x1000, of 1 to 2147483639 pixels"
              .formatted(text));
    }
  }
}
