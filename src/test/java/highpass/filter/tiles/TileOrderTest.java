package highpass.filter.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import highpass.filter.TestPlanes;
import highpass.filter.Window;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TileOrderTest {
  private static final int HEIGHT = 90;
  private static final int WIDTH = 117;
  private static final int COLUMN_BITS = 7;

  /** Planes with more different values of one code than insertion should sort. */
  private static final Set<TestPlanes> UNFIT =
      EnumSet.of(
          TestPlanes.TIES,
          TestPlanes.TINY_NOISE_ON_A_BILLION,
          TestPlanes.DENORMALS,
          TestPlanes.ALL_MAGNITUDES,
          TestPlanes.EXTREMES);

  private static final Window WIDE = new Window(50, 50);
  private static final Window NARROW = new Window(5, 7);

  private final double[] values = new double[HEIGHT << COLUMN_BITS];

  private TileList sort(TileOrder order, Plane plane, boolean hasNan) {
    TiledAxis rows =
        new TiledAxis(new Span(BoundaryMode.REFLECT, HEIGHT, 1), 0, HEIGHT, HEIGHT, false);
    TiledAxis columns =
        new TiledAxis(new Span(BoundaryMode.REFLECT, WIDTH, 1), 0, WIDTH, WIDTH, false);
    Tile tile = new Tile(plane, Plane.zeros(HEIGHT, WIDTH), Double.NaN, rows, 0, columns, 0);
    tile.gather(values, COLUMN_BITS);
    return order.sort(tile, values, COLUMN_BITS, hasNan);
  }

  private double value(TileList list, int place) {
    return values[list.list()[list.from() + place]];
  }

  /** Every valid local once; sorted within, and the ends on their side of it. */
  private void check(TileList list, Plane plane) {
    BitSet seen = new BitSet();
    for (int i = 0; i < list.size(); i++) {
      int local = list.list()[list.from() + i];
      assertFalse(seen.get(local), "twice: " + local);
      seen.set(local);
    }
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        assertEquals(!Double.isNaN(plane.at(y, x)), seen.get(y << COLUMN_BITS | x), y + ", " + x);
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < list.size(); i++) {
      if (i >= list.firstSorted()) {
        assertTrue(most <= value(list, i), "place " + i);
      }
      if (i < list.endSorted()) {
        most = Math.max(most, value(list, i));
      }
    }
    assertTrue(list.firstSorted() <= list.endSorted());
  }

  /** An end of a narrow window's list is too small for a median, or larger than a scale leaves. */
  private static void assertSorted(int unsorted, TileList list) {
    assertTrue(unsorted < NARROW.rank() || unsorted > list.size() / 8, "" + unsorted);
  }

  @ParameterizedTest
  @EnumSource
  void sortsEveryValueOnce(TestPlanes kind) {
    TileOrder order = new TileOrder(WIDE);
    TileOrder narrow = new TileOrder(NARROW);
    Plane plane = kind.plane(HEIGHT, WIDTH, new Random(1));
    for (int round = 0; round < 2; round++) {
      TileList list = sort(order, plane, round == 1);
      if (list == null) {
        assertTrue(UNFIT.contains(kind), "not sorted");
      } else {
        check(list, plane);
        assertEquals(round == 1, list.hasNan());
      }
      list = sort(narrow, plane, round == 1);
      if (list == null) {
        assertTrue(UNFIT.contains(kind), "not sorted");
      } else {
        check(list, plane);
        assertSorted(list.firstSorted(), list);
        assertSorted(list.size() - list.endSorted(), list);
      }
      TestPlanes.addNan(plane, 0.1, new Random(2));
    }
  }

  /** The scale of a sky does not reach its stars, which are no medians of such large windows. */
  @Test
  void leavesStarsUnsorted() {
    TileList list =
        sort(new TileOrder(WIDE), TestPlanes.STARS.plane(HEIGHT, WIDTH, new Random(1)), false);
    assertNotNull(list);
    int unsorted = list.size() - list.endSorted();
    assertTrue(unsorted > list.size() / 60 && unsorted < list.size() / 15, "" + unsorted);
    assertTrue(list.firstSorted() < list.size() / 60, "" + list.firstSorted());
  }

  @Test
  void sortsStarsThatMayBeMedians() {
    TileList list =
        sort(new TileOrder(NARROW), TestPlanes.STARS.plane(HEIGHT, WIDTH, new Random(1)), false);
    assertNotNull(list);
    assertEquals(0, list.firstSorted());
    assertEquals(list.size(), list.endSorted());
  }

  /** A twentieth of the values are a bright one and the doubles next to it, in no order. */
  @Test
  void refusesToSortValuesThatHardlyDiffer() {
    Random random = new Random(1);
    Plane plane = TestPlanes.NOISE.plane(HEIGHT, WIDTH, random);
    for (int i = 0; i < plane.pixels().length; i += 20) {
      plane.pixels()[i] = 1e9 + Math.ulp(1e9) * random.nextInt(4000);
    }
    assertNull(sort(new TileOrder(NARROW), plane, false));
    TileList list = sort(new TileOrder(WIDE), plane, false);
    assertNotNull(list);
    check(list, plane);
  }

  @Test
  void refusesLongRunsOfOneCode() {
    Plane plane = TestPlanes.NOISE.plane(HEIGHT, WIDTH, new Random(1));
    // A 400th of a sample's range holds a quarter of all values, and there are 2^18 codes.
    for (int i = 0; i < plane.pixels().length; i += 4) {
      plane.pixels()[i] = 1e-9 * plane.pixels()[i];
    }
    assertNull(sort(new TileOrder(WIDE), plane, false));
  }
}
