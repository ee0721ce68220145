package highpass.report.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StripTest {
  @Test
  void loadIsTheShareOfEachColumn() {
    // Reading from 0.2 to 0.3, filtering to 1.0, writing to 1.1, other to 1.2; two cores, one idle.
    Schedule schedule =
        Schedule.of(Runs.facts(2, Runs.executor("0", 2)), List.of(Runs.ok(0, "0", 200, 1000)));
    Strip both = new Strip(schedule.lanes());

    Map<Phase, double[]> load = both.load(schedule, 4);

    assertArrayEquals(new double[] {0.1, 0, 0, 0}, load.get(Phase.READ), 1e-9);
    assertArrayEquals(new double[] {0.2, 0.5, 0, 0}, load.get(Phase.FILTER), 1e-9);
    assertArrayEquals(new double[] {0, 0, 0.1, 0}, load.get(Phase.WRITE), 1e-9);
    assertArrayEquals(new double[] {0, 0, 0.1, 0}, load.get(Phase.OTHER), 1e-9);
    assertArrayEquals(new double[4], load.get(Phase.FAILED), 1e-9);
  }

  @Test
  void failuresAreMarkedWhereTheyEnd() {
    Schedule schedule =
        Schedule.of(
            Runs.facts(1, Runs.executor("0", 1)),
            List.of(Runs.failed(0, "broken", "0", 300, 10), Runs.failed(1, "broken", "0", 999, 1)));
    assertEquals(
        BitSet.valueOf(new long[] {0b1000001000}),
        new Strip(schedule.lanes()).failures(schedule, 10));
  }

  @Test
  void manyLanesShareStripsByExecutor() {
    assertEquals(List.of(1, 1, 1, 1, 1, 1), sizes(2, 3, 6));
    assertEquals(List.of(3, 3), sizes(2, 3, 5));
    assertEquals(List.of(6, 6, 3), sizes(5, 3, 4));
    List<Integer> many = sizes(1000, 4, 64);
    assertEquals(63, many.size());
    assertEquals(16 * 4, many.get(0));
    assertEquals(8 * 4, many.get(62));
  }

  private static List<Integer> sizes(int executors, int cores, int most) {
    RunFacts.Executor[] all =
        IntStream.range(0, executors)
            .mapToObj(i -> Runs.executor(Integer.toString(i), cores))
            .toArray(RunFacts.Executor[]::new);
    Schedule schedule = Schedule.of(Runs.facts(1, all), List.of());
    return Strip.of(schedule.lanes(), most).stream().map(strip -> strip.lanes().size()).toList();
  }
}
