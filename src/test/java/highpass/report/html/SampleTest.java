package highpass.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void quantilesAreThoseOfNumPy() {
    // numpy.quantile([7, 1, 3, 10], [0, 0.5, 0.95, 1])
    Sample sample = new Sample(DoubleStream.of(7, 1, 3, 10));
    assertEquals(1, sample.quantile(0));
    assertEquals(5, sample.median());
    assertEquals(9.55, sample.quantile(0.95), 1e-12);
    assertEquals(10, sample.quantile(1));
  }

  @Test
  void oneValueIsEveryQuantile() {
    Sample sample = new Sample(DoubleStream.of(2.5));
    assertEquals(2.5, sample.median());
    assertEquals(2.5, sample.quantile(0.95));
    assertEquals(2.5, sample.greatest());
  }
}
