package highpass.fits.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tiles small enough to be compressed by hand; whole frames are compared with funpack's. */
class DecodersTest {
  /** 100, then differences 0, -1, 2, -3 folded to 0, 1, 4, 5, two low bits each. */
  @Test
  void riceOfOneBlock() throws TileException {
    byte[] packed =
        bits("00000000 01100100" + "0011" + "1 00" + "1 01" + "01 00" + "01 01" + "0000000");
    assertArrayEquals(new int[] {100, 99, 101, 98}, riceOf(packed, 2, 32, 4));
  }

  /** A block without differences, one of plain low bits, one that is not compressed. */
  @Test
  void riceOfEachKindOfBlock() throws TileException {
    byte[] packed = bits("00000101" + "000" + "001" + "1" + "01" + "111" + "00000110" + "00000011");
    assertArrayEquals(new int[] {5, 5, 5, 4, 7, 5}, riceOf(packed, 1, 2, 6));
    assertThrows(TileException.class, () -> riceOf(packed, 1, 2, 9));
  }

  @Test
  void riceWrapsAroundAtThePixelsWidth() throws TileException {
    // 255 (unsigned) + 1 and 32767 + 1 (signed): the folded difference 2.
    byte[] bytes = bits("11111111" + "001" + "1" + "001" + "0");
    assertArrayEquals(new int[] {255, 0}, riceOf(bytes, 1, 32, 2));
    byte[] shorts = bits("01111111 11111111" + "0001" + "1" + "001");
    assertArrayEquals(new int[] {32767, -32768}, riceOf(shorts, 2, 32, 2));
  }

  @Test
  void bytesThatNoPixelNeedsAreCounted() throws TileException {
    byte[] packed = bits("01111111 11111111" + "0001" + "1" + "001");
    byte[] longer = Arrays.copyOf(packed, packed.length + 3);
    assertEquals(0, new RiceDecoder(2, 32).decode(packed, packed.length, new int[2], 2));
    assertEquals(3, new RiceDecoder(2, 32).decode(longer, longer.length, new int[2], 2));
  }

  private static int[] riceOf(byte[] packed, int pixelBytes, int blockSize, int count)
      throws TileException {
    int[] values = new int[count];
    new RiceDecoder(pixelBytes, blockSize).decode(packed, packed.length, values, count);
    return values;
  }

  @Test
  void plioOfEachInstruction() throws TileException {
    int[] list = {
      0, 7, -100, 19, 0, 0, 0, // the header of seven words: 19 in all
      0x0002, // two zeros
      0x4002, // two of the high value, 1
      0x2004, // high value 5
      0x4001, 0x3002, // high value 3
      0x5003, // two zeros and it
      0x6001, // high value 4, once
      0x7003, // high value 1, once
      0x1001, 0x0001, // high value 4097
      0x4001, 0x0001
    };
    list[3] = list.length;
    assertArrayEquals(new int[] {0, 0, 1, 1, 5, 0, 0, 3, 4, 1, 4097, 0, 0, 0}, plioOf(list, 14));
  }

  @Test
  void plioStopsAtTheLastPixel() throws TileException {
    assertArrayEquals(new int[] {1, 1}, plioOf(new int[] {0, 0, 4, 0x4fff}, 2));
    assertArrayEquals(new int[] {0, 0}, plioOf(new int[] {0, 0, 4, 0x5003}, 2));
  }

  @Test
  void plioRefusesWhatItDoesNotKnow() {
    assertThrows(TileException.class, () -> plioOf(new int[] {0, 0, 4, 0x8001}, 2));
    assertThrows(TileException.class, () -> plioOf(new int[] {0, 0, 5, 0x4001}, 2));
    assertThrows(TileException.class, () -> plioOf(new int[] {0, 0, 4, 0x1001}, 2));
    assertThrows(TileException.class, () -> plioOf(new int[] {0, 7, 0, 7, 0, 0}, 2));
    assertThrows(TileException.class, () -> plioOf(new int[] {0, 0}, 2));
  }

  /** What CFITSIO makes of such a list is whatever its memory held before. */
  @Test
  void plioRefusesAListWithoutLength() {
    assertThrows(TileException.class, () -> plioOf(new int[] {0, 7, 0, 0, 0, 0, 0}, 2));
    assertThrows(TileException.class, () -> plioOf(new int[] {0, 7, -100, 8, -1, 0, 0, 0x4002}, 2));
  }

