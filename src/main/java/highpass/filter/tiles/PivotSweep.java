package highpass.filter.tiles;

import java.util.Arrays;

/**
 * The sweep for windows too large for tables of bits. It keeps one moving <em>pivot</em>, a place
 * in the tile's sorted list, and a bitmap of the locals below it.
 *
 * <p>The window goes back and forth over the rows of outputs. A step changes the number of values
 * below the pivot by those in the column that enters, less those in the column that leaves: the
 * bits of that column under the mask of the window's rows. Then the pivot moves up or down the list
 * until the number below it is the wanted rank; each place it passes sets or clears one bit.
 *
 * <p>Locals are folded: a pixel that the boundary mode shows several times in a window has a
 * weight, the product of its row's and its column's. Row weights are kept as binary digits, one
 * mask of rows for each digit, so that a column is still counted by bits. Thus a window may be much
 * larger than the plane, and memory follows the plane.
 */
final class PivotSweep implements TileSweep {
  private Tile tile;
  private TileList list;
  private boolean hasGaps;
  private FoldedWindow rows;
  private FoldedWindow columns;
  private int words;
  private long[] below = {};
  private long[] valid = {};
  private long[] rowMasks = {};
  private int digits;
  private int pivot;
  private int countBelow;
  private int count;

  /** Bytes of work memory for tiles of so many locals. */
  static long workBytes(long localRows, long localColumns) {
    // A bitmap of what is below the pivot and one of what is valid.
    return 2 * Long.BYTES * ((localRows + Long.SIZE - 1) / Long.SIZE) * localColumns;
  }

  @Override
  public boolean sweep(Tile tile, TileList list) {
    this.tile = tile;
    this.list = list;
    hasGaps = list.hasNan() || tile.hasGaps();
    rows = new FoldedWindow(tile.rowSpan(), tile.firstRow(), tile.rows(), tile.rowSources());
    columns =
        new FoldedWindow(
            tile.columnSpan(), tile.firstColumn(), tile.columns(), tile.columnSources());
    words = (tile.rowSources().length + Long.SIZE - 1) / Long.SIZE;
    below = cleared(below);
    valid = cleared(valid);
    for (int i = list.from(); i < list.to(); i++) {
      flip(valid, list.list()[i]);
    }
    pivot = list.from();
    for (int y = 0; y < tile.rows(); y++) {
      if (y > 0) {
        rows.forward(y);
      }
      maskRows();
      countBelow = countWindow(below);
      count = countWindow(valid);
      if (y % 2 == 0) {
        sweepRight(y);
      } else {
        sweepLeft(y);
      }
    }
    return true;
  }

  private long[] cleared(long[] bits) {
    int length = Math.multiplyExact(words, tile.columnSources().length);
    if (bits.length < length) {
      return new long[length];
    }
    Arrays.fill(bits, 0, length, 0);
    return bits;
  }

  private void sweepRight(int y) {
    median(y, 0);
    for (int x = 1; x < tile.columns(); x++) {
      columns.forward(x);
      add(columns.gained(x), 1);
      add(columns.lost(x), -1);
      median(y, x);
    }
  }

  private void sweepLeft(int y) {
    median(y, tile.columns() - 1);
    for (int x = tile.columns() - 1; x > 0; x--) {
      columns.back(x);
      add(columns.gained(x), -1);
      add(columns.lost(x), 1);
      median(y, x - 1);
    }
  }

  /** Writes the weights of the window's rows as binary digits, a mask of rows for each. */
  private void maskRows() {
    int[] weight = rows.weight();
    int most = 0;
    for (int w : weight) {
      most = Math.max(most, w);
    }
    digits = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    if (rowMasks.length < digits * words) {
      rowMasks = new long[digits * words];
    }
    Arrays.fill(rowMasks, 0, digits * words, 0);
    for (int y = 0; y < weight.length; y++) {
      for (int digit = 0; weight[y] >>> digit != 0; digit++) {
        rowMasks[digit * words + y / Long.SIZE] |= (weight[y] >>> digit & 1L) << y;
      }
    }
  }

  private int countWindow(long[] bits) {
    int n = 0;
    int[] weight = columns.weight();
    for (int x = 0; x < weight.length; x++) {
      if (weight[x] != 0) {
        n += weight[x] * countColumn(bits, x);
      }
    }
    return n;
  }

  private int countColumn(long[] bits, int x) {
    int n = 0;
    for (int digit = 0; digit < digits; digit++) {
      int digitCount = 0;
      for (int w = 0; w < words; w++) {
        digitCount += Long.bitCount(bits[x * words + w] & rowMasks[digit * words + w]);
      }
      n += digitCount << digit;
    }
    return n;
  }

  private void add(int x, int sign) {
    if (x != FoldedWindow.NONE) {
      countBelow += sign * countColumn(below, x);
      if (hasGaps) {
        count += sign * countColumn(valid, x);
      }
    }
  }

  private void median(int y, int x) {
    double median = Double.NaN;
    if (count > 0) {
      movePivot(count / 2);
      int local = list.list()[pivot];
      median = tile.value(row(local), column(local));
    }
    tile.output()[tile.firstOutput(y) + x] = median;
  }

  /** Moves the pivot to the value of a rank in the window. */
  private void movePivot(int rank) {
    int[] locals = list.list();
    while (countBelow > rank) {
      pivot--;
      flip(below, locals[pivot]);
      countBelow -= weight(locals[pivot]);
    }
    int weight = weight(locals[pivot]);
    while (countBelow + weight <= rank) {
      countBelow += weight;
      flip(below, locals[pivot]);
      pivot++;
      weight = weight(locals[pivot]);
    }
  }

  private int row(int local) {
    return local >>> list.columnBits();
  }

  private int column(int local) {
    return local & ((1 << list.columnBits()) - 1);
  }

  private int weight(int local) {
    return rows.weight()[row(local)] * columns.weight()[column(local)];
  }

  private void flip(long[] bits, int local) {
    int y = row(local);
    bits[column(local) * words + y / Long.SIZE] ^= 1L << y;
  }
}
