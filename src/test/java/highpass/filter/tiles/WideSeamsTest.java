package highpass.filter.tiles;

import highpass.filter.AbstractMedianTest;
import highpass.filter.Boundary;
import highpass.filter.Window;

/** Wide sweeps in blocks and tiles of a few pixels, so that every seam is crossed. */
class WideSeamsTest extends AbstractMedianTest {
  private static final TilePlan PLAN = new TilePlan(14, 6, 256, 3, 0, 0);

  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    return new TileMedian(window, boundary, 1, PLAN)::filter;
  }
}
