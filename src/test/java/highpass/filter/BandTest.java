package highpass.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Planes filtered in bands of a few rows, the part of each band in memory of its own. */
class BandTest extends AbstractMedianTest {
  private static final int ROWS = 7;

  @Override
  protected Kernel kernel(Window window, Boundary boundary) {
    MedianFilter median = new MedianFilter(window, boundary, NanPolicy.IGNORE);
    return (input, output) -> filter(median, window, boundary, ROWS, input, output);
  }

  private static void filter(
      MedianFilter median, Window window, Boundary boundary, int most, Plane input, Plane output) {
    int width = input.width();
    List<Band> bands = Band.of(window, boundary.mode(), input.height(), most);
    int rows = bands.get(0).partRows();
    Plane part = Plane.zeros(rows, width);
    Plane medians = Plane.zeros(rows, width);
    int done = 0;
    for (Band band : bands) {
      assertEquals(rows, band.partRows(), "all parts have one shape");
      assertEquals(done, band.firstRow(), "no row is left out or done twice");
      int kept = band.carried() * width;
      System.arraycopy(part.pixels(), rows * width - kept, part.pixels(), 0, kept);
      for (Band.Run run : band.runs()) {
        int count = run.rows() * width;
        System.arraycopy(input.pixels(), run.row() * width, part.pixels(), run.to() * width, count);
      }
      median.filterRows(part, medians, band.firstInPart(), band.endInPart());
      System.arraycopy(
          medians.pixels(),
          band.firstInPart() * width,
          output.pixels(),
          band.firstRow() * width,
          band.rows() * width);
      done += band.rows();
    }
    assertEquals(input.height(), done);
  }

  @Test
  void propagatesNanFromRowsOfOtherBands() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Plane plane = TestPlanes.TIES.plane(1 + random.nextInt(40), 1 + random.nextInt(20), random);
      TestPlanes.addNan(plane, seed % 3 == 0 ? 0 : 0.005, random);
      Window window = new Window(1 + random.nextInt(12), 1 + random.nextInt(12));
      BoundaryMode mode = anyMode(random);
      Boundary boundary = new Boundary(mode, random.nextBoolean() ? Double.NaN : 0.5);
      Plane output = Plane.zeros(plane.height(), plane.width());
      MedianFilter median = new MedianFilter(window, boundary, NanPolicy.PROPAGATE);
      filter(median, window, boundary, 1 + random.nextInt(9), plane, output);
      assertArrayEquals(
          new NaiveMedian(window, boundary, NanPolicy.PROPAGATE).filter(plane).pixels(),
          output.pixels(),
          "seed " + seed + " " + plane + " " + window + " " + boundary);
    }
  }

  @Test
  void nanOutsideOfTheBandIsAnotherBandsToRefuse() {
    Plane plane = Plane.zeros(30, 4);
    plane.pixels()[17 * 4 + 2] = Double.NaN;
    MedianFilter median = new MedianFilter(Window.square(9), Boundary.REFLECT, NanPolicy.FAIL);
    Plane output = Plane.zeros(30, 4);
    median.filterRows(plane, output, 0, 17);
    median.filterRows(plane, output, 18, 30);
    NanPixelException e =
        assertThrows(NanPixelException.class, () -> median.filterRows(plane, output, 10, 18));
    assertEquals(17, e.row());
    assertEquals(2, e.column());
  }

  @Test
  void rowsAreReadOnceButForThoseAtTheEdges() {
    for (BoundaryMode mode : BoundaryMode.values()) {
      int read = 0;
      for (Band band : Band.of(Window.square(50), mode, 1000, 130)) {
        read += band.runs().stream().mapToInt(Band.Run::rows).sum();
      }
      assertTrue(read <= 1000 + 49, mode + ": " + read);
    }
  }
}
