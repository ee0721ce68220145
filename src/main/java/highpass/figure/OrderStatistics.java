package highpass.figure;

import java.util.Arrays;

/**
 * The values at given ranks, found digit by digit instead of by sorting.
 *
 * <p>The bits of doubles, turned so that they rise with the values, are numbers of four digits.
 * Counting how often each first digit occurs tells that of the value at a rank, and its rank among
 * those of this digit; so for the other digits. That is four passes over the values whatever they
 * are, and no copy of them, where sorting a large plane takes longer than filtering it.
 */
final class OrderStatistics {
  private static final int DIGIT_BITS = 16;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private OrderStatistics() {}

  /** How many of the values are neither NaN nor infinite. */
  static int finiteCount(double[] values) {
    int count = 0;
    for (double value : values) {
      count += Double.isFinite(value) ? 1 : 0;
    }
    return count;
  }

  /**
   * The finite values at these ranks among all finite ones in ascending order.
   *
   * @param values not modified
   * @param ranks each at least 0 and less than {@link #finiteCount}
   */
  static double[] of(double[] values, int... ranks) {
    int[] ranksWithin = ranks.clone();
    long[] found = new long[ranks.length];
    for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
      long[] prefixes = Arrays.stream(found).distinct().toArray();
      int[][] counts = count(values, prefixes, shift);
      for (int i = 0; i < ranks.length; i++) {
        int[] digits = counts[indexOf(found[i], prefixes)];
        int digit = 0;
        while (ranksWithin[i] >= digits[digit]) {
          ranksWithin[i] -= digits[digit];
          digit++;
        }
        found[i] = found[i] << DIGIT_BITS | digit;
      }
    }
    return Arrays.stream(found).mapToDouble(OrderStatistics::value).toArray();
  }

  /** Of the values that begin with each prefix, how often each digit at the shift occurs. */
  private static int[][] count(double[] values, long[] prefixes, int shift) {
    int[][] counts = new int[prefixes.length][DIGITS];
    for (double value : values) {
      if (Double.isFinite(value)) {
        long digits = key(value) >>> shift;
        long prefix = digits >>> DIGIT_BITS;
        for (int i = 0; i < prefixes.length; i++) {
          if (prefix == prefixes[i]) {
            counts[i][(int) digits & DIGITS - 1]++;
          }
        }
      }
    }
    return counts;
  }

  private static int indexOf(long prefix, long[] prefixes) {
    int index = 0;
    while (prefixes[index] != prefix) {
      index++;
    }
    return index;
  }

  /** Unsigned, rises with the value; −0 comes before 0. */
  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key ^ (~key >> (Long.SIZE - 1) | Long.MIN_VALUE));
  }
}