  private static int[] plioOf(int[] words, int count) throws TileException {
    ByteBuffer packed = ByteBuffer.allocate(2 * words.length);
    for (int word : words) {
      packed.putShort((short) word);
    }
    int[] values = new int[count];
    Arrays.fill(values, -1);
    new PlioDecoder().decode(packed.array(), packed.capacity(), values, count);
    return values;
  }

  /**
   * Of 1, 2 (one row), 3, 8: h0 = 14, hx = 8, hy = 6, hc = 4; one level keeps the sums as they are.
   */
  @Test
  void hTransformOfOneSquare() {
    long[] values = {14, 6, 8, 4};
    new HTransform(values, 2, 2).invert(0);
    assertArrayEquals(new long[] {1, 2, 3, 8}, values);
  }

  @Test
  void hcompressOfOneSquare() throws TileException {
    // Sum 14; quadrants of one pixel each: no planes, four planes of 6 and of 8, three of 4.
    ByteBuffer packed = ByteBuffer.allocate(64);
    packed.putShort((short) 0xdd99).putInt(2).putInt(2).putInt(1).putLong(14);
    packed.put((byte) 0).put((byte) 4).put((byte) 3);
    // Each plane is direct (0000) and four bits, of which the first is the only pixel's.
    packed.put(
        bits(
            "0000 0000 0000 1000 0000 1000 0000 0000" // 6
                + "0000 1000 0000 0000 0000 0000 0000 0000" // 8
                + "0000 1000 0000 0000 0000 0000" // 4
                + "0000" // end
                + "0000" // to the whole byte
                + "00000000")); // signs
    int[] values = new int[4];
    HcompressDecoder decoder = new HcompressDecoder(false);
    assertEquals(0, decoder.decode(packed.array(), packed.position(), values, 4));
    assertArrayEquals(new int[] {1, 2, 3, 8}, values);
    assertEquals(2, decoder.decode(packed.array(), packed.position() + 2, values, 4));
    assertTrue(decoder.isLossless());
    packed.putInt(10, 2); // now the differences count twice, the sum does not
    decoder.decode(packed.array(), packed.position(), values, 4);
    assertFalse(decoder.isLossless());
  }

  /** The last of the ten thousand seeds is given with the algorithm, in the standard too. */
  @Test
  void lastRandomNumberIsTheOnePublished() {
    Dither dither = new Dither();
    float last = 0;
    for (int tile = 0; tile < Dither.COUNT; tile++) {
      dither.start(1, tile);
      float first = dither.next();
      assertTrue(first > 0 && first < 1);
    }
    dither.start(1, 0);
    for (int i = 0; i < Dither.COUNT; i++) {
      last = dither.next();
    }
    assertEquals((float) (1043618065 / 2147483647.0), last);
  }

  @Test
  void shufflingIsUndone() {
    byte[] values = new byte[24];
    new Random(3).nextBytes(values);
    for (int size : new int[] {1, 2, 4, 8}) {
      byte[] shuffled = new byte[24];
      byte[] again = new byte[24];
      ByteShuffle.shuffle(values, size, 24 / size, shuffled);
      ByteShuffle.unshuffle(shuffled, size, 24 / size, again);
      assertArrayEquals(values, again, "size " + size);
    }
    byte[] shuffled = new byte[4];
    ByteShuffle.shuffle(new byte[] {1, 2, 3, 4}, 2, 2, shuffled);
    assertArrayEquals(new byte[] {1, 3, 2, 4}, shuffled);
  }

  @Test
  void bitsMayBeLookedAtBeyondTheEndButNotRead() throws TileException {
    BitInput in = new BitInput(new byte[] {0x40, (byte) 0xc0}, 0, 2);
    assertEquals(1, in.zerosBeforeOne());
    assertEquals(0, in.read(6));
    assertEquals(0x30, in.peek(6));
    assertEquals(0x300, in.peek(10));
    assertEquals(0xc0, in.read(8));
    assertThrows(TileException.class, () -> in.read(1));
    assertThrows(TileException.class, in::zerosBeforeOne);
  }

  private static byte[] bits(String text) {
    String digits = text.replace(" ", "");
    byte[] bytes = new byte[(digits.length() + 7) / 8];
    for (int i = 0; i < digits.length(); i++) {
      bytes[i / 8] |= (byte) ((digits.charAt(i) - '0') << (7 - i % 8));
    }
    return bytes;
  }
}
