package highpass.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers along an axis: round ones, whole multiples of 1, 2 or 5 times a power of ten.
 *
 * @param ticks in rising order
 * @param factor what the labels are to be multiplied by, as {@code ×10⁻⁵}; empty for 1
 */
record Ticks(List<Tick> ticks, String factor) {
  /** From this power of ten on numbers are written with a factor. */
  private static final int LARGE = 5;

  /** Down to this power of ten numbers are written without. */
  private static final int SMALL = -3;

  private static final int[] LEADING = {1, 2, 5};
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Of numbers that are not round. */
  private static final int FEW_DIGITS = 6;

  /** Of a range whose ends are not round. */
  private static final int RANGE_DIGITS = 3;

  /** How far below the coarsest step powers of ten are looked for. */
  private static final int DECADES = 6;

  /** A stretched axis gets longer numbers only where this many ticks would have room. */
  private static final double BARE = 2;

  /** How many digits more those may have. */
  private static final int MORE_DIGITS = 2;

  /** How often steps are made finer to fill the wide end of a stretched axis. */
  private static final int FINER_STEPS = 12;

  /** Steps with more multiples than this on an axis have none that is not crowded. */
  private static final int MOST_CANDIDATES = 1000;

  /** Doubles count up to here. */
  private static final double MOST_MULTIPLE = 1L << 53;

  /**
   * A number on an axis.
   *
   * @param value in the axis's unit
   * @param label the number as it is written, to be multiplied by the factor
   */
  record Tick(double value, String label) {}

  /**
   * A step between ticks: {@code leading * 10^power}.
   *
   * @param leading 1, 2 or 5
   */
  private record Step(int leading, int power) {
    /** The least step of at least that length. */
    static Step atLeast(double length) {
      int power = (int) Math.floor(Math.log10(length));
      for (int p = power - 1; ; p++) {
        for (int leading : LEADING) {
          Step step = new Step(leading, p);
          if (step.length() >= length) {
            return step;
          }
        }
      }
    }

    Step finer() {
      return switch (leading) {
        case 5 -> new Step(2, power);
        case 2 -> new Step(1, power);
        default -> new Step(5, power - 1);
      };
    }

    double length() {
      return decimal(1).doubleValue();
    }

    BigDecimal decimal(long multiple) {
      return BigDecimal.valueOf(multiple)
          .multiply(BigDecimal.valueOf(leading).scaleByPowerOfTen(power));
    }

    /**
     * Its multiples from {@code low} to {@code high}; none if they are too many, or closer than
     * doubles are there.
     */
    List<BigDecimal> multiples(double low, double high) {
      List<BigDecimal> multiples = new ArrayList<>();
      double first = Math.ceil(low / length());
      double last = Math.floor(high / length());
      boolean countable = Math.max(Math.abs(first), Math.abs(last)) < MOST_MULTIPLE;
      if (countable && last - first <= MOST_CANDIDATES) {
        for (double k = first; k <= last; k++) {
          multiples.add(decimal((long) k));
        }
      }
      return multiples;
    }
  }

  /**
   * Ticks for pixel numbers.
   *
   * @param low where the axis begins
   * @param high where it ends, beyond {@code low}
   * @param most about how many ticks there is room for, at least 1
   */
  static Ticks whole(double low, double high, int most) {
    Step step = Step.atLeast(Math.max(1, (high - low) / most));
    return new Ticks(
        step.multiples(low, high).stream()
            .map(value -> new Tick(value.doubleValue(), value.toBigInteger().toString()))
            .toList(),
        "");
  }

  /**
   * Ticks for a colour bar.
   *
   * @param limits the values at its ends
   * @param stretch how values lie between them
   * @param most how many ticks there is room for, at least 1
   */
  static Ticks of(Limits limits, Stretch stretch, int most) {
    double low = limits.low();
    double high = limits.high();
    double range = high - low;
    List<BigDecimal> values = new ArrayList<>();
    if (range > 0 && Double.isFinite(range)) {
      Step step = Step.atLeast(range / most);
      if (stretch == Stretch.LINEAR) {
        values.addAll(step.multiples(low, high));
      } else {
        values.addAll(stretched(step, limits, stretch, most));
      }
    }
    return labelled(values.isEmpty() ? ends(low, high) : values);
  }

  /**
   * Both ends, rounded to a hundredth of the range between them or finer, or one number if they are
   * equal.
   */
  static Ticks ends(Limits limits) {
    double range = limits.high() - limits.low();
    if (range == 0 || !Double.isFinite(range)) {
      return labelled(ends(limits.low(), limits.high()));
    }
    int decimals = RANGE_DIGITS - 1 - (int) Math.floor(Math.log10(range));
    List<BigDecimal> values = new ArrayList<>();
    values.add(new BigDecimal(limits.low()).setScale(decimals, RoundingMode.HALF_EVEN));
    values.add(new BigDecimal(limits.high()).setScale(decimals, RoundingMode.HALF_EVEN));
    return labelled(values);
  }

