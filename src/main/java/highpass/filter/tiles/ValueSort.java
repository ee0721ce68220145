package highpass.filter.tiles;

import java.util.Arrays;

/**
 * Sorts a few words by values that their lower bits are indices of: in {@code long}s, by as many
 * bits of a value as there is room for above its index, and the rest by insertion.
 */
final class ValueSort {
  /** Steps of insertion for each word after which it is given up. */
  private static final int MOST_STEPS = 12;

  private long[] keys = {};

  /** Bytes of work memory for so many words. */
  static long workBytes(long words) {
    return Long.BYTES * words;
  }

  /**
   * Sorts words [from, to).
   *
   * @param words the words, which differ in nothing but their indices. Modified.
   * @param indexBits low bits of a word that hold the index
   * @param values value of each index, none of them NaN. Not modified.
   * @return false if that would take too long; the words are then in any order
   */
  boolean sort(int[] words, int from, int to, int indexBits, double[] values) {
    int n = to - from;
    int mask = (1 << indexBits) - 1;
    if (keys.length < n) {
      keys = new long[n];
    }
    for (int i = 0; i < n; i++) {
      int index = words[from + i] & mask;
      keys[i] = (PixelOrder.ordered(values[index]) & ~(long) mask) | index;
    }
    Arrays.sort(keys, 0, n);
    for (int i = from; i < to; i++) {
      words[i] = (words[i] & ~mask) | ((int) keys[i - from] & mask);
    }
    return insert(words, from, to, mask, values);
  }

  private static boolean insert(int[] words, int from, int to, int mask, double[] values) {
    long steps = 0;
    for (int i = from + 1; i < to; i++) {
      int w = words[i];
      double v = values[w & mask];
      int j = i;
      while (j > from && v < values[words[j - 1] & mask]) {
        words[j] = words[j - 1];
        j--;
      }
      words[j] = w;
      steps += i - j;
      if (steps > (long) MOST_STEPS * (to - from)) {
        return false;
      }
    }
    return true;
  }
}
