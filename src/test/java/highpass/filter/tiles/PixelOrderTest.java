package highpass.filter.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Plane;
import highpass.filter.TestPlanes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PixelOrderTest {
  /** Large enough for runs of equal codes that are sorted by radix. */
  private static final int HEIGHT = 203;

  private static final int WIDTH = 190;

  private static void checkOrder(PixelOrder order, Plane plane, ValueRange range) {
    BitSet seen = new BitSet();
    int rowShift = order.columnBits();
    for (int i = 0; i < order.size(); i++) {
      seen.set((int) (order.packed()[i] & order.positionMask()));
      assertTrue(i == 0 || order.value(i - 1) <= order.value(i), "rank " + i);
    }
    int expected = 0;
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        double v = plane.at(y, x);
        boolean in = v >= range.low() && v <= range.high();
        assertEquals(in, seen.get(y << rowShift | x), "(" + y + ", " + x + ")");
        expected += in ? 1 : 0;
      }
    }
    assertEquals(expected, order.size());
  }

  @ParameterizedTest
  @EnumSource
  void sortsEveryPixelOnce(TestPlanes values) {
    PixelOrder order = new PixelOrder();
    Plane plane = values.plane(HEIGHT, WIDTH, new Random(1));
    for (int round = 0; round < 2; round++) {
      order.begin(plane, IntStream.range(0, HEIGHT).toArray(), IntStream.range(0, WIDTH).toArray());
      order.sort(ValueRange.ALL);
      checkOrder(order, plane, ValueRange.ALL);
      assertEquals(round == 1, order.hasNan());
      TestPlanes.addNan(plane, 0.1, new Random(2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sortsARange(TestPlanes values) {
    Plane plane = values.plane(HEIGHT, WIDTH, new Random(3));
    double[] sorted = plane.pixels().clone();
    Arrays.sort(sorted);
    ValueRange range = new ValueRange(sorted[sorted.length / 3], sorted[sorted.length / 2]);
    PixelOrder order = new PixelOrder();
    order.begin(plane, IntStream.range(0, HEIGHT).toArray(), IntStream.range(0, WIDTH).toArray());
    order.sort(range);
    checkOrder(order, plane, range);
  }

  /** So that a search from one value to the next passes few places that are not in its window. */
  @Test
  void equalValuesOfEveryBandOfRowsStandNearEachOther() {
    for (int height : new int[] {1, 2, 3, 100, 203, 512, 1049}) {
      Plane plane = TestPlanes.CONSTANT.plane(height, 3, new Random(1));
      PixelOrder order = new PixelOrder();
      order.begin(plane, IntStream.range(0, height).toArray(), new int[] {0, 1, 2});
      order.sort(ValueRange.ALL);
      int band = Math.max(1, height / 8);
      int[] last = new int[height];
      for (int i = 0; i < order.size(); i++) {
        last[(int) (order.packed()[i] & order.positionMask()) >>> order.columnBits()] = i / 3;
      }
      for (int first = 0; first + band <= height; first++) {
        int latest = Arrays.stream(last, first, first + band).max().orElseThrow();
        assertTrue(height - latest <= 24, "rows from " + first + " of " + height);
      }
    }
  }
}
