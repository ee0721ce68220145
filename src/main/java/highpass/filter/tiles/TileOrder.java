package highpass.filter.tiles;

import highpass.filter.Window;

/**
 * The locals of one tile in ascending order of value, sorted while they are in the cache.
 *
 * <p>A local is sorted as one {@code int}: as many bits of a code that grows with its value ({@link
 * CodeScale}) as there is room for above its position, by {@link WordSort}. Values of the same
 * code, a tenth in a smooth frame, are then put right ({@link EqualCodes}). Values that the scale
 * does not reach (stars in a tile of sky) stand at the ends, in any order if they are too few to be
 * medians of whole windows, else sorted by {@link ValueSort}. So this order is quickly made, but
 * not of every tile, nor for every median.
 */
final class TileOrder {
  /** Tiles of more locals leave too few bits to tell their values apart. */
  static final int MOST_POSITION_BITS = 14;

  private static final int SAMPLES = 64;

  /** The largest end that is sorted, as the part of a tile that it is. */
  private static final int LARGEST_END = 8;

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
  private final WordSort sort = new WordSort();
  private final EqualCodes equalCodes = new EqualCodes();
  private final ValueSort valueSort = new ValueSort();
  private final int mostUnsorted;
  private int[] words = {};
  private int[] spare = {};

  private CodeScale scale;
  private int positionBits;
  private int size;
  private boolean exact;
  private int firstSorted;
  private int endSorted;

  /** An order for tiles of this window's medians. */
  TileOrder(Window window) {
    // Half a window's pixels, and it may have its median among them.
    mostUnsorted = Math.max(1, window.rank());
  }

  /**
   * Whether values like those of a sample, small integers for the most part, are so few that they
   * are sorted in half the time.
   */
  static boolean sortsInOnePass(Sample sample) {
    return CodeScale.of(sample, WordSort.MOST_BITS).bits() <= WordSort.DIGIT_BITS;
  }

  /** Bytes of work memory for a tile of so many locals. */
  static long workBytes(long locals) {
    return 2 * Integer.BYTES * locals + ValueSort.workBytes(locals / LARGEST_END);
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
    if (words.length < rows * columns) {
      words = new int[rows * columns];
      spare = new int[rows * columns];
    }
    tile.sample(sample);
    scale = CodeScale.of(sample, Math.min(WordSort.MOST_BITS, Integer.SIZE - positionBits));
    encode(values, rows, columns, columnBits, hasNan);
    int[] sorted = sort.sort(words, spare, size);
    spare = sorted == words ? spare : words;
    words = sorted;
    findEnds();
    if (!exact && !equalCodes.sort(words, firstSorted, endSorted, positionBits, values)) {
      return null;
    }
    if (!sortEnds(values)) {
      return null;
    }
    strip(words, size, (1 << positionBits) - 1);
    return TileList.ofAll(words, size, columnBits, hasNan, firstSorted, endSorted);
  }

  /** Encodes all values and counts the digits of their codes while they are at hand. */
  private void encode(double[] values, int rows, int columns, int columnBits, boolean hasNan) {
    sort.begin(positionBits, scale.bits());
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
      sort.count(words, start, size);
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
    if (!exact && firstSorted <= EqualCodes.LONGEST_RUN) {
      firstSorted = 0;
    }
    if (!exact && size - endSorted <= EqualCodes.LONGEST_RUN) {
      endSorted = size;
    }
  }

  /** Sorts the ends that are so large that windows may have their medians there. */
  private boolean sortEnds(double[] values) {
    // The scale reaches all but a sixteenth of a sample at either end, unless they are infinite.
    int most = size / LARGEST_END;
    if (firstSorted >= mostUnsorted && firstSorted <= most) {
      if (!valueSort.sort(words, 0, firstSorted, positionBits, values)) {
        return false;
      }
      firstSorted = 0;
    }
    if (size - endSorted >= mostUnsorted && size - endSorted <= most) {
      if (!valueSort.sort(words, endSorted, size, positionBits, values)) {
        return false;
      }
      endSorted = size;
    }
    return true;
  }

  private static void strip(int[] words, int size, int mask) {
    for (int i = 0; i < size; i++) {
      words[i] &= mask;
    }
  }
}
