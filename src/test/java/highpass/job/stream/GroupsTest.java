package highpass.job.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final long MEGABYTE = 1 << 20;
  private static final long HUGE = 1L << 40;

  private static List<Integer> sizes(Groups groups) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < groups.count(); i++) {
      sizes.add(groups.end(i) - groups.start(i));
    }
    return sizes;
  }

  @Test
  void equalGroupsDifferByOneAtMost() {
    assertEquals(List.of(2, 3, 2, 3), sizes(Groups.equal(10, 4)));
    assertEquals(List.of(1, 1, 1), sizes(Groups.equal(3, 5)));
    assertEquals(List.of(1, 1, 1), sizes(Groups.single(3)));
    assertEquals(List.of(), sizes(Groups.equal(0, 5)));
  }

  @Test
  void equalGroupsOfAsManyElementsAsAListHolds() {
    Groups groups = Groups.equal(Integer.MAX_VALUE, 1000);
    assertEquals(Integer.MAX_VALUE, groups.end(999));
    assertEquals(Integer.MAX_VALUE / 1000, groups.end(0));
  }

  @Test
  void groupsBySizeBecomeSmallerTowardsTheEnd() {
    List<Integer> sizes = sizes(Groups.bySize(25, i -> 8 * MEGABYTE, 2));
    List<Integer> descending = new ArrayList<>(sizes);
    descending.sort(Collections.reverseOrder());
    assertEquals(descending, sizes);
    assertEquals(6, sizes.get(0), "a quarter of all");
    assertEquals(List.of(1, 1, 1, 1), sizes.subList(sizes.size() - 4, sizes.size()));
  }

  /** Whoever is ready first finds others of its size, or is the last. */
  @Test
  void aLargeElementIsAlone() {
    Groups groups = Groups.bySize(100, i -> i % 10 == 3 ? HUGE : MEGABYTE, 4);
    for (int i = 0; i < groups.count(); i++) {
      int start = groups.start(i);
      int size = groups.end(i) - start;
      assertTrue(size == 1 || (start + 9 - 3) / 10 == (start + size - 1 + 9 - 3) / 10, "" + start);
    }
  }

  @Test
  void manyTinyElementsMakeFewGroups() {
    int tasks = Groups.bySize(100_000, i -> 5760, 2).count();
    assertTrue(tasks > 50 && tasks < 500, "tasks: " + tasks);
  }

  @Test
  void fewElementsForManyTasksAreAlone() {
    assertEquals(100, Groups.bySize(100, i -> 8 * MEGABYTE, 64).count());
  }

  @Test
  void allElementsInOrderWhateverTheirSizes() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int elements = random.nextInt(300);
      long most = 1L << random.nextInt(40);
      long[] bytes = random.longs(elements, 0, most).toArray();
      IntToLongFunction size = i -> bytes[i];
      Groups groups = Groups.bySize(elements, size, 1 + random.nextInt(20));
      int next = 0;
      for (int i = 0; i < groups.count(); i++) {
        assertEquals(next, groups.start(i));
        assertTrue(groups.end(i) > next);
        next = groups.end(i);
      }
      assertEquals(elements, next);
    }
  }
}
