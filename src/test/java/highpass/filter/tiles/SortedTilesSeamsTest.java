package highpass.filter.tiles;

import highpass.filter.AbstractMedianTest;
import highpass.filter.Boundary;
import highpass.filter.Window;

/** Tiles of a few pixels, each sorted for itself, so that every seam is crossed. */
class SortedTilesSeamsTest extends AbstractMedianTest {
  private static final TilePlan PLAN =
      new TilePlan(13, 5, 256, NarrowSweep.BIN_WORDS, TileOrder.MOST_POSITION_BITS, Long.MAX_VALUE);

  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    return new TileMedian(window, boundary, 1, PLAN)::filter;
  }
}
