package highpass.job;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HaltTest {
  @Test
  void countsFailures() {
    Halt halt = Halt.afterFailures(3);
    assertFalse(halt.isReached(2, 2));
    assertTrue(halt.isReached(3, 1000));
    assertTrue(Halt.afterFailures(1).isReached(1, 1));
  }

  @Test
  void aPercentageNeedsThreeFailures() {
    Halt halt = Halt.atPercent(10);
    assertFalse(halt.isReached(1, 1));
    assertFalse(halt.isReached(2, 2));
    assertTrue(halt.isReached(3, 3));
    assertTrue(halt.isReached(3, 30));
    assertFalse(halt.isReached(3, 31));
    assertFalse(Halt.atPercent(100).isReached(3, 4));
  }

  @Test
  void neverIsNever() {
    assertFalse(Halt.NEVER.isPossible());
    assertFalse(Halt.NEVER.isReached(1_000_000, 1_000_000));
    assertTrue(Halt.atPercent(0.5).isPossible());
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Halt.afterFailures(0));
    assertThrows(IllegalArgumentException.class, () -> Halt.atPercent(0));
    assertThrows(IllegalArgumentException.class, () -> Halt.atPercent(100.5));
    assertThrows(IllegalArgumentException.class, () -> Halt.atPercent(Double.NaN));
  }
}
