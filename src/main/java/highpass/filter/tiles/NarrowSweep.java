package highpass.filter.tiles;

import highpass.filter.Window;

/**
 * The sweep for windows whose rows lie in two words of a column, with bins of two words: every
 * count is two instructions, and nothing loops but the search for the bin.
 */
final class NarrowSweep extends TableSweep {
  /** Rows of the tallest window: 64 more than the last bit of a word, and that bit. */
  static final int MOST_ROWS = Long.SIZE + 1;

  static final int BIN_WORDS = 2;

  private final int windowRows;
  private final int windowColumns;

  NarrowSweep(Window window, BitTables tables) {
    super(window, tables, BIN_WORDS);
    windowRows = window.height();
    windowColumns = window.width();
  }

  @Override
  int sweepRow(BitTables tables, int columns, int y, int bin, int[] ranks, int[] places) {
    int stride = tables.columnWords();
    int upper = y >>> 6;
    int lower = Math.min(upper + 1, stride - 1);
    long upperMask = RowMask.word(upper, y, y + windowRows);
    long lowerMask = RowMask.word(upper + 1, y, y + windowRows);
    long[] levels = tables.levels();
    long[] rowMasks = tables.rowMasks();
    long[] columnMasks = tables.columnMasks();
    int levelSize = tables.levelSize();
    int rowTable = tables.rows() * BIN_WORDS;
    int columnTable = columns * BIN_WORDS;

    int level = bin * levelSize;
    int below = 0;
    for (int x = 0; x < windowColumns; x++) {
      below +=
          Long.bitCount(levels[level + x * stride + upper] & upperMask)
              + Long.bitCount(levels[level + x * stride + lower] & lowerMask);
    }
    int b = bin;
    int firstBin = bin;
    int row = b * rowTable + y * BIN_WORDS;
    for (int x = 0; x < columns; x++) {
      int rank = ranks[x];
      int column = b * columnTable + x * BIN_WORDS;
      long mask0 = rowMasks[row] & columnMasks[column];
      long mask1 = rowMasks[row + 1] & columnMasks[column + 1];
      int count0 = Long.bitCount(mask0);
      int count = count0 + Long.bitCount(mask1);
      while (below > rank) {
        b--;
        tables.build(b);
        row -= rowTable;
        column -= columnTable;
        mask0 = rowMasks[row] & columnMasks[column];
        mask1 = rowMasks[row + 1] & columnMasks[column + 1];
        count0 = Long.bitCount(mask0);
        count = count0 + Long.bitCount(mask1);
        below -= count;
      }
      while (below + count <= rank) {
        below += count;
        b++;
        tables.build(b);
        row += rowTable;
        column += columnTable;
        mask0 = rowMasks[row] & columnMasks[column];
        mask1 = rowMasks[row + 1] & columnMasks[column + 1];
        count0 = Long.bitCount(mask0);
        count = count0 + Long.bitCount(mask1);
      }
      int number = rank - below;
      int place = b * (BIN_WORDS * Long.SIZE);
      if (number >= count0) {
        number -= count0;
        mask0 = mask1;
        place += Long.SIZE;
      }
      places[x] = place + Bits.select(mask0, number);
      if (x == 0) {
        firstBin = b;
      }
      if (x + 1 < columns) {
        int leaving = b * levelSize + x * stride;
        int entering = leaving + windowColumns * stride;
        below +=
            Long.bitCount(levels[entering + upper] & upperMask)
                + Long.bitCount(levels[entering + lower] & lowerMask)
                - Long.bitCount(levels[leaving + upper] & upperMask)
                - Long.bitCount(levels[leaving + lower] & lowerMask);
      }
    }
    return firstBin;
  }
}
