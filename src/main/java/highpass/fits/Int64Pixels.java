package highpass.fits;

/**
 * 64-bit integers to physical pixels. A double holds every integer up to 2^53 and few beyond; what
 * it cannot hold is refused rather than rounded.
 */
final class Int64Pixels {
  /** {@link #decode}'s answer when all values could be held. */
  static final int ALL_EXACT = -1;

  private Int64Pixels() {}

  /**
   * Decodes big-endian integers and scales them.
   *
   * @return index, within the count, of the first pixel that cannot be held, or {@link #ALL_EXACT}
   */
  static int decode(byte[] bytes, int offset, Scaling scaling, double[] values, int at, int count) {
    boolean hasBlank = scaling.blank() != null;
    long blank = hasBlank ? scaling.blank() : 0;
    boolean unsigned = scaling.isUnsigned64();
    for (int i = 0; i < count; i++) {
      long stored = (long) StoredType.LONG.get(bytes, offset + 8 * i);
      if (hasBlank && stored == blank) {
        values[at + i] = Double.NaN;
      } else if (unsigned) {
        long value = stored ^ Long.MIN_VALUE;
        int spare = Long.numberOfLeadingZeros(value) + Long.numberOfTrailingZeros(value);
        if (value != 0 && spare < 11) {
          return i;
        }
        values[at + i] = (value >>> 1) * 2.0 + (value & 1);
      } else {
        double value = (double) stored;
        if (value == 0x1p63 || (long) value != stored) {
          return i;
        }
        values[at + i] = scaling.bzero() + scaling.bscale() * value;
      }
    }
    return ALL_EXACT;
  }

  /** The value as a user knows it. */
  static String describe(byte[] bytes, int offset, Scaling scaling) {
    long stored = (long) StoredType.LONG.get(bytes, offset);
    return scaling.isUnsigned64()
        ? Long.toUnsignedString(stored ^ Long.MIN_VALUE)
        : Long.toString(stored);
  }
}
