package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStatisticsTest {
  @Test
  void byHand() {
    double inf = Double.POSITIVE_INFINITY;
    double[] values = {5, Double.NaN, -2, inf, 0, 5, -inf, -0.0};
    assertEquals(5, OrderStatistics.finiteCount(values));
    assertArrayEquals(
        new double[] {-2, -0.0, 0, 5, 5, -2}, OrderStatistics.of(values, 0, 1, 2, 3, 4, 0));
  }

  static Stream<DoubleSupplier> sources() {
    Random random = new Random(3);
    return Stream.of(
        () -> Double.longBitsToDouble(random.nextLong()),
        () -> 1000 + random.nextGaussian(),
        () -> (float) random.nextGaussian(),
        () -> random.nextInt(7) - 3,
        () -> Double.MIN_VALUE * random.nextInt(5),
        () -> 1 + Math.ulp(1.0) * random.nextInt(100_000),
        () -> random.nextBoolean() ? Double.MAX_VALUE : -Double.MAX_VALUE);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyRankIsThatOfTheSortedValues(DoubleSupplier source) {
    double[] values = DoubleStream.generate(source).limit(300).toArray();
    double[] before = values.clone();
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    assertEquals(sorted.length, OrderStatistics.finiteCount(values));
    assertArrayEquals(
        sorted, OrderStatistics.of(values, IntStream.range(0, sorted.length).toArray()));
    assertArrayEquals(before, values, "modified");
  }
}
