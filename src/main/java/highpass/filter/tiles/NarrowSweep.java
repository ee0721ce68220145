package highpass.filter.tiles;

import highpass.filter.Window;

/**
 * The sweep for windows whose rows lie in two strips of a level, with bins of two words: every
 * count is two instructions, and nothing loops but the search for the bin.
 */
final class NarrowSweep extends TableSweep {
  /** Rows of the tallest window: 64 more than the last bit of a word, and that bit. */
  static final int MOST_ROWS = Long.SIZE + 1;

  static final int BIN_WORDS = 2;

  private final int windowRows;
  private final int windowColumns;

  NarrowSweep(Window window, BitTables tables) {
    super(window, tables);
    windowRows = window.height();
    windowColumns = window.width();
  }

  @Override
  int sweepRow(BitTables tables, Tile tile, int y, int bin, int[] ranks, int[] places) {
    long[] records = tables.records();
    int recordSize = tables.recordSize();
    int columns = tile.columns();
    int stripSize = tables.stripSize();
    int upper = (y >>> 6) * stripSize;
    // Where the tile has no next strip its mask is empty, and any word will do.
    int lower = upper + stripSize < tables.columnMasks() ? upper + stripSize : upper;
    long upperMask = RowMask.word(y >>> 6, y, y + windowRows);
    long lowerMask = RowMask.word((y >>> 6) + 1, y, y + windowRows);
    int first = tables.columnMasks();
    int second = first + columns;
    int firstRow = tables.rowMasks() + y;
    int secondRow = firstRow + tile.rows();

    int record = bin * recordSize;
    int below =
        count(records, record + upper, upperMask) + count(records, record + lower, lowerMask);
    long row0 = records[record + firstRow];
    long row1 = records[record + secondRow];
    int b = bin;
    int bins = tables.bins();
    int firstBin = bin;
    for (int x = 0; x < columns; x++) {
      long mask0 = row0 & records[record + first + x];
      long mask1 = row1 & records[record + second + x];
      int count0 = Long.bitCount(mask0);
      int count = count0 + Long.bitCount(mask1);
      int number = ranks[x] - below;
      while (number < 0 || number >= count) {
        boolean down = number < 0;
        if (down) {
          b--;
        } else {
          number -= count;
          b++;
        }
        if (b < 0 || b == bins) {
          return MISSING;
        }
        tables.require(b);
        record = b * recordSize;
        row0 = records[record + firstRow];
        row1 = records[record + secondRow];
        mask0 = row0 & records[record + first + x];
        mask1 = row1 & records[record + second + x];
        count0 = Long.bitCount(mask0);
        count = count0 + Long.bitCount(mask1);
        if (down) {
          number += count;
        }
      }
      below = ranks[x] - number;
      // All ones if the median is not in the first word; a branch would be a coin's toss.
      int past = (count0 - 1 - number) >> 31;
      long mask = mask0 ^ ((mask0 ^ mask1) & past);
      places[x] = (b * BIN_WORDS - past) * Long.SIZE + Bits.select(mask, number - (count0 & past));
      if (x == 0) {
        firstBin = b;
      }
      if (x + 1 < columns) {
        int leaving = record + x;
        int entering = leaving + windowColumns;
        below +=
            Long.bitCount(records[entering + upper] & upperMask)
                + Long.bitCount(records[entering + lower] & lowerMask)
                - Long.bitCount(records[leaving + upper] & upperMask)
                - Long.bitCount(records[leaving + lower] & lowerMask);
      }
    }
    return firstBin;
  }

  /** Counts the bits under a mask in the columns of the first output's window. */
  private int count(long[] records, int first, long mask) {
    int n = 0;
    for (int x = first; x < first + windowColumns; x++) {
      n += Long.bitCount(records[x] & mask);
    }
    return n;
  }
}
