package highpass.filter.tiles;

import highpass.filter.Window;

/**
 * How a plane is cut: into blocks, which are sorted as one, and these into tiles.
 *
 * @param blockSide outputs of a block along an axis, where the window and the plane's shape do not
 *     ask for more
 * @param tileSide outputs of a tile along an axis at most; 0 to choose by the window
 * @param tableWindow the largest window side that is swept by tables
 * @param tableBinWords words of 64 places in a bin of the tables; 0 to choose by the window
 * @param tileBits bits of a local position up to which a tile is sorted for itself; 0 if no tile is
 * @param guessPixels pixels of a block from which on it pays to guess the range of its medians
 */
record TilePlan(
    int blockSide,
    int tileSide,
    int tableWindow,
    int tableBinWords,
    int tileBits,
    long guessPixels) {
  /**
   * Blocks of a million outputs make sorting pay and still fit the larger caches. Up to windows of
   * 1024 tables take less than half the time of a pivot, but they grow with more than the square of
   * the side, there to 350 MB. The guess takes as long as 300x300 pixels to sort.
   */
  static final TilePlan STANDARD =
      new TilePlan(1024, 0, 1024, 0, TileOrder.MOST_POSITION_BITS, 300 * 300);

  /** Outputs of a larger tile would share little more, and its tables take too much memory. */
  private static final int MOST_TABLE_OUTPUTS = 256;

  /** Whether windows are swept by tables of bits, in tiles whose pixels are not folded. */
  boolean usesTables(Window window) {
    return Math.max(window.height(), window.width()) <= tableWindow;
  }

  /** Outputs of a tile along an axis of windows of this side, swept by tables. */
  int tableOutputs(int window) {
    if (tileSide > 0) {
      return tileSide;
    }
    // A tile that sees twice the window or more shows a pixel twice along an axis at most, and rows
    // in whole words waste no bits; but the tables of the largest tiles leave the caches.
    int seen = window <= 32 ? 64 : window <= 64 ? 128 : window <= 128 ? 256 : 2 * window;
    return Math.min(seen - window + 1, MOST_TABLE_OUTPUTS);
  }

  /** Outputs of a tile along an axis of windows of this side, swept by a pivot. */
  int pivotOutputs(int window) {
    return tileSide > 0 ? tileSide : Math.max(4, Math.min(window, 512));
  }

  /** Outputs of a tile along an axis of windows of this side. */
  int tileOutputs(Window window, int side) {
    return usesTables(window) ? tableOutputs(side) : pivotOutputs(side);
  }

  /** Words of a bin of the tables. */
  int binWords(int localRows, int localColumns) {
    if (tableBinWords > 0) {
      return tableBinWords;
    }
    int locals = localRows * localColumns;
    // Measured: larger bins are built less often, smaller ones counted faster. The largest are for
    // the sake of memory.
    if (locals <= 1 << 16) {
      return locals <= 1 << 14 ? 2 : 3;
    }
    return locals <= 1 << 18 ? 6 : locals <= 1 << 19 ? 12 : locals <= 1 << 20 ? 24 : 48;
  }

  /** The most locals of a tile along an axis of this length. */
  long tileLocals(Window window, int side, int length) {
    long positions = tileOutputs(window, side) + side - 1L;
    // Folded, each pixel has but one, and so has what is beyond the edge.
    return usesTables(window) ? positions : Math.min(positions, length + 1L);
  }

  /** Bytes of work memory of a sweep of a plane. */
  long sweepBytes(Window window, int height, int width) {
    long localRows = tileLocals(window, window.height(), height);
    long localColumns = tileLocals(window, window.width(), width);
    if (!usesTables(window)) {
      return PivotSweep.workBytes(localRows, localColumns);
    }
    int rows = tableOutputs(window.height());
    int columns = tableOutputs(window.width());
    int binWords = binWords((int) localRows, (int) localColumns);
    return BitTables.workBytes((int) localRows, (int) localColumns, rows, columns, binWords)
        + TableSweep.valueBytes(localRows * localColumns);
  }

  /** Whether tiles for this window, swept by tables, are sorted each for itself. */
  boolean sortsTiles(Window window) {
    return positionBits(window.height()) + positionBits(window.width()) <= tileBits;
  }

  /** Bits of a local position of a table's tile along an axis. */
  private int positionBits(int window) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(tableOutputs(window) + window - 2);
  }

  /** A sweep by tables for a window, with work memory of its own. */
  TableSweep tableSweep(Window window) {
    int rows = tableOutputs(window.height()) + window.height() - 1;
    int columns = tableOutputs(window.width()) + window.width() - 1;
    int binWords = binWords(rows, columns);
    BitTables tables = new BitTables(window, binWords);
    if (window.height() <= NarrowSweep.MOST_ROWS && binWords == NarrowSweep.BIN_WORDS) {
      return new NarrowSweep(window, tables);
    }
    return new WideSweep(window, tables);
  }

  /** Cuts the rows of a plane for blocks. */
  Cuts cutRows(Window window, int height, int width, int threads) {
    int side = Math.max(blockSide, window.height() / 2);
    if (width < side) {
      side = (int) Math.min(height, (long) side * side / width);
    }
    Cuts cuts = Cuts.ofAtMost(height, side);
    return new Cuts(height, Math.min(height, Math.max(cuts.parts(), threads)));
  }

  /** Cuts the columns of a plane for blocks. */
  Cuts cutColumns(Window window, int height, int width, int threads) {
    int side = Math.max(blockSide, window.width() / 2);
    if (height < side) {
      side = (int) Math.min(width, (long) side * side / height);
    }
    Cuts cuts = Cuts.ofAtMost(width, side);
    return height >= threads
        ? cuts
        : new Cuts(width, Math.min(width, Math.max(cuts.parts(), threads)));
  }
}
