package highpass.filter.tiles;

import highpass.filter.Plane;
import highpass.filter.Window;

/**
 * Filters blocks whose tiles are sorted each for itself ({@link TileOrder}). A pixel is then sorted
 * as often as tiles see it, but a tile fits the caches, and nothing is fetched from afar or stored
 * there.
 */
final class SortedTiles {
  /** Tiles that may fail before it is asked whether it is worth to go on. */
  private static final int PATIENCE = 8;

  private final TableSweep sweep;
  private final TileOrder order;

  /** Blocks whose tiles are swept in this way. */
  SortedTiles(Window window, TableSweep sweep) {
    this.sweep = sweep;
    order = new TileOrder(window);
  }

  /**
   * Writes the medians of a block's tiles, but of those whose values or medians are not fit for
   * this order. If they are many the block is given up.
   */
  void filter(Block block) {
    boolean hasNan = hasNan(block.input(), block.rows().sources(), block.columns().sources());
    int failed = 0;
    for (int t = 0; t < block.tiles() && (failed < PATIENCE || failed < t / 2); t++) {
      if (filter(block.tile(t), hasNan)) {
        block.setDone(t);
      } else {
        failed++;
      }
    }
  }

  private boolean filter(Tile tile, boolean hasNan) {
    int columnBits = Integer.SIZE - Integer.numberOfLeadingZeros(tile.columnSources().length - 1);
    double[] values = sweep.gather(tile, columnBits);
    // Positions that do not count are NaN among the values.
    TileList list = order.sort(tile, values, columnBits, hasNan || tile.hasGaps());
    return list != null && sweep.sweep(tile, list, values);
  }

  /** Whether a NaN is in these rows, from the first to the last of these columns. */
  private static boolean hasNan(Plane plane, int[] rows, int[] columns) {
    int first = columns[0];
    int end = columns[columns.length - 1] + 1;
    boolean hasNan = false;
    for (int y : rows) {
      hasNan |= hasNan(plane.pixels(), y * plane.width() + first, y * plane.width() + end);
    }
    return hasNan;
  }

  private static boolean hasNan(double[] pixels, int from, int to) {
    boolean hasNan = false;
    for (int i = from; i < to; i++) {
      hasNan |= Double.isNaN(pixels[i]);
    }
    return hasNan;
  }
}
