package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void countsAsPeopleDo() {
    List<String> expected =
        List.of(
            "a",
            "a/f1.fits",
            "a/f2.fits",
            "a/f10.fits",
            "a/z/1.fits",
            "a b/f1.fits",
            "B1",
            "b01",
            "b1",
            "b1x",
            "b2",
            "b99999999999999999999",
            "b100000000000000000000",
            "c_1_2",
            "c_1_10",
            "É",
            "é");
    for (int seed = 0; seed < 20; seed++) {
      List<String> shuffled = new ArrayList<>(expected);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(new NaturalOrder());
      assertEquals(expected, shuffled, "seed " + seed);
    }
  }

  /** A comparator that contradicts itself makes sorting throw, or differ from run to run. */
  @Test
  void isATotalOrder() {
    Random random = new Random(1);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      StringBuilder name = new StringBuilder();
      for (int k = random.nextInt(6); k >= 0; k--) {
        name.append("aAb0019/ .é".charAt(random.nextInt(11)));
      }
      names.add(name.toString());
    }
    NaturalOrder order = new NaturalOrder();
    for (String a : names) {
      for (String b : names) {
        int ab = Integer.signum(order.compare(a, b));
        assertEquals(-ab, Integer.signum(order.compare(b, a)), a + " | " + b);
        assertEquals(a.equals(b), ab == 0, a + " | " + b);
        for (String c : names) {
          if (ab < 0 && order.compare(b, c) < 0) {
            assertEquals(-1, Integer.signum(order.compare(a, c)), a + " | " + b + " | " + c);
          }
        }
      }
    }
  }
}
