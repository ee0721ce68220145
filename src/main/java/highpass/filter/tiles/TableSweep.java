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

  /** Bytes of work memory for tiles of so many locals, beside the tables. */
  static long workBytes(long localRows, long localColumns) {
    // Rows of values begin at multiples of a power of two.
    return Double.BYTES * localRows * 2 * localColumns;
  }

  @Override
  public boolean sweep(Tile tile) {
    gather(tile);
    tables.begin(tile, values);
    if (places.length < tile.columns()) {
      places = new int[tile.columns()];
      ranks = new int[tile.columns()];
    }
    Arrays.fill(ranks, window.rank());
    if (tile.hasGaps()) {
      markValid(tile);
    }
    int bin = tables.middle();
    for (int y = 0; y < tile.rows(); y++) {
      if (tile.hasGaps()) {
        rank(tile, y);
      }
      bin = sweepRow(tables, tile, y, bin, ranks, places);
      if (bin == MISSING || !write(tile, y)) {
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

  /** Copies the value of every local position, so that medians are fetched from near each other. */
  private void gather(Tile tile) {
    if (values.length < tile.rowSources().length << tile.columnBits()) {
      values = new double[tile.rowSources().length << tile.columnBits()];
    }
    for (int y = 0; y < tile.rowSources().length; y++) {
      tile.gatherRow(y, values, y << tile.columnBits());
    }
  }

  /** Writes a row's medians; false if one is greater than all values of the list. */
  private boolean write(Tile tile, int y) {
    double[] output = tile.output();
    int[] list = tile.list();
    double[] values = this.values;
    int[] places = this.places;
    int first = tile.firstOutput(y);
    int from = tile.from();
    int size = tile.to() - from;
    for (int x = 0; x < tile.columns(); x++) {
      // The place after the last value is that of windows whose median is not in the list.
      if (places[x] < size) {
        output[first + x] = values[list[from + places[x]]] + POSITIVE_ZERO;
      } else if (tile.range().isAll()) {
        output[first + x] = Double.NaN;
      } else {
        return false;
      }
    }
    return true;
  }

  private void markValid(Tile tile) {
    int strips = (tile.rowSources().length + Long.SIZE - 1) / Long.SIZE;
    int length = strips * tile.columnSources().length;
    if (valid.length < length) {
      valid = new long[length];
      inColumn = new int[length];
    }
    Arrays.fill(valid, 0, length, 0);
    int columns = tile.columnSources().length;
    for (int y = 0; y < tile.rowSources().length; y++) {
      int row = y << tile.columnBits();
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
