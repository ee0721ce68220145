package highpass.filter.tiles;

import highpass.filter.Window;
import java.util.Arrays;

/**
 * A tile's sorted list cut into bins of equal numbers of places, and for each bin that the sweep
 * asks for a record of bits, of three parts:
 *
 * <ul>
 *   <li>the <em>level</em>: which local pixels have values of lower bins; words of 64 rows, the
 *       words of one such strip of rows column by column;
 *   <li>the <em>column masks</em>: for each column of outputs which places of the bin lie in its
 *       windows' columns; words of 64 places, column by column;
 *   <li>the <em>row masks</em>: for each row of outputs which places of the bin lie in its windows'
 *       rows.
 * </ul>
 *
 * So the places of the bin in a window are one row mask and one column mask, and what the window
 * holds below the bin changes from one output to the next by the bits of two columns of the level.
 *
 * <p>Bins are built outwards from the middle one, each level from its neighbour by the bits of one
 * bin. The place after the last value lies in all windows, so a search upwards always ends.
 */
final class BitTables {
  private final Window window;
  private final int binWords;

  private Tile tile;
  private TileList list;
  private int localRows;
  private int localColumns;
  private int levelSize;
  private int recordSize;
  private int bins;
  private int low;
  private int high;

  private long[] records = {};
  private long[] inRow = {};
  private long[] inColumn = {};

  /** Tables for a window, in bins of so many words of 64 places. */
  BitTables(Window window, int binWords) {
    this.window = window;
    this.binWords = binWords;
  }

  /**
   * Begins a tile; builds its middle bin.
   *
   * @param tile the tile
   * @param list what its windows see
   * @param values value of each local position
   */
  void begin(Tile tile, TileList list, double[] values) {
    this.tile = tile;
    this.list = list;
    localRows = tile.rowSources().length;
    localColumns = tile.columnSources().length;
    levelSize = (localRows + Long.SIZE - 1) / Long.SIZE * localColumns;
    recordSize = levelSize + binWords * (tile.rows() + tile.columns());
    bins = (list.to() - list.from()) / binSize() + 1;
    records = reserve(records, (long) bins * recordSize);
    inRow = reserve(inRow, localRows);
    inColumn = reserve(inColumn, localColumns);
    low = bins / 2;
    high = low + 1;
    Arrays.fill(records, record(low), record(low) + levelSize, 0);
    if (list.range().low() > Double.NEGATIVE_INFINITY) {
      markLess(values, list.range().low());
    }
    flip(list.from(), binStart(low), records, record(low));
    buildMasks(low);
  }

  private static long[] reserve(long[] table, long length) {
    return table.length < length ? new long[Math.toIntExact(length)] : table;
  }

  /** Bytes of work memory for tiles of this shape. */
  static long workBytes(int localRows, int localColumns, int rows, int columns, int binWords) {
    long bins = (long) localRows * localColumns / Long.SIZE / binWords + 1;
    long level = (localRows + Long.SIZE - 1L) / Long.SIZE * localColumns;
    return Long.BYTES * bins * (level + (long) binWords * (rows + columns));
  }

  /** Places in a bin. */
  int binSize() {
    return binWords * Long.SIZE;
  }

  /** Words of 64 places in a bin. */
  int binWords() {
    return binWords;
  }

  /** The bin of the middle of the list. */
  int middle() {
    return bins / 2;
  }

  /** The records of all bins; a bin's begins at its number times {@link #recordSize}. */
  long[] records() {
    return records;
  }

  int recordSize() {
    return recordSize;
  }

  /** Words of a strip of 64 rows of a level: one for each local column. */
  int stripSize() {
    return localColumns;
  }

  /** Where the column masks begin in a record; those of the next 64 places follow. */
  int columnMasks() {
    return levelSize;
  }

  /** Where the row masks begin in a record; those of the next 64 places follow. */
  int rowMasks() {
    return levelSize + binWords * tile.columns();
  }

  /** Words of a bin's column masks of 64 places. */
  int columnMaskSize() {
    return tile.columns();
  }

  /** Words of a bin's row masks of 64 places. */
  int rowMaskSize() {
    return tile.rows();
  }

