package highpass.filter.tiles;

import highpass.filter.Window;

/** The sweep for windows of any number of rows, with bins of any size. */
final class WideSweep extends TableSweep {
  private final int windowRows;
  private final int windowColumns;
  private final int binWords;
  private final long[] rowMask;
  private final long[] mask;

  /** Makes the sweep; {@code binWords} is the size of a bin in words of 64 places. */
  WideSweep(Window window, BitTables tables, int binWords) {
    super(window, tables, binWords);
    windowRows = window.height();
    windowColumns = window.width();
    this.binWords = binWords;
    rowMask = new long[window.height() / Long.SIZE + 2];
    mask = new long[binWords];
  }

  @Override
  int sweepRow(BitTables tables, int columns, int y, int bin, int[] ranks, int[] places) {
    int top = y >>> 6;
    int words = ((y + windowRows - 1) >>> 6) + 1 - top;
    for (int w = 0; w < words; w++) {
      rowMask[w] = RowMask.word(top + w, y, y + windowRows);
    }
    int stride = tables.columnWords();
    long[] levels = tables.levels();
    int levelSize = tables.levelSize();
    int below = 0;
    for (int x = 0; x < windowColumns; x++) {
      below += countColumn(levels, bin * levelSize + x * stride + top, words);
    }
    int b = bin;
    int firstBin = bin;
    for (int x = 0; x < columns; x++) {
      int rank = ranks[x];
      int count = maskBin(tables, columns, b, y, x);
      while (below > rank) {
        b--;
        tables.build(b);
        count = maskBin(tables, columns, b, y, x);
        below -= count;
      }
      while (below + count <= rank) {
        below += count;
        b++;
        tables.build(b);
        count = maskBin(tables, columns, b, y, x);
      }
      places[x] = b * binWords * Long.SIZE + place(rank - below);
      if (x == 0) {
        firstBin = b;
      }
      if (x + 1 < columns) {
        int leaving = b * levelSize + x * stride + top;
        below += countColumn(levels, leaving + windowColumns * stride, words);
        below -= countColumn(levels, leaving, words);
      }
    }
    return firstBin;
  }

  private int countColumn(long[] levels, int first, int words) {
    int n = 0;
    for (int w = 0; w < words; w++) {
      n += Long.bitCount(levels[first + w] & rowMask[w]);
    }
    return n;
  }

  /** Sets the mask to the bin's places in a window and counts them. */
  private int maskBin(BitTables tables, int columns, int bin, int y, int x) {
    long[] rowMasks = tables.rowMasks();
    long[] columnMasks = tables.columnMasks();
    int row = (bin * tables.rows() + y) * binWords;
    int column = (bin * columns + x) * binWords;
    int n = 0;
    for (int w = 0; w < binWords; w++) {
      long m = rowMasks[row + w] & columnMasks[column + w];
      mask[w] = m;
      n += Long.bitCount(m);
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
