package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.figure.Ticks.Tick;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> labels(Ticks ticks) {
    return ticks.ticks().stream().map(Tick::label).toList();
  }

  private static Ticks linear(double low, double high, int most) {
    return Ticks.of(new Limits(low, high), Stretch.LINEAR, most);
  }

  @Test
  void roundNumbers() {
    assertEquals(List.of("0", "2", "4", "6"), labels(linear(-0.5, 7.9, 5)));
    assertEquals(List.of("−0.5", "0.0", "0.5", "1.0"), labels(linear(-0.7, 1.2, 4)));
    assertEquals(List.of("81.96", "81.98", "82.00"), labels(linear(81.95, 82.01, 4)));
    assertEquals(List.of("10000", "20000", "30000"), labels(linear(3000, 39000, 4)));
  }

  @Test
  void largeAndSmallNumbersShareAFactor() {
    Ticks large = linear(0, 250000, 3);
    assertEquals(List.of("0", "1", "2"), labels(large));
    assertEquals("×10⁵", large.factor());
    assertEquals(200000, large.ticks().get(2).value());

    Ticks small = linear(-2.4e-5, 3.1e-5, 6);
    assertEquals(List.of("−2", "−1", "0", "1", "2", "3"), labels(small));
    assertEquals("×10⁻⁵", small.factor());
    assertEquals("", linear(0.001, 0.009, 4).factor());
  }

  @Test
  void pixelsAreWholeNumbers() {
    assertEquals(List.of("0", "500", "1000"), labels(Ticks.whole(-0.5, 1023.5, 4)));
    assertEquals(List.of("0", "1", "2"), labels(Ticks.whole(-0.5, 2.5, 20)));
    assertEquals(List.of("0"), labels(Ticks.whole(-0.5, 0.5, 1)));
  }

  @Test
  void aSingleValue() {
    assertEquals(List.of("2.5"), labels(linear(2.5, 2.5, 5)));
    assertEquals(List.of("0.123457"), labels(linear(0.1234567891, 0.1234567891, 5)));
    assertEquals(List.of("0"), labels(linear(0, 0, 5)));
  }

  @Test
  void stretchedAxesAreFilledWithoutCrowding() {
    Limits limits = new Limits(0, 10000);
    Ticks ticks = Ticks.of(limits, Stretch.LOG, 10);
    assertEquals(List.of("0", "10", "40", "100", "400", "1000", "5000", "10000"), labels(ticks));
    double before = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks.ticks()) {
      double at = Stretch.LOG.of(limits.position(tick.value()));
      assertTrue(at - before >= 0.1, ticks::toString);
      before = at;
    }
    assertEquals(
        List.of("1000", "1002", "1004", "1008"),
        labels(Ticks.of(new Limits(1000, 1010), Stretch.SQRT, 7)));
  }

  @Test
  void theDarkEndOfAStretchedAxisDoesNotStayBare() {
    Limits limits = new Limits(-13124, -300);
    Ticks ticks = Ticks.of(limits, Stretch.LOG, 7);
    assertEquals(List.of("−13120", "−13000", "−12000", "−10000", "−1000"), labels(ticks));
    double before = 0;
    for (Tick tick : ticks.ticks()) {
      double at = Stretch.LOG.of(limits.position(tick.value()));
      assertTrue(at - before < 0.4, ticks::toString);
      before = at;
    }
  }

  @Test
  void ticksLieOnTheAxisAndAreNotTooMany() {
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      double middle = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
      double half = Math.abs(middle) * Math.pow(10, -random.nextInt(14)) + Double.MIN_NORMAL;
      Limits limits = new Limits(middle - half, middle + half);
      int most = 1 + random.nextInt(12);
      String name = "seed 11, case " + i + ": " + limits + ", most " + most;
      for (Stretch stretch : Stretch.values()) {
        List<Tick> ticks = Ticks.of(limits, stretch, most).ticks();
        assertFalse(ticks.isEmpty(), name);
        assertTrue(stretch != Stretch.LINEAR || ticks.size() <= most + 1, name + " " + ticks);
        assertTrue(
            ticks.stream().map(Tick::label).distinct().count() == ticks.size(), name + " " + ticks);
        for (Tick tick : ticks) {
          double at = limits.position(tick.value());
          assertTrue(most < 3 || (at > -1e-6 && at < 1 + 1e-6), name + " " + tick);
        }
      }
    }
  }

  @Test
  void rangesAtTheEndsOfDouble() {
    assertEquals(2, linear(-1.7e308, 1.7e308, 5).ticks().size());
    assertFalse(linear(0, Double.MIN_VALUE, 5).ticks().isEmpty());
    assertFalse(linear(1, Math.nextUp(1), 5).ticks().isEmpty());
    assertFalse(linear(1e300, Math.nextUp(1e300), 5).ticks().isEmpty());
  }
}
