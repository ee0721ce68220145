package highpass.filter.tiles;

import highpass.filter.AbstractMedianTest;
import highpass.filter.Boundary;
import highpass.filter.Window;

/** The smallest bins, so that searches pass many of them. */
class OneWordBinsTest extends AbstractMedianTest {
  private static final TilePlan PLAN = new TilePlan(1024, 0, 256, 1, 0, 0);

  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    return new TileMedian(window, boundary, 1, PLAN)::filter;
  }
}
