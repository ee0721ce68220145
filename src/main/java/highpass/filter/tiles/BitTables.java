package highpass.filter.tiles;

import java.util.Arrays;

/**
 * A tile's sorted list cut into bins of equal numbers of places, and for the bins that the sweep
 * asks for three tables of bits:
 *
 * <ul>
 *   <li>{@link #levels}: for each local column, which of its rows hold a value of a lower bin;
 *   <li>{@link #rowMasks}: for each row of outputs, which places of the bin lie in its windows'
 *       rows;
 *   <li>{@link #columnMasks}: for each column of outputs, which places of the bin lie in its
 *       windows' columns.
 * </ul>
 *
 * So the places of the bin in a window are one row mask and one column mask, and what the window
 * holds below the bin changes from one output to the next by bits of two columns of a level.
 *
 * <p>Bins are built outwards from the middle one, each level from its neighbour by the bits of one
 * bin. The place after the last value lies in all windows, so a search upwards always ends.
 */
final class BitTables {
  private final Span rowSpan;
  private final Span columnSpan;

  private Tile tile;
  private int localColumns;
  private int columnWords;
  private int binWords;
  private int bins;
  private int low;
  private int high;

  private long[] levels = {};
  private long[] rowMasks = {};
  private long[] columnMasks = {};
  private long[] rowsBelow = {};
  private long[] columnsBelow = {};

  BitTables(Span rowSpan, Span columnSpan) {
    this.rowSpan = rowSpan;
    this.columnSpan = columnSpan;
  }

  /** Begins a tile; builds its middle bin. */
  void begin(Tile tile, int binWords) {
    this.tile = tile;
    this.binWords = binWords;
    localColumns = tile.columnSources().length;
    int localRows = tile.rowSources().length;
    columnWords = words(localRows);
    bins = (tile.to() - tile.from()) / binSize() + 1;
    levels = reserve(levels, (long) bins * levelSize());
    rowMasks = reserve(rowMasks, (long) bins * tile.rows() * binWords);
    columnMasks = reserve(columnMasks, (long) bins * tile.columns() * binWords);
    rowsBelow = reserve(rowsBelow, (localRows + 1L) * binWords);
    columnsBelow = reserve(columnsBelow, (localColumns + 1L) * binWords);
    low = bins / 2;
    high = low;
    Arrays.fill(levels, low * levelSize(), (low + 1) * levelSize(), 0);
    flip(tile.from(), tile.from() + low * binSize(), low * levelSize());
    buildMasks(low);
    high++;
  }

  private static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  private static long[] reserve(long[] table, long length) {
    return table.length < length ? new long[Math.toIntExact(length)] : table;
  }

  /** Places in a bin. */
  int binSize() {
    return binWords * Long.SIZE;
  }

  /** The bin of the middle of the list. */
  int middle() {
    return bins / 2;
  }

  /** Words of a level: {@link #columnWords} for each local column. */
  int levelSize() {
    return localColumns * columnWords;
  }

  /** Rows of outputs. */
  int rows() {
    return tile.rows();
  }

  /** Words of a local column in a level. */
  int columnWords() {
    return columnWords;
  }

  /** Bin by bin and column by column, bits of rows. */
  long[] levels() {
    return levels;
  }

  /** Bin by bin and row of outputs by row, bits of places. */
  long[] rowMasks() {
    return rowMasks;
  }

  /** Bin by bin and column of outputs by column, bits of places. */
  long[] columnMasks() {
    return columnMasks;
  }

  /** Builds a bin if it is not yet; its neighbour on the side of the middle must be. */
  void build(int bin) {
    if (bin >= high) {
      buildUp(bin);
    } else if (bin < low) {
      buildDown(bin);
    }
  }

  private void buildUp(int bin) {
    int size = levelSize();
    System.arraycopy(levels, (bin - 1) * size, levels, bin * size, size);
    int from = tile.from() + (bin - 1) * binSize();
    flip(from, from + binSize(), bin * size);
    buildMasks(bin);
    high = bin + 1;
  }

  private void buildDown(int bin) {
    int size = levelSize();
    System.arraycopy(levels, (bin + 1) * size, levels, bin * size, size);
    int from = tile.from() + bin * binSize();
    flip(from, from + binSize(), bin * size);
    buildMasks(bin);
    low = bin;
  }

  /** Flips the bits of a part of the list in the level that begins at a word. */
  private void flip(int from, int to, int level) {
    flip(tile.list(), from, to, tile.columnBits(), columnWords, levels, level);
  }

  static void flip(
      int[] list, int from, int to, int columnBits, int columnWords, long[] bits, int first) {
    int columnMask = (1 << columnBits) - 1;
    for (int i = from; i < to; i++) {
      int y = list[i] >>> columnBits;
      int x = list[i] & columnMask;
      bits[first + x * columnWords + (y >>> 6)] ^= 1L << y;
    }
  }

  private void buildMasks(int bin) {
    int from = tile.from() + bin * binSize();
    int to = Math.min(from + binSize(), tile.to());
    int rowWords = (tile.rowSources().length + 1) * binWords;
    int colWords = (localColumns + 1) * binWords;
    Arrays.fill(rowsBelow, 0, rowWords, 0);
    Arrays.fill(columnsBelow, 0, colWords, 0);
    mark(tile.list(), from, to, tile.columnBits(), binWords, rowsBelow, columnsBelow);
    accumulate(rowsBelow, rowWords, binWords);
    accumulate(columnsBelow, colWords, binWords);
    int rowTable = bin * tile.rows() * binWords;
    int columnTable = bin * tile.columns() * binWords;
    int rowCount = tile.rows() * binWords;
    int columnCount = tile.columns() * binWords;
    difference(rowsBelow, rowSpan.window() * binWords, rowMasks, rowTable, rowCount);
    difference(columnsBelow, columnSpan.window() * binWords, columnMasks, columnTable, columnCount);
    if (to == tile.to() && to < from + binSize()) {
      markEverywhere(rowMasks, rowTable, rowCount, to - from);
      markEverywhere(columnMasks, columnTable, columnCount, to - from);
    }
  }

  /** Marks each place of a bin at the local row and column after its own. */
  private static void mark(
      int[] list, int from, int to, int columnBits, int binWords, long[] rows, long[] columns) {
    int columnMask = (1 << columnBits) - 1;
    for (int i = from; i < to; i++) {
      int place = i - from;
      int word = place >>> 6;
      long bit = 1L << place;
      rows[((list[i] >>> columnBits) + 1) * binWords + word] |= bit;
      columns[((list[i] & columnMask) + 1) * binWords + word] |= bit;
    }
  }

  private static void accumulate(long[] below, int length, int binWords) {
    for (int i = binWords; i < length; i++) {
      below[i] |= below[i - binWords];
    }
  }

  /** Places within each window: those below its end that are not below its start. */
  private static void difference(long[] below, int window, long[] masks, int first, int count) {
    for (int i = 0; i < count; i++) {
      masks[first + i] = below[i + window] ^ below[i];
    }
  }

  private void markEverywhere(long[] masks, int first, int count, int place) {
    for (int i = place >>> 6; i < count; i += binWords) {
      masks[first + i] |= 1L << place;
    }
  }
}
