package highpass.filter.tiles;

import highpass.filter.Window;

/** The sweep for windows of any number of rows, with bins of any size. */
final class WideSweep extends TableSweep {
  private final int windowRows;
  private final int windowColumns;
  private final long[] rowMask;
  private final long[] mask;
  private int row;
  private int top;
  private int strips;

  WideSweep(Window window, BitTables tables) {
    super(window, tables);
    windowRows = window.height();
    windowColumns = window.width();
    rowMask = new long[window.height() / Long.SIZE + 2];
    mask = new long[tables.binWords()];
  }

  @Override
  void beginRow(BitTables tables, int y) {
    int strip = y >>> 6;
    row = y;
    strips = ((y + windowRows - 1) >>> 6) + 1 - strip;
    for (int s = 0; s < strips; s++) {
      rowMask[s] = RowMask.word(strip + s, y, y + windowRows);
    }
    top = strip * tables.stripSize();
  }

  @Override
  int countBelow(BitTables tables, int bin) {
    int stripSize = tables.stripSize();
    int first = bin * tables.recordSize() + top;
    int n = 0;
    for (int x = 0; x < windowColumns; x++) {
      n += countColumn(tables.records(), first + x, stripSize);
    }
    return n;
  }

  private int countColumn(long[] records, int first, int stripSize) {
    int n = 0;
    int at = first;
    for (int s = 0; s < strips; s++) {
      n += Long.bitCount(records[at] & rowMask[s]);
      at += stripSize;
    }
    return n;
  }

  @Override
  int firstChange(BitTables tables, int bin) {
    int leaving = bin * tables.recordSize() + top;
    return countChange(
        tables.records(), rowMask, leaving, leaving + windowColumns, tables.stripSize(), strips);
  }

  @Override
  int sweepBuilt(
      BitTables tables, int from, int to, int startBin, int startBelow, int[] ranks, int[] places) {
    long[] records = tables.records();
    long[] mask = this.mask;
    long[] rowMask = this.rowMask;
    int recordSize = tables.recordSize();
    int firstBuilt = tables.firstBuilt();
    int endBuilt = tables.endBuilt();
    int binSize = tables.binSize();
    int stripSize = tables.stripSize();
    int strips = this.strips;
    int columnMasks = tables.columnMasks();
    int columns = tables.columnMaskSize();
    int rowMasks = tables.rowMasks() + row;
    int rows = tables.rowMaskSize();
    int below = startBelow;
    int b = startBin;
    for (int x = from; x < to; x++) {
      int rank = ranks[x];
      int count = maskBin(records, mask, b * recordSize, columnMasks + x, columns, rowMasks, rows);
      while (below > rank) {
        if (b == firstBuilt) {
          return stop(x, b, below, b - 1);
        }
        b--;
        count = maskBin(records, mask, b * recordSize, columnMasks + x, columns, rowMasks, rows);
        below -= count;
      }
      while (below + count <= rank) {
        if (b + 1 == endBuilt) {
          return stop(x, b, below, b + 1);
        }
        below += count;
        b++;
        count = maskBin(records, mask, b * recordSize, columnMasks + x, columns, rowMasks, rows);
      }
      places[x] = b * binSize + place(mask, rank - below);
      // There is no column beyond the last output's window, but nor is there an output to count it.
      int leaving = b * recordSize + top + x;
      below += countChange(records, rowMask, leaving, leaving + windowColumns, stripSize, strips);
    }
    return stop(to, b, below, b);
  }

  /** What the columns from one on hold under the masks, less those from another on. */
  private static int countChange(
      long[] records, long[] rowMask, int leaving, int entering, int stripSize, int strips) {
    int n = 0;
    int l = leaving;
    int e = entering;
    for (int s = 0; s < strips; s++) {
      long m = rowMask[s];
      n += Long.bitCount(records[e] & m) - Long.bitCount(records[l] & m);
      l += stripSize;
      e += stripSize;
    }
    return n;
  }

  /** Sets the mask to a bin's places in a window and counts them. */
  private static int maskBin(
      long[] records, long[] mask, int record, int column, int columns, int row, int rows) {
    int c = record + column;
    int r = record + row;
    int n = 0;
    for (int w = 0; w < mask.length; w++) {
      long m = records[r] & records[c];
      mask[w] = m;
      n += Long.bitCount(m);
      c += columns;
      r += rows;
    }
    return n;
  }

  /** Place in the bin of one of the mask's bits. */
  private static int place(long[] mask, int number) {
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
