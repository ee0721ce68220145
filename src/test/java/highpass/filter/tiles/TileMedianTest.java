package highpass.filter.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import highpass.filter.AbstractMedianTest;
import highpass.filter.Boundary;
import highpass.filter.NaiveMedian;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.TestPlanes;
import highpass.filter.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The plan that planes are filtered with. */
class TileMedianTest extends AbstractMedianTest {
  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    return new TileMedian(window, boundary, 1)::filter;
  }

  /** Windows that are swept by tables of ever larger bins, and the first that is not. */
  @Test
  void windowsOfHundredsOfRowsAndColumns() {
    Random random = new Random(11);
    int[][] windows = {{257, 300}, {480, 470}, {700, 513}, {1024, 780}, {1025, 30}};
    for (int[] sides : windows) {
      Window window = new Window(sides[0], sides[1]);
      Plane plane = TestPlanes.INT16.plane(5, 4, random);
      Plane output = Plane.zeros(5, 4);
      kernel(window, Boundary.REFLECT).filter(plane, output);
      assertArrayEquals(
          new NaiveMedian(window, Boundary.REFLECT, NanPolicy.IGNORE).filter(plane).pixels(),
          output.pixels(),
          window.toString());
    }
  }
}
