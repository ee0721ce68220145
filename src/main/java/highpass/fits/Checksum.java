package highpass.fits;

import nom.tam.fits.utilities.FitsCheckSum;

/**
 * The 32-bit ones' complement sum of the FITS checksum convention (FITS standard 4.0, section
 * 4.4.2.7 and appendix J).
 */
final class Checksum {
  private static final long LOW_32 = 0xffff_ffffL;

  private Checksum() {}

  /**
   * What bytes of some data add to the sum over all of them.
   *
   * @param position where the data have the bytes; words are counted from their start
   */
  static long of(byte[] bytes, int offset, int length, long position) {
    int lead = Math.min(length, (int) (-position & 3));
    long sum = 0;
    for (int i = 0; i < lead; i++) {
      sum += (bytes[offset + i] & 0xffL) << (24 - 8 * ((position + i) & 3));
    }
    return add(sum, of(bytes, offset + lead, length - lead));
  }

  /** The sum of big-endian 32-bit words; missing bytes of the last one count as zeros. */
  static long of(byte[] bytes, int offset, int length) {
    long sum = 0;
    int whole = length & ~7;
    for (int i = 0; i < whole; i += 8) {
      long two = (long) StoredType.LONG.get(bytes, offset + i);
      sum += (two >>> 32) + (two & LOW_32);
      // An array's 2^29 words of 32 bits cannot overflow the 63 bits here.
    }
    for (int i = whole; i < length; i++) {
      sum += (bytes[offset + i] & 0xffL) << (24 - 8 * (i & 3));
    }
    return folded(sum);
  }

  static long add(long a, long b) {
    return folded(a + b);
  }

  /** The 16 characters for the CHECKSUM card that make the HDU's sum vanish. */
  static String encoded(long sum) {
    return FitsCheckSum.encode(sum, true);
  }

  /** DATASUM as the convention's first form wrote it, in 16 characters. */
  static String encodedPlain(long sum) {
    return FitsCheckSum.encode(sum, false);
  }

  /** Whether the sum over a whole HDU, CHECKSUM card included, is (negative) zero. */
  static boolean vanishes(long sum) {
    return sum == 0 || sum == LOW_32;
  }

  private static long folded(long sum) {
    long result = sum;
    while (result > LOW_32) {
      result = (result >>> 32) + (result & LOW_32);
    }
    return result;
  }
}
