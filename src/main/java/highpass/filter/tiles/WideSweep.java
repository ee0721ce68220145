package highpass.filter.tiles;

import highpass.filter.Window;

/** The sweep for windows of any number of rows, with bins of any size. */
final class WideSweep extends TableSweep {
  private final int windowRows;
  private final int windowColumns;
  private final long[] rowMask;
  private final long[] mask;

  WideSweep(Window window, BitTables tables) {
    super(window, tables);
    windowRows = window.height();
    windowColumns = window.width();
    rowMask = new long[window.height() / Long.SIZE + 2];
    mask = new long[tables.binWords()];
  }

  @Override
  int sweepRow(BitTables tables, Tile tile, int y, int bin, int[] ranks, int[] places) {
    int strip = y >>> 6;
    int strips = ((y + windowRows - 1) >>> 6) + 1 - strip;
    for (int s = 0; s < strips; s++) {
      rowMask[s] = RowMask.word(strip + s, y, y + windowRows);
    }
    long[] records = tables.records();
    int stripSize = tables.stripSize();
    int top = strip * stripSize;
    int record = bin * tables.recordSize();
    int below = 0;
    for (int x = 0; x < windowColumns; x++) {
      below += countColumn(records, record + top + x, stripSize, strips);
    }
    int b = bin;
    int firstBin = bin;
    for (int x = 0; x < tile.columns(); x++) {
      int rank = ranks[x];
      int count = maskBin(tables, tile, b, y, x);
      while (below > rank) {
        b--;
        if (b < 0) {
          return MISSING;
        }
        tables.require(b);
        count = maskBin(tables, tile, b, y, x);
        below -= count;
      }
      while (below + count <= rank) {
        below += count;
        b++;
        if (b == tables.bins()) {
          return MISSING;
        }
        tables.require(b);
        count = maskBin(tables, tile, b, y, x);
      }
      places[x] = b * tables.binSize() + place(rank - below);
      if (x == 0) {
        firstBin = b;
      }
      if (x + 1 < tile.columns()) {
        int leaving = b * tables.recordSize() + top + x;
        below += countColumn(records, leaving + windowColumns, stripSize, strips);
        below -= countColumn(records, leaving, stripSize, strips);
      }
    }
    return firstBin;
  }

  private int countColumn(long[] records, int first, int stripSize, int strips) {
    int n = 0;
    int at = first;
    for (int s = 0; s < strips; s++) {
      n += Long.bitCount(records[at] & rowMask[s]);
      at += stripSize;
    }
    return n;
  }

  /** Sets the mask to the bin's places in a window and counts them. */
  private int maskBin(BitTables tables, Tile tile, int bin, int y, int x) {
    long[] records = tables.records();
    int record = bin * tables.recordSize();
    int column = record + tables.columnMasks() + x;
    int row = record + tables.rowMasks() + y;
    int n = 0;
    for (int w = 0; w < mask.length; w++) {
      long m = records[row] & records[column];
      mask[w] = m;
      n += Long.bitCount(m);
      column += tile.columns();
      row += tile.rows();
    }
    return n;
  }

  /** Place in the bin of one of the mask's bits. */
  private int place(int number) {
    int w = 0;
    int n = number;
    int count = Long.bitCount(mask[0]);
    while (n >= count) {
      n -= count;
      w++;
      count = Long.bitCount(mask[w]);
    }
    return w * Long.SIZE + Bits.select(mask[w], n);
  }
}
