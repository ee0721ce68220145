package highpass.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void stepsAreRound() {
    assertEquals(0.001, Scale.step(0.001), 1e-15);
    assertEquals(0.02, Scale.step(0.011), 1e-15);
    assertEquals(5, Scale.step(2.1));
    assertEquals(100, Scale.step(51));
    assertEquals(50, Scale.clockStep(50));
    assertEquals(60, Scale.clockStep(51));
    assertEquals(600, Scale.clockStep(301));
    assertEquals(86_400, Scale.clockStep(50_000));
    assertEquals(2 * 86_400, Scale.clockStep(100_000));
  }

  @Test
  void labelsHaveTheDecimalsOfTheirSteps() {
    assertEquals("300 ms", Scale.label(0.3, 0.05));
    assertEquals("0.5 s", Scale.label(0.5, 0.1));
    assertEquals("20 ms", Scale.label(0.02, 0.01));
    assertEquals("0.5 ms", Scale.label(0.0005, 0.0005));
    assertEquals("40 s", Scale.label(40, 20));
    assertEquals("10 min", Scale.label(600, 300));
    assertEquals("3 h", Scale.label(10_800, 3600));
  }

  @Test
  void timesHaveThreeDigitsAndTheirUnit() {
    assertEquals("0.00 ms", Scale.time(0));
    assertEquals("12.5 µs", Scale.time(12.5e-6));
    assertEquals("1.00 ms", Scale.time(0.9996e-3));
    assertEquals("43.2 ms", Scale.time(0.04321));
    assertEquals("1.00 s", Scale.time(0.9996));
    assertEquals("99.9 s", Scale.time(99.94));
    assertEquals("12 min 05 s", Scale.time(725.2));
    assertEquals("1 h 00 min", Scale.time(3599.7));
    assertEquals("27 h 46 min", Scale.time(99_960));
  }

  @Test
  void largeNumbersHaveTheirThousandsApart() {
    assertEquals("9.99", Scale.digits(9.994));
    assertEquals("10.0", Scale.digits(9.996));
    assertEquals("100", Scale.digits(99.96));
    assertEquals("17,098", Scale.digits(17_098.4));
  }

  @Test
  void coordinatesAreShort() {
    assertEquals("0", Scale.coordinate(0.004));
    assertEquals("100", Scale.coordinate(100));
    assertEquals("12.3", Scale.coordinate(12.3));
    assertEquals("-0.57", Scale.coordinate(-0.571));
  }
}