  /** The first bin that is built; those up to {@link #endBuilt} are. */
  int firstBuilt() {
    return low;
  }

  /** The bin after the last that is built. */
  int endBuilt() {
    return high;
  }

  /** Builds a bin next to those that are built; false if there is none. */
  boolean require(int bin) {
    if (bin < 0 || bin == bins) {
      return false;
    }
    build(bin);
    return true;
  }

  private void build(int bin) {
    int neighbour = bin < low ? bin + 1 : bin - 1;
    int lower = Math.min(bin, neighbour);
    System.arraycopy(records, record(neighbour), records, record(bin), levelSize);
    flip(binStart(lower), binStart(lower + 1), records, record(bin));
    buildMasks(bin);
    low = Math.min(low, bin);
    high = Math.max(high, bin + 1);
  }

  /** Marks the values less than all in the list in the level of the first bin built. */
  private void markLess(double[] values, double value) {
    for (int y = 0; y < localRows; y++) {
      int strip = record(low) + (y >>> 6) * localColumns;
      markLess(values, y << list.columnBits(), value, 1L << y, records, strip, localColumns);
    }
  }

  private static void markLess(
      double[] values, int row, double value, long bit, long[] bits, int strip, int columns) {
    for (int x = 0; x < columns; x++) {
      bits[strip + x] |= values[row + x] < value ? bit : 0;
    }
  }

  private int record(int bin) {
    return bin * recordSize;
  }

  private int binStart(int bin) {
    return list.from() + bin * binSize();
  }

  /** Flips the bits of a part of the list in the level that begins at a word. */
  private void flip(int from, int to, long[] bits, int level) {
    flip(list.list(), from, to, list.columnBits(), bits, level, localColumns);
  }

  private static void flip(
      int[] list, int from, int to, int columnBits, long[] bits, int level, int stripSize) {
    int columnMask = (1 << columnBits) - 1;
    for (int i = from; i < to; i++) {
      int y = list[i] >>> columnBits;
      int x = list[i] & columnMask;
      bits[level + (y >>> 6) * stripSize + x] ^= 1L << y;
    }
  }

  private void buildMasks(int bin) {
    int to = Math.min(binStart(bin + 1), list.to());
    int columnMask = record(bin) + columnMasks();
    int rowMask = record(bin) + rowMasks();
    for (int from = binStart(bin); from < binStart(bin + 1); from += Long.SIZE) {
      Arrays.fill(inRow, 0, localRows, 0);
      Arrays.fill(inColumn, 0, localColumns, 0);
      mark(list.list(), from, Math.min(from + Long.SIZE, to), list.columnBits(), inRow, inColumn);
      slide(inColumn, window.width(), records, columnMask, tile.columns());
      slide(inRow, window.height(), records, rowMask, tile.rows());
      if (to == list.to() && to >= from && to < from + Long.SIZE) {
        markEverywhere(records, columnMask, tile.columns(), to - from);
        markEverywhere(records, rowMask, tile.rows(), to - from);
      }
      columnMask += tile.columns();
      rowMask += tile.rows();
    }
  }

  /** Marks up to 64 places of a bin at their local rows and columns. */
  private static void mark(
      int[] list, int from, int to, int columnBits, long[] rows, long[] columns) {
    int columnMask = (1 << columnBits) - 1;
    long bit = 1;
    for (int i = from; i < to; i++) {
      rows[list[i] >>> columnBits] |= bit;
      columns[list[i] & columnMask] |= bit;
      bit <<= 1;
    }
  }

  /** Unites the marks in each window; a place has but one mark, so those that leave go by XOR. */
  private static void slide(long[] marks, int window, long[] masks, int first, int outputs) {
    long mask = 0;
    for (int i = 0; i < window; i++) {
      mask ^= marks[i];
    }
    masks[first] = mask;
    for (int i = 1; i < outputs; i++) {
      mask ^= marks[i - 1] ^ marks[i - 1 + window];
      masks[first + i] = mask;
    }
  }

  private static void markEverywhere(long[] masks, int first, int count, int place) {
    for (int i = first; i < first + count; i++) {
      masks[i] |= 1L << place;
    }
  }
}
