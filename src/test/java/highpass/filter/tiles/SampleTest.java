package highpass.filter.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import highpass.filter.Plane;
import highpass.filter.TestPlanes;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {
  private static double[] values(Sample sample) {
    return IntStream.range(0, sample.size()).mapToDouble(sample::value).toArray();
  }

  /** A sample as large as a plane of a row is all of its finite values. */
  @ParameterizedTest
  @EnumSource
  void isInOrder(TestPlanes kind) {
    for (int width : new int[] {1, 2, 4, 5, 13, 14, 40, 41, 64, 121, 1000}) {
      Plane plane = kind.plane(1, width, new Random(width));
      TestPlanes.addNan(plane, 0.1, new Random(1));
      Sample sample = new Sample(width);
      sample.take(plane, new int[] {0}, IntStream.range(0, width).toArray());
      double[] sorted =
          Arrays.stream(plane.pixels()).filter(Double::isFinite).map(v -> v + 0.0).toArray();
      Arrays.sort(sorted);
      assertArrayEquals(sorted, values(sample), kind + " " + width);
      for (double v : sorted) {
        assertEquals(v, sample.value(sample.rankOf(v)), kind + " " + width);
      }
    }
  }
}
