package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
  @Test
  void findsNothingInNothing() {
    assertTrue(new KeyIndex(List.of()::get).find("a") < 0);
  }

  @Test
  void theFirstElementOfAKeyStays() {
    KeyIndex index = new KeyIndex(List.of("a", "b", "a")::get);
    assertEquals(0, index.putIfAbsent(0));
    assertEquals(1, index.putIfAbsent(1));
    assertEquals(0, index.putIfAbsent(2));
    assertEquals(0, index.find("a"));
    assertEquals(1, index.find("b"));
    assertTrue(index.find("c") < 0);
  }

  /**
   * These two have one hash code, as their first two characters show: 31 * 'A' + 'a' = 31 * 'B' +
   * 'B'.
   */
  @Test
  void tellsKeysOfOneHashApart() {
    KeyIndex index = new KeyIndex(List.of("Aa", "BB")::get);
    assertEquals(0, index.putIfAbsent(0));
    assertEquals(1, index.putIfAbsent(1));
    assertEquals(0, index.find("Aa"));
    assertEquals(1, index.find("BB"));
  }

  @Test
  void doesWhatAHashMapDoes() {
    SplittableRandom random = new SplittableRandom(1);
    List<Object> keys = new ArrayList<>();
    Map<Object, Integer> expected = new HashMap<>();
    KeyIndex index = new KeyIndex(keys::get);
    for (int element = 0; element < 20_000; element++) {
      Object key = "frame_" + random.nextInt(10_000);
      keys.add(key);
      Integer first = expected.putIfAbsent(key, element);
      assertEquals(first == null ? element : first, index.putIfAbsent(element));
    }
    for (int number = 0; number < 10_000; number++) {
      assertEquals(expected.getOrDefault("frame_" + number, -1), index.find("frame_" + number));
    }
  }
}
