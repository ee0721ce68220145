package highpass.filter.tiles;

import java.util.Arrays;

/**
 * Sorts words by some of their bits, least significant digit first, keeping the order of equals.
 */
final class RadixSort {
  /** 4096 counters and as many streams still fit the first- and second-level caches. */
  private static final int DIGIT_BITS = 12;

  /** Short methods on slices are compiled early, long loops late. */
  private static final int SLICE = 4096;

  /** Of each pass, how often each digit occurs, then where its next word goes. */
  private final int[][] counts = new int[passes(Long.SIZE)][1 << DIGIT_BITS];

  private int shift;
  private int bits;

  private static int passes(int bits) {
    return (bits + DIGIT_BITS - 1) / DIGIT_BITS;
  }

  /** Begins a sort by so many bits from a shift on; the words are then to be counted. */
  void begin(int shift, int bits) {
    this.shift = shift;
    this.bits = bits;
    for (int pass = 0; pass < passes(bits); pass++) {
      Arrays.fill(counts[pass], 0, digitMask(pass) + 1, 0);
    }
  }

  /** Counts the digits of words [from, to), all passes at once while the words are at hand. */
  void count(long[] words, int from, int to) {
    for (int pass = 0; pass < passes(bits); pass++) {
      count(words, from, to, digitShift(pass), digitMask(pass), counts[pass]);
    }
  }

  /**
   * Sorts words [from, to), which have been counted.
   *
   * @param words the words; overwritten
   * @param spare as long; overwritten
   * @return which of the two arrays holds the sorted words
   */
  long[] sort(long[] words, long[] spare, int from, int to) {
    long[] in = words;
    long[] out = spare;
    for (int pass = 0; pass < passes(bits); pass++) {
      starts(counts[pass], digitMask(pass) + 1, from);
      for (int i = from; i < to; i += SLICE) {
        scatter(
            in, i, Math.min(to, i + SLICE), digitShift(pass), digitMask(pass), counts[pass], out);
      }
      long[] swap = in;
      in = out;
      out = swap;
    }
    return in;
  }

  private int digitStart(int pass) {
    return bits * pass / passes(bits);
  }

  private int digitShift(int pass) {
    return shift + digitStart(pass);
  }

  private int digitMask(int pass) {
    return (1 << (digitStart(pass + 1) - digitStart(pass))) - 1;
  }

  private static void count(long[] in, int from, int to, int shift, int mask, int[] count) {
    for (int i = from; i < to; i++) {
      count[(int) (in[i] >>> shift) & mask]++;
    }
  }

  /** Replaces numbers of digits by where the first word of each goes. */
  static void starts(int[] count, int digits, int from) {
    int start = from;
    for (int i = 0; i < digits; i++) {
      int n = count[i];
      count[i] = start;
      start += n;
    }
  }

  private static void scatter(
      long[] in, int from, int to, int shift, int mask, int[] next, long[] out) {
    for (int i = from; i < to; i++) {
      long p = in[i];
      out[next[(int) (p >>> shift) & mask]++] = p;
    }
  }
}
