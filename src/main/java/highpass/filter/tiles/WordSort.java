package highpass.filter.tiles;

import java.util.Arrays;

/**
 * Sorts the words of a tile by their upper bits in one or two passes of a radix sort, least
 * significant digit first, keeping the order of equals. Unlike {@link RadixSort} for words that fit
 * the caches: it counts in one loop, and its digits are no larger than they must be.
 */
final class WordSort {
  /** Bits of a digit at most; if there are no more bits to sort by, there is but one pass. */
  static final int DIGIT_BITS = 12;

  /** Bits to sort by at most. */
  static final int MOST_BITS = 2 * DIGIT_BITS;

  /** Short methods on slices are compiled early, long loops late. */
  private static final int SLICE = 128;

  private final int[] lowCounts = new int[1 << DIGIT_BITS];
  private final int[] highCounts = new int[1 << DIGIT_BITS];
  private int shift;
  private int lowBits;
  private int highBits;

  /** Begins a sort by so many bits, all from a shift on; the words are then to be counted. */
  void begin(int shift, int bits) {
    this.shift = shift;
    lowBits = bits <= DIGIT_BITS ? 0 : bits / 2;
    highBits = bits - lowBits;
    Arrays.fill(lowCounts, 0, 1 << lowBits, 0);
    Arrays.fill(highCounts, 0, 1 << highBits, 0);
  }

  /** Counts the digits of words [from, to). */
  void count(int[] words, int from, int to) {
    if (lowBits > 0) {
      count(words, from, to, shift, lowBits, lowCounts, highCounts);
    } else {
      count(words, from, to, shift, highCounts);
    }
  }

  private static void count(
      int[] in, int from, int to, int shift, int lowBits, int[] lowCounts, int[] highCounts) {
    int mask = (1 << lowBits) - 1;
    for (int i = from; i < to; i++) {
      int code = in[i] >>> shift;
      lowCounts[code & mask]++;
      highCounts[code >>> lowBits]++;
    }
  }

  private static void count(int[] in, int from, int to, int shift, int[] counts) {
    for (int i = from; i < to; i++) {
      counts[in[i] >>> shift]++;
    }
  }

  /**
   * Sorts the first words, which have been counted.
   *
   * @param words the words; overwritten
   * @param spare as long; overwritten
   * @return which of the two arrays holds the sorted words
   */
  int[] sort(int[] words, int[] spare, int size) {
    if (lowBits == 0) {
      pass(words, size, shift, highBits, highCounts, spare);
      return spare;
    }
    pass(words, size, shift, lowBits, lowCounts, spare);
    pass(spare, size, shift + lowBits, highBits, highCounts, words);
    return words;
  }

  private static void pass(int[] in, int size, int shift, int bits, int[] counts, int[] out) {
    RadixSort.starts(counts, 1 << bits, 0);
    for (int i = 0; i < size; i += SLICE) {
      scatter(in, i, Math.min(size, i + SLICE), shift, (1 << bits) - 1, counts, out);
    }
  }

  private static void scatter(
      int[] in, int from, int to, int shift, int mask, int[] next, int[] out) {
    for (int i = from; i < to; i++) {
      int w = in[i];
      out[next[w >>> shift & mask]++] = w;
    }
  }
}
