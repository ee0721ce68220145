package highpass.filter.tiles;

/** The place of a set bit by its number, what {@link Long#bitCount} is for the number. */
final class Bits {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /** For each number of a bit and each byte, the place of that bit in the byte. */
  private static final byte[] IN_BYTE = inByte();

  private Bits() {}

  private static byte[] inByte() {
    byte[] table = new byte[8 << 8];
    for (int b = 0; b < 256; b++) {
      int number = 0;
      for (int place = 0; place < 8; place++) {
        if ((b >>> place & 1) != 0) {
          table[number++ << 8 | b] = (byte) place;
        }
      }
    }
    return table;
  }

  /**
   * The place of a set bit.
   *
   * @param bits more than {@code number} of them set
   * @param number 0-based number of the bit among those set, from the lowest
   */
  static int select(long bits, int number) {
    // Byte i of sums: how many bits are set in bytes 0 to i (Vigna, "Broadword implementation of
    // rank/select queries", 2008).
    long sums = bits - ((bits >>> 1) & 0x5555555555555555L);
    sums = (sums & 0x3333333333333333L) + ((sums >>> 2) & 0x3333333333333333L);
    sums = ((sums + (sums >>> 4)) & 0x0f0f0f0f0f0f0f0fL) * ONES;
    long reached = ((sums | HIGHS) - (number + 1) * ONES) & HIGHS;
    int shift = Long.numberOfTrailingZeros(reached) - 7;
    int before = (int) ((sums << 8) >>> shift) & 0xff;
    return shift + IN_BYTE[(number - before) << 8 | ((int) (bits >>> shift) & 0xff)];
  }
}
