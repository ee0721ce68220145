package highpass.filter.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BitsTest {
  @Test
  void byHand() {
    assertEquals(0, Bits.select(1, 0));
    assertEquals(3, Bits.select(0b101010, 1));
    assertEquals(63, Bits.select(Long.MIN_VALUE, 0));
    assertEquals(17, Bits.select(-1, 17));
  }

  @Test
  void everyBitOfRandomWords() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      long bits = random.nextLong();
      if (i % 2 == 0) {
        bits &= random.nextLong() << 1;
      }
      int number = 0;
      for (int place = 0; place < Long.SIZE; place++) {
        if ((bits >>> place & 1) != 0) {
          assertEquals(place, Bits.select(bits, number), Long.toBinaryString(bits));
          number++;
        }
      }
    }
  }
}
