package highpass.filter.tiles;

import highpass.filter.Window;
import java.util.Arrays;

/**
 * The sweep by {@link BitTables}: every row of outputs from left to right, keeping the bin that
 * holds the median and the number of the window's values in lower bins.
 */
abstract class TableSweep implements TileSweep {
  private final Window window;
  private final BitTables tables;
  private final int binWords;
  private int[] places = {};
  private int[] ranks = {};
  private long[] valid = {};

  TableSweep(Window window, BitTables tables, int binWords) {
    this.window = window;
    this.tables = tables;
    this.binWords = binWords;
  }

  @Override
  public void sweep(Tile tile) {
    tables.begin(tile, binWords);
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
      bin = sweepRow(tables, tile.columns(), y, bin, ranks, places);
      write(tile, y);
    }
  }

  /**
   * Finds the places in the tile's list of a row's medians.
   *
   * @param columns number of outputs
   * @param y the row
   * @param bin a bin that is built, to begin with
   * @param ranks rank wanted in each window. Not modified.
   * @param places overwritten
   * @return the bin of the first output's median
   */
  abstract int sweepRow(BitTables tables, int columns, int y, int bin, int[] ranks, int[] places);

  private void write(Tile tile, int y) {
    int size = tile.to() - tile.from();
    for (int x = 0; x < tile.columns(); x++) {
      // The place after the last value is that of windows without any.
      boolean none = places[x] == size;
      tile.write(y, x, none ? Double.NaN : tile.value(tile.list()[tile.from() + places[x]]));
    }
  }

  private void markValid(Tile tile) {
    int columnWords = tables.columnWords();
    int length = tables.levelSize();
    if (valid.length < length) {
      valid = new long[length];
    }
    Arrays.fill(valid, 0, length, 0);
    BitTables.flip(tile.list(), tile.from(), tile.to(), tile.columnBits(), columnWords, valid, 0);
  }

  /** Half the number of values in each window of a row. */
  private void rank(Tile tile, int y) {
    int count = 0;
    for (int x = 0; x < window.width() - 1; x++) {
      count += countValid(x, y);
    }
    for (int x = 0; x < tile.columns(); x++) {
      count += countValid(x + window.width() - 1, y);
      ranks[x] = count / 2;
      count -= countValid(x, y);
    }
  }

  private int countValid(int x, int y) {
    int first = x * tables.columnWords();
    int n = 0;
    int end = y + window.height();
    for (int w = y >>> 6; w <= (end - 1) >>> 6; w++) {
      n += Long.bitCount(valid[first + w] & RowMask.word(w, y, end));
    }
    return n;
  }
}
