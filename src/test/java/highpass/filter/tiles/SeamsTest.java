package highpass.filter.tiles;

import highpass.filter.AbstractMedianTest;
import highpass.filter.Boundary;
import highpass.filter.Window;

/** Blocks and tiles of a few pixels, so that every seam is crossed. */
class SeamsTest extends AbstractMedianTest {
  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    return new TileMedian(window, boundary, 1, new TilePlan(13, 5))::filter;
  }
}
