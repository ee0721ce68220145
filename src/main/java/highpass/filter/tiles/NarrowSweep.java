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

  private static final int BIN_SIZE = BIN_WORDS * Long.SIZE;

  private final int windowRows;
  private final int windowColumns;
  private int row;
  private int upper;
  private int lower;
  private long upperMask;
  private long lowerMask;

  NarrowSweep(Window window, BitTables tables) {
    super(window, tables);
    windowRows = window.height();
    windowColumns = window.width();
  }

  @Override
  void beginRow(BitTables tables, int y) {
    row = y;
    upper = (y >>> 6) * tables.stripSize();
    // Where the tile has no next strip its mask is empty, and any word will do.
    lower = Math.min(upper + tables.stripSize(), tables.columnMasks() - tables.stripSize());
    upperMask = RowMask.word(y >>> 6, y, y + windowRows);
    lowerMask = RowMask.word((y >>> 6) + 1, y, y + windowRows);
  }

  @Override
  int countBelow(BitTables tables, int bin) {
    int record = bin * tables.recordSize();
    return count(tables.records(), record + upper, upperMask)
        + count(tables.records(), record + lower, lowerMask);
  }

  /** Counts the bits under a mask in the columns of the first output's window. */
  private int count(long[] records, int first, long mask) {
    int n = 0;
    for (int x = first; x < first + windowColumns; x++) {
      n += Long.bitCount(records[x] & mask);
    }
    return n;
  }

  @Override
  int firstChange(BitTables tables, int bin) {
    long[] records = tables.records();
    int leaving = bin * tables.recordSize();
    int entering = leaving + windowColumns;
    return Long.bitCount(records[entering + upper] & upperMask)
        - Long.bitCount(records[leaving + upper] & upperMask)
        + Long.bitCount(records[entering + lower] & lowerMask)
        - Long.bitCount(records[leaving + lower] & lowerMask);
  }

  @Override
  int sweepBuilt(
      BitTables tables, int from, int to, int startBin, int startBelow, int[] ranks, int[] places) {
    long[] records = tables.records();
    int recordSize = tables.recordSize();
    int firstRecord = tables.firstBuilt() * recordSize;
    int endRecord = tables.endBuilt() * recordSize;
    int leavingUpper = upper;
    int leavingLower = lower;
    int enteringUpper = upper + windowColumns;
    int enteringLower = lower + windowColumns;
    long upperMask = this.upperMask;
    long lowerMask = this.lowerMask;
    int first = tables.columnMasks();
    int second = first + tables.columnMaskSize();
    int firstRow = tables.rowMasks() + row;
    int secondRow = firstRow + tables.rowMaskSize();

    int record = startBin * recordSize;
    int start = startBin * BIN_SIZE;
    int below = startBelow;
    long row0 = records[record + firstRow];
    long row1 = records[record + secondRow];
    for (int x = from; x < to; x++) {
      int at = record + x;
      long mask0 = row0 & records[at + first];
      long mask1 = row1 & records[at + second];
      int count0 = Long.bitCount(mask0);
      int count = count0 + Long.bitCount(mask1);
      int number = ranks[x] - below;
      while (number < 0 || number >= count) {
        // All ones on the way down: few branches are foreseen here.
        int down = number >> 31;
        int next = record + recordSize + (down & -2 * recordSize);
        if (next < firstRecord || next >= endRecord) {
          return stop(x, start / BIN_SIZE, below, start / BIN_SIZE + 1 + (down & -2));
        }
        below += count & ~down;
        number -= count & ~down;
        start += BIN_SIZE + (down & -2 * BIN_SIZE);
        at += next - record;
        record = next;
        row0 = records[record + firstRow];
        row1 = records[record + secondRow];
        mask0 = row0 & records[at + first];
        mask1 = row1 & records[at + second];
        count0 = Long.bitCount(mask0);
        count = count0 + Long.bitCount(mask1);
        below -= count & down;
        number += count & down;
      }
      // All ones if the median is not in the first word; a branch would be a coin's toss.
      int past = (count0 - 1 - number) >> 31;
      long mask = mask0 ^ ((mask0 ^ mask1) & past);
      places[x] = start - past * Long.SIZE + Bits.select(mask, number - (count0 & past));
      // There is no column beyond the last output's window, but nor is there an output to count it.
      below +=
          Long.bitCount(records[at + enteringUpper] & upperMask)
              - Long.bitCount(records[at + leavingUpper] & upperMask);
      if (lowerMask != 0) {
        below +=
            Long.bitCount(records[at + enteringLower] & lowerMask)
                - Long.bitCount(records[at + leavingLower] & lowerMask);
      }
    }
    return stop(to, start / BIN_SIZE, below, start / BIN_SIZE);
  }
}
