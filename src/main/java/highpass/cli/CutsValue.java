package highpass.cli;

import highpass.figure.Cuts;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code minmax}, {@code zscale}, {@code P%}, {@code LO%,HI%} or {@code V1,V2}. */
final class CutsValue implements ITypeConverter<Cuts> {
  @Override
  public Cuts convert(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    return switch (words) {
      case "minmax" -> Cuts.minMax();
      case "zscale" -> Cuts.zScale();
      default -> parsed(words, text);
    };
  }

  private static Cuts parsed(String words, String text) {
    try {
      return numbers(words.split(",", -1), text);
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  private static Cuts numbers(String[] words, String text) {
    if (words.length == 1 && isPercentage(words[0])) {
      double percent = percentage(words[0]);
      if (!(percent > 0 && percent <= 100)) {
        throw new TypeConversionException(
            "'%s' is not above 0 %% and at most 100 %%".formatted(text));
      }
      return Cuts.interval(percent);
    }
    if (words.length == 2 && isPercentage(words[0]) && isPercentage(words[1])) {
      double low = percentage(words[0]);
      double high = percentage(words[1]);
      if (!(low >= 0 && low < high && high <= 100)) {
        throw new TypeConversionException("'%s' does not rise within 0 to 100 %%".formatted(text));
      }
      return Cuts.percentiles(low, high);
    }
    if (words.length == 2 && !isPercentage(words[0]) && !isPercentage(words[1])) {
      double low = Double.parseDouble(words[0].strip());
      double high = Double.parseDouble(words[1].strip());
      if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
        throw new TypeConversionException("'%s' are not two rising values".formatted(text));
      }
      return Cuts.values(low, high);
    }
    throw malformed(text);
  }

  private static boolean isPercentage(String word) {
    return word.strip().endsWith("%");
  }

  private static double percentage(String word) {
    String number = word.strip();
    return Double.parseDouble(number.substring(0, number.length() - 1).strip());
  }

  private static TypeConversionException malformed(String text) {
    return new TypeConversionException(
        "'%s' is none of P%%, LO%%,HI%%, minmax, zscale and V1,V2, as in 99.5%% or 100,250"
            .formatted(text));
  }
}
