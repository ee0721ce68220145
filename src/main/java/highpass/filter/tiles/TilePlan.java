package highpass.filter.tiles;

import highpass.filter.Window;

/**
 * How a plane is cut: into blocks, which are sorted as one, and these into tiles.
 *
 * @param blockSide outputs of a block along an axis, where the window and the plane's shape do not
 *     ask for more
 * @param tileSide outputs of a tile along an axis at most; 0 to choose by the window
 */
record TilePlan(int blockSide, int tileSide) {
  /** A million pixels make sorting pay and still fit the larger caches. */
  static final TilePlan STANDARD = new TilePlan(1024, 0);

  /** The largest window side that is swept by tables; their size grows with its fourth power. */
  private static final int TABLE_WINDOW = 256;

  /** Whether windows are swept by tables of bits, in tiles whose pixels are not folded. */
  boolean usesTables(Window window) {
    return Math.max(window.height(), window.width()) <= TABLE_WINDOW;
  }

  /** Outputs of a tile along an axis of windows of this side, swept by tables. */
  int tableOutputs(int window) {
    if (tileSide > 0) {
      return tileSide;
    }
    int seen = window <= 16 ? 64 : window <= 64 ? 128 : window <= 128 ? 256 : 512;
    return seen - window + 1;
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
    int locals = localRows * localColumns;
    return locals <= 1 << 14 ? 2 : locals <= 1 << 16 ? 4 : 8;
  }

  TileSweep sweep(Window window, Span rowSpan, Span columnSpan) {
    if (!usesTables(window)) {
      return new PivotSweep(rowSpan, columnSpan);
    }
    BitTables tables = new BitTables(rowSpan, columnSpan);
    int rows = tableOutputs(window.height()) + window.height() - 1;
    int columns = tableOutputs(window.width()) + window.width() - 1;
    int binWords = binWords(rows, columns);
    if (window.height() <= NarrowSweep.MOST_ROWS && binWords == NarrowSweep.BIN_WORDS) {
      return new NarrowSweep(window, tables);
    }
    return new WideSweep(window, tables, binWords);
  }

  /** Cuts the rows of a plane for blocks. */
  Cuts cutRows(Window window, int height, int width, int threads) {
    int side = Math.max(blockSide, window.height());
    if (width < side) {
      side = (int) Math.min(height, (long) side * side / width);
    }
    Cuts cuts = Cuts.ofAtMost(height, side);
    return new Cuts(height, Math.min(height, Math.max(cuts.parts(), threads)));
  }

  /** Cuts the columns of a plane for blocks. */
  Cuts cutColumns(Window window, int height, int width, int threads) {
    int side = Math.max(blockSide, window.width());
    if (height < side) {
      side = (int) Math.min(width, (long) side * side / height);
    }
    Cuts cuts = Cuts.ofAtMost(width, side);
    return height >= threads
        ? cuts
        : new Cuts(width, Math.min(width, Math.max(cuts.parts(), threads)));
  }
}
