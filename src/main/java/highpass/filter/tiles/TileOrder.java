package highpass.filter.tiles;

import java.util.Arrays;

/**
 * The locals of one tile in ascending order of value, sorted while they are in the cache.
 *
 * <p>A local is sorted as one {@code int}: as many bits of a code that grows with its value ({@link
 * CodeScale}) as there is room for above its position, in one or two passes of a radix sort, least
 * significant digit first. Values of the same code, a tenth in a smooth frame, are then put right
 * by insertion. Values that the scale does not reach (stars in a tile of sky) stand at the ends in
 * any order: they are no medians but of few windows. So this order is quickly made, but not of
 * every tile, nor for every median.
 */
final class TileOrder {
  /** Tiles of more locals leave too few bits to tell their values apart. */
  static final int MOST_POSITION_BITS = 14;

  private static final int SAMPLES = 64;

  /** Bits of a digit at most; if the codes have no more, there is but one pass. */
  private static final int DIGIT_BITS = 12;

  /** Runs of equal codes and different values that are longer take too long by insertion. */
  private static final int LONGEST_RUN = 12;

  /** Short methods on slices are compiled early, long loops late. */
  private static final int SLICE = 4096;

  /**
   * Added to a number less than 2^51 it leaves the number, rounded to an integer, in the lowest
   * bits: so a value is made a code without the branches of a conversion.
   */
  private static final double ROUNDING = 0x1.8p52;

  /** Its lower half is 0, so that of a sum is the code. */
  private static final long ROUNDING_BITS = Double.doubleToRawLongBits(ROUNDING);

  /** The same with the first code of the scale added. */
  private static final double CODE_ONE = ROUNDING + 1;

  private final Sample sample = new Sample(SAMPLES);
  private final int[] lowCounts = new int[1 << DIGIT_BITS];
  private final int[] highCounts = new int[1 << DIGIT_BITS];
  private final int[] equals = new int[SLICE];
  private int[] words = {};
  private int[] spare = {};

  private CodeScale scale;
  private int positionBits;
  private int size;
  private boolean exact;
  private int firstSorted;
  private int endSorted;

  /** Bytes of work memory for a tile of so many locals. */
  static long workBytes(long locals) {
    return 2 * Integer.BYTES * locals;
  }

  /**
   * Sorts a tile's values.
   *
   * @param tile the tile
   * @param values value of each local position. Not modified.
   * @param columnBits low bits of a local position that hold its column
   * @param hasNan whether any of them is NaN
   * @return the list; null if the values are not fit to be sorted in this way
   */
  TileList sort(Tile tile, double[] values, int columnBits, boolean hasNan) {
    int rows = tile.rowSources().length;
    int columns = tile.columnSources().length;
    positionBits = columnBits + Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
    if (words.length < rows * columns + 1) {
      words = new int[rows * columns + 1];
      spare = new int[rows * columns + 1];
    }
    tile.sample(sample);
    scale = CodeScale.of(sample, Math.min(2 * DIGIT_BITS, Integer.SIZE - positionBits));
    encode(values, rows, columns, columnBits, hasNan);
    passes();
    findEnds();
    if (!exact && !repair(values)) {
      return null;
    }
    strip(words, size, (1 << positionBits) - 1);
    return TileList.ofAll(words, size, columnBits, hasNan, firstSorted, endSorted);
  }

  private int lowBits() {
    return scale.bits() <= DIGIT_BITS ? 0 : scale.bits() / 2;
  }

  /** Encodes all values that the scale reaches and counts the digits of their codes. */
  private void encode(double[] values, int rows, int columns, int columnBits, boolean hasNan) {
    int lowBits = lowBits();
    Arrays.fill(lowCounts, 0, 1 << lowBits, 0);
    Arrays.fill(highCounts, 0, 1 << (scale.bits() - lowBits), 0);
    exact = scale.hasGrid();
    size = 0;
    // Equal values stand in the list in the order in which they come: see PixelOrder.
    int step = Sample.scatteringStep(rows);
    int y = 0;
    for (int i = 0; i < rows; i++) {
      int start = size;
      int first = y << columnBits;
      if (hasNan) {
        size += encodeWithoutNan(values, first, columns);
      } else {
        encodeRow(values, first, columns);
        size += columns;
      }
      if (lowBits > 0) {
        count(words, start, size, positionBits, lowBits, lowCounts, highCounts);
      } else {
        count(words, start, size, positionBits, highCounts);
      }
      y += step;
      y -= y < rows ? 0 : rows;
    }
  }

  /** Appends the row of locals that begins at a position. */
  private void encodeRow(double[] values, int first, int columns) {
    if (scale.hasGrid()) {
      encodeOnGrid(values, first, columns);
      return;
    }
    int[] out = words;
    double low = scale.low();
    double factor = scale.scale();
    long most = ROUNDING_BITS + scale.top();
    int shift = positionBits;
    int to = size - first;
    for (int i = first; i < first + columns; i++) {
      long bits = Double.doubleToRawLongBits((values[i] - low) * factor + CODE_ONE);
      int code = (int) Math.min(Math.max(bits, ROUNDING_BITS), most);
      out[to + i] = code << shift | i;
    }
  }