  /**
   * As many round numbers as there is room for: the powers of ten first, then 5 and 2 times those,
   * then multiples of ever finer steps, with no more digits than tell values of this range apart
   * unless much of the axis would stay bare.
   */
  private static List<BigDecimal> stretched(
      Step coarsest, Limits limits, Stretch stretch, int most) {
    List<List<BigDecimal>> ranks = new ArrayList<>();
    ranks.add(List.of(BigDecimal.ZERO));
    for (int leading : new int[] {1, 5, 2}) {
      List<BigDecimal> rank = new ArrayList<>();
      for (int down = -1; down < DECADES; down++) {
        BigDecimal value = new Step(leading, coarsest.power() - down).decimal(1);
        rank.add(value);
        rank.add(value.negate());
      }
      ranks.add(rank);
    }
    double largest = Math.max(Math.abs(limits.low()), Math.abs(limits.high()));
    int digits = 1 + (int) Math.ceil(Math.log10(largest / (limits.high() - limits.low())));
    ranks.addAll(finer(coarsest, limits, digits));
    List<BigDecimal> values = new ArrayList<>();
    for (List<BigDecimal> rank : ranks) {
      addWithRoom(values, rank, limits, stretch, 1.0 / most);
    }
    for (int more = 1; more <= MORE_DIGITS; more++) {
      for (List<BigDecimal> rank : finer(coarsest, limits, digits + more)) {
        addWithRoom(values, rank, limits, stretch, BARE / most);
      }
    }
    return values;
  }

  /** Multiples of ever finer steps, of at most so many digits. */
  private static List<List<BigDecimal>> finer(Step coarsest, Limits limits, int digits) {
    List<List<BigDecimal>> ranks = new ArrayList<>();
    Step step = coarsest;
    for (int i = 0; i < FINER_STEPS; i++) {
      ranks.add(
          step.multiples(limits.low(), limits.high()).stream()
              .filter(value -> digits(value) <= digits)
              .toList());
      step = step.finer();
    }
    return ranks;
  }

  /** Where no round number will do: the ends, with as many digits as tell them apart. */
  private static List<BigDecimal> ends(double low, double high) {
    if (low == high) {
      return new ArrayList<>(List.of(new BigDecimal(low, new MathContext(FEW_DIGITS))));
    }
    MathContext context = new MathContext(FEW_DIGITS);
    while (new BigDecimal(low, context).compareTo(new BigDecimal(high, context)) == 0) {
      context = new MathContext(context.getPrecision() + 1);
    }
    return new ArrayList<>(List.of(new BigDecimal(low, context), new BigDecimal(high, context)));
  }

  /** Adds those candidates on the axis that keep their distance from all others. */
  private static void addWithRoom(
      List<BigDecimal> values,
      List<BigDecimal> candidates,
      Limits limits,
      Stretch stretch,
      double distance) {
    for (BigDecimal candidate : candidates) {
      double position = limits.position(candidate.doubleValue());
      double at = stretch.of(Math.max(0, Math.min(1, position)));
      if (position >= 0
          && position <= 1
          && values.stream()
              .mapToDouble(v -> stretch.of(limits.position(v.doubleValue())))
              .allMatch(other -> Math.abs(other - at) >= distance)) {
        values.add(candidate);
      }
    }
  }

  private static int digits(BigDecimal value) {
    return value.stripTrailingZeros().precision();
  }

  private static Ticks labelled(List<BigDecimal> values) {
    values.sort(Comparator.naturalOrder());
    int power = Integer.MIN_VALUE;
    for (BigDecimal value : values) {
      if (value.signum() != 0) {
        power = Math.max(power, value.precision() - value.scale() - 1);
      }
    }
    int factor = power >= LARGE || (power < SMALL && power != Integer.MIN_VALUE) ? power : 0;
    int decimals = 0;
    for (BigDecimal value : values) {
      if (value.signum() != 0) {
        decimals = Math.max(decimals, value.stripTrailingZeros().scale() + factor);
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (BigDecimal value : values) {
      String digits = value.scaleByPowerOfTen(-factor).setScale(decimals).toPlainString();
      ticks.add(new Tick(value.doubleValue(), digits.replace('-', '−')));
    }
    return new Ticks(List.copyOf(ticks), factor == 0 ? "" : "×10" + superscript(factor));
  }

  private static String superscript(int power) {
    StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
