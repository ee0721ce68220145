package highpass.filter.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import highpass.filter.TestPlanes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianRangeTest {
  private static ValueRange guess(Plane plane, int window) {
    Span rowSpan = new Span(BoundaryMode.REFLECT, plane.height(), window);
    Span columnSpan = new Span(BoundaryMode.REFLECT, plane.width(), window);
    TiledAxis rows = new TiledAxis(rowSpan, 0, plane.height(), 50, false);
    TiledAxis columns = new TiledAxis(columnSpan, 0, plane.width(), 50, false);
    Sample sample = new Sample(PixelOrder.SAMPLES);
    sample.take(plane, rows.sources(), columns.sources());
    return new MedianRange().guess(plane, rows, columns, sample);
  }

  @Test
  void mediansOfNoiseDifferLittle() {
    ValueRange range = guess(TestPlanes.NOISE.plane(300, 310, new Random(1)), 31);
    // Normally distributed pixels: five in six are less than 1 from 0.
    assertTrue(range.low() > -1 && range.low() < -0.1, range.toString());
    assertTrue(range.high() < 1 && range.high() > 0.1, range.toString());
  }

  /** So a kernel that trusted the guess would be wrong in the patch. */
  @Test
  void patchBetweenTheTriedWindowsIsMissed() {
    for (double level : new double[] {-100, 100}) {
      ValueRange range = guess(TestPlanes.noiseWithPatch(level), 11);
      assertTrue(range.low() > -10 && range.high() < 10, range.toString());
    }
  }

  @Test
  void mediansOfSlopesDifferAsMuchAsPixels() {
    ValueRange range = guess(TestPlanes.SORTED_ROWS.plane(300, 310, new Random(1)), 31);
    assertEquals(ValueRange.ALL, range);
  }

  @Test
  void nothingIsKnownWithoutValues() {
    Plane plane = Plane.zeros(20, 20);
    TestPlanes.addNan(plane, 1, new Random(1));
    assertEquals(ValueRange.ALL, guess(plane, 5));
  }
}
