package highpass.filter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyScaleTest {
  private static KeyScale scale(double... values) {
    KeyProfile profile = new KeyProfile(1);
    profile.add(values);
    return profile.scale();
  }

  private static long key(KeyScale scale, double value) {
    if (scale.narrow()) {
      return KeyScale.key(Float.floatToRawIntBits((float) value), (int) scale.origin());
    }
    return KeyScale.key(Double.doubleToRawLongBits(value), scale.shift(), scale.origin());
  }

  private static double value(KeyScale scale, long key) {
    if (scale.narrow()) {
      return Float.intBitsToFloat(KeyScale.bits((int) key, (int) scale.origin()));
    }
    return Double.longBitsToDouble(KeyScale.bits(key, scale.shift(), scale.origin()));
  }

  /** As floats, 1 = 0x3f800000, 1.5 = 0x3fc00000 and 2 = 0x40000000. */
  @Test
  void narrowKeysCountFromJustBelowTheSmallestMagnitude() {
    KeyScale scale = scale(1, -1.5, 2, 0);
    assertTrue(scale.narrow());
    assertEquals(1, key(scale, 1));
    assertEquals(-0x400001, key(scale, -1.5));
    assertEquals(0x800001, key(scale, 2));
    assertEquals(0, key(scale, 0.0));
    assertEquals(0, key(scale, -0.0));
  }

  /** With 51 zero bits in common, 1.5 is the next key after 1, and 2 the next one after that. */
  @Test
  void wideKeysDoWithoutCommonTrailingZeros() {
    double unit = Math.scalb(1.0, 700);
    KeyScale scale = scale(unit, -1.5 * unit, 2 * unit, 0);
    assertFalse(scale.narrow());
    assertEquals(51, scale.shift());
    assertEquals(1, key(scale, unit));
    assertEquals(-2, key(scale, -1.5 * unit));
    assertEquals(3, key(scale, 2 * unit));
    assertEquals(0, key(scale, -0.0));
  }

  @Test
  void floatsThatAreNotNormalAreWide() {
    assertFalse(scale(Float.MIN_VALUE, 1).narrow());
    assertTrue(scale(Float.MIN_NORMAL, 1).narrow());
    assertFalse(scale(Double.POSITIVE_INFINITY, 1).narrow());
    assertTrue(scale(Float.MAX_VALUE, 0).narrow());
    assertFalse(scale(Float.MAX_VALUE, Float.MIN_NORMAL, -1).narrow());
  }

  @Test
  void bothZerosComeBackAsPositiveZero() {
    KeyScale scale = scale(-0.0, 7);
    assertEquals(0L, Double.doubleToRawLongBits(value(scale, key(scale, -0.0))));
    KeyScale onlyZeros = scale(-0.0, 0.0);
    assertEquals(0L, Double.doubleToRawLongBits(value(onlyZeros, key(onlyZeros, -0.0))));
  }

  @Test
  void keysKeepOrderAndValue() {
    Random random = new Random(7);
    for (int kind = 0; kind < 6; kind++) {
      double[] values = new double[1500];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (kind) {
              case 0 -> random.nextGaussian();
              case 1 -> (float) (1e4 * random.nextGaussian());
              case 2 -> random.nextInt(65536) - 32768;
              case 3 -> 1e-310 * random.nextGaussian();
              case 4 -> random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : 3 + random.nextDouble();
              default -> -Math.exp(200 * random.nextDouble());
            };
      }
      KeyScale scale = scale(values);
      assertNotNull(scale, "kind " + kind);
      Arrays.sort(values);
      for (int i = 0; i < values.length; i++) {
        long key = key(scale, values[i]);
        assertEquals(values[i] + 0.0, value(scale, key), "kind " + kind);
        if (i > 0) {
          long before = key(scale, values[i - 1]);
          assertEquals(
              Double.compare(values[i - 1] + 0.0, values[i] + 0.0),
              Long.compare(before, key),
              "kind " + kind);
        }
        if (scale.narrow()) {
          assertTrue(Math.abs(key) <= Integer.MAX_VALUE, "kind " + kind);
        }
      }
      long range = Math.subtractExact(key(scale, values[1499]), key(scale, values[0]));
      assertTrue(!scale.narrow() || range <= Integer.MAX_VALUE, "kind " + kind);
    }
  }

  @Test
  void framesOfIntegersAndFloatsAreNarrow() {
    assertTrue(scale(0, 1, 65535).narrow());
    assertTrue(scale(-32768, 32767, 1).narrow());
    assertTrue(scale(1.1f, (float) -3e10, (float) 1e-5, 0).narrow());
    assertFalse(scale(1.1, 2.2).narrow());
  }

  /** A value only the last block's remainder holds, and one in the middle of a block. */
  @Test
  void looksAtEveryValue() {
    for (int at : new int[] {0, 511, 512, 700, 1023, 1024, 1100}) {
      double[] values = new double[1101];
      Arrays.fill(values, 1);
      values[at] = Double.NaN;
      assertTrue(scale(values).takesNan(), "NaN at " + at);
      values[at] = 1.1;
      assertFalse(scale(values).narrow(), "1.1 at " + at);
    }
  }

  @Test
  void refusesTooManyMagnitudes() {
    assertNull(scale(Double.MIN_VALUE, -2));
    assertNotNull(scale(Double.MIN_VALUE, -1));
    assertNotNull(scale(Double.MIN_VALUE, 1.5));
    assertNull(scale(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.nextUp(1.0)));
    assertNotNull(scale(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.nextUp(4.0)));
    assertNotNull(scale(Double.POSITIVE_INFINITY, Double.MIN_VALUE));
  }

  private static KeyScale scaleWithNan(int nanSign, double... values) {
    KeyProfile profile = new KeyProfile(nanSign);
    profile.add(values);
    profile.add(Double.longBitsToDouble(-1L));
    return profile.scale();
  }

  private static long nanKey(KeyScale scale) {
    return scale.narrow()
        ? KeyScale.key((int) scale.nanBits(), (int) scale.origin())
        : KeyScale.key(scale.nanBits(), scale.shift(), scale.origin());
  }

  @Test
  void nanChangesNoOtherKeyAndTakesOneEnd() {
    for (double[] values : new double[][] {{1, -1.5, 2, 0}, {1.1, -3e200, 7}, {0}, {0.1, 0.2}}) {
      KeyScale without = scale(values);
      assertFalse(without.takesNan());
      for (int sign : new int[] {-1, 1}) {
        KeyScale scale = scaleWithNan(sign, values);
        assertEquals(without.origin(), scale.origin());
        assertEquals(without.limit(), scale.limit());
        assertEquals(sign * scale.limit(), nanKey(scale));
      }
    }
    assertTrue(scaleWithNan(1).takesNan(), "no other value");
  }

  /** A difference of keys must fit, so a negative one takes half of their range. */
  @Test
  void lowestNanNeedsRoom() {
    double[] values = {Double.MIN_VALUE, 1e300};
    assertNotNull(scaleWithNan(1, values));
    assertNull(scaleWithNan(-1, values));
  }

  @Test
  void knowsNanFromItsBits() {
    long[] nans = {Double.doubleToRawLongBits(Double.NaN), -1L, 0x7ff0000000000001L};
    for (long nan : nans) {
      assertEquals(-1L, KeyScale.isNan(nan));
      int narrow = Float.floatToRawIntBits((float) Double.longBitsToDouble(nan));
      assertEquals(-1, KeyScale.isNan(narrow));
    }
    for (double value : new double[] {0.0, -0.0, 1, -1 / 0.0, 1 / 0.0, Double.MAX_VALUE}) {
      assertEquals(0L, KeyScale.isNan(Double.doubleToRawLongBits(value)));
      assertEquals(0, KeyScale.isNan(Float.floatToRawIntBits((float) value)));
    }
  }

  @Test
  void widenedScaleTakesEveryFloat() {
    KeyScale scale = scaleWithNan(1, 1, 2).widened();
    assertFalse(scale.narrow());
    double[] values = {
      -Float.MAX_VALUE, -1, -Float.MIN_NORMAL, -0.0, Float.MIN_NORMAL, 1, Float.MAX_VALUE
    };
    for (double value : values) {
      assertEquals(value + 0.0, value(scale, key(scale, value)));
      assertTrue(nanKey(scale) >= key(scale, value));
    }
  }
}
