package highpass.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void binsHaveRoundEdgesAndTheUpperOneBelongsToTheNext() {
    Histogram histogram =
        Histogram.of(new Sample(DoubleStream.of(0.12, 0.2, 0.2, 0.3, 0.33, 0.4, 0.41, 0.49)));
    assertEquals(0.1, histogram.step());
    assertEquals(0.1, histogram.edge(0), 1e-12);
    assertEquals("[1, 2, 2, 3]", counts(histogram));
    assertEquals(0, histogram.beyond());
    assertEquals(3, histogram.highest());
  }

  @Test
  void equalValuesFillOneBin() {
    for (double value : new double[] {0, 1e-7, 0.05, 3, 40_000}) {
      Histogram histogram = Histogram.of(new Sample(DoubleStream.of(value, value, value)));
      assertEquals("[3]", counts(histogram), "of " + value);
    }
  }

  @Test
  void anOutlierDoesNotSqueezeTheOthers() {
    DoubleStream values =
        DoubleStream.concat(
            IntStream.range(0, 100).mapToDouble(i -> 1 + i / 100.0), DoubleStream.of(500));
    Histogram histogram = Histogram.of(new Sample(values));
    assertEquals(1, histogram.beyond());
    assertTrue(histogram.bins() >= 5, "bins " + counts(histogram));
  }

  @Test
  void everyValueIsCountedInItsBin() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double scale = Math.pow(10, random.nextInt(12) - 7);
      double[] values =
          random.doubles(1 + random.nextInt(300)).map(v -> scale * v * v / (1.001 - v)).toArray();
      Histogram histogram = Histogram.of(new Sample(Arrays.stream(values)));
      String which = "seed " + seed;
      int all = histogram.beyond();
      for (int i = 0; i < histogram.bins(); i++) {
        double from = histogram.edge(i) - 1e-6 * histogram.step();
        double to = histogram.edge(i + 1) + 1e-6 * histogram.step();
        long inside = Arrays.stream(values).filter(v -> v >= from && v < to).count();
        assertTrue(histogram.count(i) <= inside, which + ", bin " + i);
        all += histogram.count(i);
      }
      assertEquals(values.length, all, which);
      assertTrue(histogram.bins() <= 26, which + " has " + histogram.bins() + " bins");
    }
  }

  private static String counts(Histogram histogram) {
    return Arrays.toString(IntStream.range(0, histogram.bins()).map(histogram::count).toArray());
  }
}
