package highpass.filter.tiles;

import highpass.filter.AbstractMedianTest;
import highpass.filter.Boundary;
import highpass.filter.Window;

/** Pivot sweeps in the tiles that large windows have. */
class PivotTest extends AbstractMedianTest {
  private static final TilePlan PLAN = new TilePlan(1024, 0, 0, 0, 0, 0);

  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    return new TileMedian(window, boundary, 1, PLAN)::filter;
  }
}
