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
  static final int MISSING = -1;

  private final Window window;
  private final BitTables tables;
  private int[] places = {};
  private int[] ranks = {};
  private long[] valid = {};
  private int[] inColumn = {};
  private double[] values = {};

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
      bin = sweepRow(tables, tile, y, bin, ranks, places);
      if (bin == MISSING || !write(tile, list, values, y)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Finds the places in the tile's list of a row's medians.
   *
   * @param y the row of outputs
   * @param bin a bin that is built, to begin with
   * @param ranks rank wanted in each window. Not modified.
   * @param places overwritten
   * @return the bin of the first output's median, or {@link #MISSING}
   */
  abstract int sweepRow(BitTables tables, Tile tile, int y, int bin, int[] ranks, int[] places);

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