  /** The same if all values may lie on a grid. */
  private void encodeOnGrid(double[] values, int first, int columns) {
    int[] out = words;
    double low = scale.low();
    double factor = scale.scale();
    double grid = scale.grid();
    int top = (int) scale.top();
    long most = ROUNDING_BITS + top;
    int shift = positionBits;
    int to = size - first;
    boolean exact = true;
    for (int i = first; i < first + columns; i++) {
      double v = values[i];
      long bits = Double.doubleToRawLongBits((v - low) * factor + CODE_ONE);
      int code = (int) Math.min(Math.max(bits, ROUNDING_BITS), most);
      out[to + i] = code << shift | i;
      if (low + (code - 1) * grid != v && code > 0 && code < top) {
        exact = false;
      }
    }
    this.exact &= exact;
  }

  /** Appends those of a row of locals that are not NaN; returns their number. */
  private int encodeWithoutNan(double[] values, int first, int columns) {
    encodeRow(values, first, columns);
    int n = size;
    for (int i = 0; i < columns; i++) {
      words[n] = words[size + i];
      n += Double.isNaN(values[first + i]) ? 0 : 1;
    }
    return n - size;
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

  private void passes() {
    int lowBits = lowBits();
    if (lowBits > 0) {
      pass(positionBits, lowBits, lowCounts);
    }
    pass(positionBits + lowBits, scale.bits() - lowBits, highCounts);
  }

  private void pass(int shift, int bits, int[] counts) {
    starts(counts, 1 << bits);
    for (int i = 0; i < size; i += SLICE) {
      scatter(words, i, Math.min(size, i + SLICE), shift, (1 << bits) - 1, counts, spare);
    }
    int[] swap = words;
    words = spare;
    spare = swap;
  }

  private static void starts(int[] counts, int digits) {
    int start = 0;
    for (int i = 0; i < digits; i++) {
      int n = counts[i];
      counts[i] = start;
      start += n;
    }
  }

  private static void scatter(
      int[] in, int from, int to, int shift, int mask, int[] next, int[] out) {
    for (int i = from; i < to; i++) {
      int w = in[i];
      out[next[w >>> shift & mask]++] = w;
    }
  }

  /** Leaves out of what is sorted the values that the scale does not reach, if they are many. */
  private void findEnds() {
    int top = (int) scale.top();
    firstSorted = 0;
    while (firstSorted < size && words[firstSorted] >>> positionBits == 0) {
      firstSorted++;
    }
    endSorted = size;
    while (endSorted > firstSorted && words[endSorted - 1] >>> positionBits == top) {
      endSorted--;
    }
    if (!exact && firstSorted <= LONGEST_RUN) {
      firstSorted = 0;
    }
    if (!exact && size - endSorted <= LONGEST_RUN) {
      endSorted = size;
    }
  }

  /** Sorts runs of equal codes by their values; false if that would take too long. */
  private boolean repair(double[] values) {
    int from = firstSorted + 1;
    while (from < endSorted) {
      int to = Math.min(endSorted, from + SLICE);
      int n = findEquals(words, from, to, positionBits, equals);
      from = to;
      for (int k = 0; k < n; k++) {
        if (k >= LONGEST_RUN && equals[k] - equals[k - LONGEST_RUN] == LONGEST_RUN) {
          int end = endOfEqualValues(values, equals[k]);
          if (end < 0) {
            return false;
          }
          // The rest of the slice is looked through again.
          from = end + 1;
          break;
        }
        insert(words, values, equals[k], positionBits);
      }
    }
    return true;
  }

  /** The end of the run around an index; negative if it has values that differ. */
  private int endOfEqualValues(double[] values, int index) {
    int mask = (1 << positionBits) - 1;
    int code = words[index] >>> positionBits;
    int start = index;
    while (start > firstSorted && words[start - 1] >>> positionBits == code) {
      start--;
    }
    double value = values[words[start] & mask];
    int end = start;
    while (end < endSorted && words[end] >>> positionBits == code) {
      if (values[words[end] & mask] != value) {
        return -1;
      }
      end++;
    }
    return end;
  }

  /** Lists the indices whose code is that of the one before. */
  private static int findEquals(int[] words, int from, int to, int shift, int[] found) {
    int n = 0;
    int previous = words[from - 1];
    for (int i = from; i < to; i++) {
      int w = words[i];
      found[n] = i;
      n += (((w ^ previous) >>> shift) - 1) >>> 31;
      previous = w;
    }
    return n;
  }

  /** Inserts a word into the run that ends before it; mostly that is but one word. */
  private static void insert(int[] words, double[] values, int index, int shift) {
    int mask = (1 << shift) - 1;
    int p = words[index - 1];
    int q = words[index];
    // Two words are exchanged or not without a branch: it would be a coin's toss.
    int exchange = (p ^ q) & (values[q & mask] < values[p & mask] ? -1 : 0);
    words[index - 1] = p ^ exchange;
    words[index] = q ^ exchange;
    if (index > 1 && (words[index - 2] ^ p) >>> shift == 0) {
      insertFurther(words, values, index - 1, shift);
    }
  }

  private static void insertFurther(int[] words, double[] values, int index, int shift) {
    int mask = (1 << shift) - 1;
    int p = words[index];
    double v = values[p & mask];
    int i = index;
    while (i > 0 && (words[i - 1] ^ p) >>> shift == 0 && v < values[words[i - 1] & mask]) {
      words[i] = words[i - 1];
      i--;
    }
    words[i] = p;
  }

  private static void strip(int[] words, int size, int mask) {
    for (int i = 0; i < size; i++) {
      words[i] &= mask;
    }
  }
}
