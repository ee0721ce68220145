package highpass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsvTableTest {
  @ParameterizedTest
  @CsvSource({
    "0, 6, 0.000000",
    "1.5, 0, 2",
    "0.25, 1, 0.3",
    "0.0001234, 6, 0.000123",
    "-0.0625, 3, -0.063",
    "12345.6789, 2, 12345.68",
    "1e15, 1, 1000000000000000.0",
    "NaN, 3, NaN",
    "-Infinity, 3, -Infinity"
  })
  void numbersWithFixedDecimals(double value, int decimals, String expected) {
    assertEquals(expected, EcsvTable.fixed(value, decimals));
  }

  @Test
  void numbersAreRoundedToTheNearest() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      int decimals = random.nextInt(7);
      double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-4, 8));
      BigDecimal shown = new BigDecimal(EcsvTable.fixed(value, decimals));
      assertEquals(decimals, shown.scale());
      double error = shown.subtract(new BigDecimal(value)).abs().doubleValue();
      assertTrue(error <= 0.500001 * Math.pow(10, -decimals), value + " as " + shown);
    }
  }
}
