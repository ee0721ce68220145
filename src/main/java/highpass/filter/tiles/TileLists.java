package highpass.filter.tiles;

import highpass.filter.BoundaryMode;

/**
 * Every tile's own pixels in ascending order of value, each as its local row and column.
 *
 * <p>One walk over the block's {@link PixelOrder} appends every pixel to each tile that sees it;
 * the lists are sorted because the walk is. The usual pixel occurs at most twice along either axis,
 * and is appended exactly 2 x 2 times without a branch: an occurrence that is not there repeats
 * another's tile and leaves its end where it was, so the next append overwrites it.
 */
final class TileLists {
  /** Short methods on slices are compiled early, long loops late. */
  private static final int SLICE = 4096;

  /** Bit of an entry of {@link #pairs} that is its own and not a repetition. */
  private static final long PRESENT = 1L << 30;

  /** Bits of an entry that hold the local position. */
  private static final int LOCAL_MASK = (1 << 30) - 1;

  private int[] list = {};
  private int[] first = {};
  private int[] end = {};
  private int columnBits;
  private ValueRange range = ValueRange.ALL;
  private boolean hasNan;

  /** Bytes of work memory for tiles of so many locals together. */
  static long workBytes(long locals) {
    return Integer.BYTES * locals;
  }

  /** The list of a tile (row of tiles times tiles in a row plus column of tiles). */
  TileList list(int tile) {
    return TileList.ofRange(list, first[tile], end[tile], columnBits, hasNan, range);
  }

  /**
   * Fills the lists.
   *
   * @param order the block's pixels in order of value
   * @param rows the block's rows
   * @param columns the block's columns
   * @param outside what stands at positions that have no pixel, NaN if nothing does
   */
  void distribute(PixelOrder order, TiledAxis rows, TiledAxis columns, double outside) {
    columnBits = Integer.SIZE - Integer.numberOfLeadingZeros(columns.mostLocals() - 1);
    layOut(rows, columns);
    range = order.range();
    hasNan = order.hasNan();
    Occurrences ofRows = new Occurrences(rows);
    Occurrences ofColumns = new Occurrences(columns);
    boolean listed = outside >= range.low() && outside <= range.high();
    if (!listed) {
      distribute(order, 0, order.size(), ofRows, ofColumns, columns.tiles());
    } else {
      int rank = order.rankOf(outside);
      distribute(order, 0, rank, ofRows, ofColumns, columns.tiles());
      appendOutside(rows, columns);
      distribute(order, rank, order.size(), ofRows, ofColumns, columns.tiles());
    }
  }

  private void layOut(TiledAxis rows, TiledAxis columns) {
    int tiles = rows.tiles() * columns.tiles();
    if (first.length < tiles) {
      first = new int[tiles];
      end = new int[tiles];
    }
    long at = 0;
    for (int ty = 0; ty < rows.tiles(); ty++) {
      for (int tx = 0; tx < columns.tiles(); tx++) {
        first[ty * columns.tiles() + tx] = Math.toIntExact(at);
        // One more for the appends that are to be overwritten.
        at += (long) rows.tileSources(ty).length * columns.tileSources(tx).length + 1;
      }
    }
    if (list.length < at) {
      list = new int[Math.toIntExact(at)];
    }
    System.arraycopy(first, 0, end, 0, tiles);
  }

  private void distribute(
      PixelOrder order, int from, int to, Occurrences rows, Occurrences columns, int tilesInRow) {
    if (rows.most() > 2 || columns.most() > 2) {
      distributeMany(order, from, to, rows, columns, tilesInRow);
      return;
    }
    long[] rowPairs = pairs(rows, tilesInRow, columnBits);
    long[] columnPairs = pairs(columns, 1, 0);
    for (int i = from; i < to; i += SLICE) {
      distributePairs(
          order.packed(),
          i,
          Math.min(to, i + SLICE),
          order.columnBits(),
          order.positionMask(),
          rowPairs,
          columnPairs,
          end,
          list);
    }
  }

  /**
   * For each source its first and its last occurrence, which may be the same. An entry is the tile
   * above the local, so that the sum of a row's and a column's entry is the tile and the local in
   * both; bit {@link #PRESENT} is set in all but a repeated entry, and carries into the sign only
   * if both entries have it.
   */
  private static long[] pairs(Occurrences axis, int tileFactor, int localShift) {
    long[] pairs = new long[2 * axis.sources()];
    for (int s = 0; s < axis.sources(); s++) {
      int first = axis.first(s);
      int last = axis.first(s + 1) - 1;
      pairs[2 * s] = entry(axis, first, tileFactor, localShift) | PRESENT;
      pairs[2 * s + 1] = entry(axis, last, tileFactor, localShift) | (last > first ? PRESENT : 0);
    }
    return pairs;
  }

  private static long entry(Occurrences axis, int occurrence, int tileFactor, int localShift) {
    return ((long) axis.tile(occurrence) * tileFactor) << Integer.SIZE
        | ((long) axis.local(occurrence) << localShift);
  }

  private static void distributePairs(
      long[] packed,
      int from,
      int to,
      int columnBits,
      long positionMask,
      long[] rows,
      long[] columns,
      int[] end,
      int[] list) {
    int columnMask = (1 << columnBits) - 1;
    for (int i = from; i < to; i++) {
      long position = packed[i] & positionMask;
      int y = 2 * (int) (position >>> columnBits);
      int x = 2 * ((int) position & columnMask);
      long top = rows[y];
      long bottom = rows[y + 1];
      long left = columns[x];
      long right = columns[x + 1];
      append(top + left, end, list);
      append(top + right, end, list);
      append(bottom + left, end, list);
      append(bottom + right, end, list);
    }
  }

  private static void append(long entry, int[] end, int[] list) {
    int tile = (int) (entry >>> Integer.SIZE);
    int at = end[tile];
    list[at] = (int) entry & LOCAL_MASK;
    end[tile] = at + ((int) entry >>> (Integer.SIZE - 1));
  }

  private void distributeMany(
      PixelOrder order, int from, int to, Occurrences rows, Occurrences columns, int tilesInRow) {
    long[] packed = order.packed();
    int columnMask = (1 << order.columnBits()) - 1;
    for (int i = from; i < to; i++) {
      long position = packed[i] & order.positionMask();
      int y = (int) (position >>> order.columnBits());
      append(y, (int) position & columnMask, rows, columns, tilesInRow);
    }
  }

  private void append(int y, int x, Occurrences rows, Occurrences columns, int tilesInRow) {
    for (int r = rows.first(y); r < rows.first(y + 1); r++) {
      int tiles = rows.tile(r) * tilesInRow;
      int local = rows.local(r) << columnBits;
      for (int c = columns.first(x); c < columns.first(x + 1); c++) {
        list[end[tiles + columns.tile(c)]++] = local | columns.local(c);
      }
    }
  }

  private void appendOutside(TiledAxis rows, TiledAxis columns) {
    for (int ty = 0; ty < rows.tiles(); ty++) {
      for (int tx = 0; tx < columns.tiles(); tx++) {
        appendOutside(ty * columns.tiles() + tx, rows.tileSources(ty), columns.tileSources(tx));
      }
    }
  }

  private void appendOutside(int tile, int[] rowSources, int[] columnSources) {
    for (int y = 0; y < rowSources.length; y++) {
      for (int x = 0; x < columnSources.length; x++) {
        if (rowSources[y] == BoundaryMode.NO_SOURCE || columnSources[x] == BoundaryMode.NO_SOURCE) {
          list[end[tile]++] = y << columnBits | x;
        }
      }
    }
  }
}
