package highpass.filter.tiles;

import highpass.filter.Window;
import java.util.Arrays;

/**
 * The sweep by {@link BitTables}: every row of outputs from left to right, keeping the bin that
 * holds the median and the number of the window's values in lower bins.
 */
abstract class TableSweep implements TileSweep {
  /** Added to a value it changes nothing but the sign of a zero. */
  private static final double POSITIVE_ZERO = 0.0;

  /** A median is not in the list. */
  private static final int MISSING = -1;

  private final Window window;
  private final BitTables tables;
  private int[] places = {};
  private int[] ranks = {};
  private long[] valid = {};
  private int[] inColumn = {};
  private double[] values = {};
  private int firstBelow;
  private int bin;
  private int below;
  private int wanted;

  TableSweep(Window window, BitTables tables) {
    this.window = window;
    this.tables = tables;
  }

  /** Bytes of the values of so many locals. */
  static long valueBytes(long locals) {
    // Rows of values begin at multiples of a power of two.
    return 2 * Double.BYTES * locals;
  }

  @Override
  public boolean sweep(Tile tile, TileList list) {
    return sweep(tile, list, gather(tile, list.columnBits()));
  }

  /** The value of every local position, in an array that the next call overwrites. */
  double[] gather(Tile tile, int columnBits) {
    int locals = tile.rowSources().length << columnBits;
    if (values.length < locals) {
      values = new double[locals];
    }
    tile.gather(values, columnBits);
    return values;
  }

  /** The same as the other, for values that are gathered. */
  boolean sweep(Tile tile, TileList list, double[] values) {
    boolean hasGaps = list.hasNan() || tile.hasGaps();
    tables.begin(tile, list, values);
    if (places.length < tile.columns()) {
      places = new int[tile.columns()];
      ranks = new int[tile.columns()];
    }
    Arrays.fill(ranks, window.rank());
    if (hasGaps) {
      markValid(tile, list.columnBits(), values);
    }
    int bin = tables.middle();
    for (int y = 0; y < tile.rows(); y++) {
      if (hasGaps) {
        rank(tile, y);
      }
      bin = sweepRow(y, bin, tile.columns());
      if (bin == MISSING || !write(tile, list, values, y)) {
        return false;
      }
    }
    return true;
  }

  /** Finds a row's medians from a bin on; returns that of the first, or {@link #MISSING}. */
  private int sweepRow(int y, int start, int columns) {
    beginRow(tables, y);
    firstBelow = y == 0 ? countBelow(tables, start) : firstBelow + belowFrom(y - 1, start);
    bin = start;
    below = firstBelow;
    if (!findPlaces(0, 1)) {
      return MISSING;
    }
    int first = bin;
    firstBelow = below - firstChange(tables, first);
    return findPlaces(1, columns) ? first : MISSING;
  }

  /** How many more values the first window of the next row has in lower bins than that of a row. */
  private int belowFrom(int y, int bin) {
    int level = bin * tables.recordSize();
    return inRow(tables, level, y + window.height(), window.width())
        - inRow(tables, level, y, window.width());
  }

  private static int inRow(BitTables tables, int level, int y, int columns) {
    return countBits(tables.records(), level + (y >>> 6) * tables.stripSize(), columns, y);
  }

  private static int countBits(long[] words, int first, int count, int bit) {
    long n = 0;
    for (int i = first; i < first + count; i++) {
      n += words[i] >>> bit & 1;
    }
    return (int) n;
  }

  /** Finds the places of some medians of a row, building the bins that it takes. */
  private boolean findPlaces(int from, int to) {
    int x = sweepBuilt(tables, from, to, bin, below, ranks, places);
    while (x < to) {
      if (!tables.require(wanted)) {
        return false;
      }
      x = sweepBuilt(tables, x, to, bin, below, ranks, places);
    }
    return true;
  }

  /** Begins a row of outputs. */
  abstract void beginRow(BitTables tables, int y);

  /** How many values the row's first window has in bins lower than one that is built. */
  abstract int countBelow(BitTables tables, int bin);

  /** How many more of them its second window has. */
  abstract int firstChange(BitTables tables, int bin);

  /**
   * Finds the places in the tile's list of the medians of a row's outputs, as far as that takes no
   * bin that is yet to be built. This is the innermost loop. That nothing is built from here leaves
   * more registers to it, and the JVM compiles it within a tenth of the time, which is what most of
   * a first frame waits for.
   *
   * @param from the first output, one after those done
   * @param to the output after the last
   * @param bin the bin to begin with
   * @param below how many values the first output's window has in lower bins
   * @param ranks rank wanted in each window. Not modified.
   * @param places overwritten from the first output on
   * @return what {@link #stop} returns
   */
  abstract int sweepBuilt(
      BitTables tables, int from, int to, int bin, int below, int[] ranks, int[] places);

  /**
   * Keeps where a sweep has come to.
   *
   * @param x the first output that is not done
   * @param bin a bin that is built
   * @param below how many values that output's window has in lower bins
   * @param wanted the next bin that is needed, if outputs are left
   * @return the output
   */
  final int stop(int x, int bin, int below, int wanted) {
    this.bin = bin;
    this.below = below;
    this.wanted = wanted;
    return x;
  }

  /** Writes a row's medians; false if one is not where the list is sorted. */
  private boolean write(Tile tile, TileList list, double[] values, int y) {
    double[] output = tile.output();
    int[] locals = list.list();
    int[] places = this.places;
    int first = tile.firstOutput(y);
    int from = list.from();
    int firstSorted = list.firstSorted();
    int endSorted = list.endSorted();
    for (int x = 0; x < tile.columns(); x++) {
      if (places[x] >= firstSorted && places[x] < endSorted) {
        output[first + x] = values[locals[from + places[x]]] + POSITIVE_ZERO;
      } else if (places[x] == list.size() && list.range().isAll()) {
        // The place after the last value is that of windows whose median is not in the list.
        output[first + x] = Double.NaN;
      } else {
        return false;
      }
    }
    return true;
  }

  private void markValid(Tile tile, int columnBits, double[] values) {
    int strips = (tile.rowSources().length + Long.SIZE - 1) / Long.SIZE;
    int length = strips * tile.columnSources().length;
    if (valid.length < length) {
      valid = new long[length];
      inColumn = new int[length];
    }
    Arrays.fill(valid, 0, length, 0);
    int columns = tile.columnSources().length;
    for (int y = 0; y < tile.rowSources().length; y++) {
      int row = y << columnBits;
      for (int x = 0; x < columns; x++) {
        valid[(y >>> 6) * columns + x] |= Double.isNaN(values[row + x]) ? 0 : 1L << y;
      }
    }
  }

  /** Half the number of values in each window of a row. */
  private void rank(Tile tile, int y) {
    int localColumns = tile.columnSources().length;
    Arrays.fill(inColumn, 0, localColumns, 0);
    int end = y + window.height();
    for (int strip = y >>> 6; strip <= (end - 1) >>> 6; strip++) {
      long mask = RowMask.word(strip, y, end);
      for (int x = 0; x < localColumns; x++) {
        inColumn[x] += Long.bitCount(valid[strip * localColumns + x] & mask);
      }
    }
    int count = 0;
    for (int x = 0; x < window.width() - 1; x++) {
      count += inColumn[x];
    }
    for (int x = 0; x < tile.columns(); x++) {
      count += inColumn[x + window.width() - 1];
      ranks[x] = count / 2;
      count -= inColumn[x];
    }
  }
}
