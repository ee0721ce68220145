package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColorMapTest {
  private final ColorMap viridis = ColorMap.named("viridis").orElseThrow();

  @Test
  void allNamesHaveMaps() {
    assertEquals(12, ColorMap.names().size());
    for (String name : ColorMap.names()) {
      ColorMap map = ColorMap.named(name).orElseThrow();
      assertEquals(name, map.name());
      for (int i = 0; i < 256; i++) {
        assertNotEquals(map.nanRgb(), map.rgb(i / 256.0), name + ": NaN looks like a value");
      }
    }
    assertTrue(ColorMap.named("jet").isEmpty());
  }

  @Test
  void endsAndBeyond() {
    assertEquals(0x440154, viridis.rgb(0));
    assertEquals(0xfde724, viridis.rgb(1));
    assertEquals(viridis.rgb(0), viridis.rgb(-3));
    assertEquals(viridis.rgb(0), viridis.rgb(Double.NEGATIVE_INFINITY));
    assertEquals(viridis.rgb(1), viridis.rgb(3e300));
    assertEquals(viridis.rgb(1), viridis.rgb(Double.POSITIVE_INFINITY));
  }

  @Test
  void colorsAreEqualPartsOfTheRange() {
    assertEquals(0x440255, viridis.rgb(1 / 256.0));
    assertEquals(0x440154, viridis.rgb(Math.nextDown(1 / 256.0)));
    assertEquals(viridis.rgb(1), viridis.rgb(255 / 256.0));
  }

  @Test
  void turnedRound() {
    ColorMap reversed = ColorMap.named("viridis_r").orElseThrow();
    for (int i = 0; i < 256; i++) {
      assertEquals(viridis.rgb(i / 256.0), reversed.rgb((255 - i) / 256.0), "color " + i);
    }
  }
}
