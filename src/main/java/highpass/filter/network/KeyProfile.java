package highpass.filter.network;

import java.util.Arrays;

/** What must be known of values to make their {@link KeyScale}, gathered in one pass. */
final class KeyProfile {
  /** The bits of a {@code double} that a {@code float} has no place for. */
  private static final long BEYOND_FLOAT = (1L << 29) - 1;

  /** Largest keys whose difference, if one is negative, fits as well. */
  private static final long NARROW_LIMIT = Integer.MAX_VALUE / 2;

  private static final long WIDE_LIMIT = Long.MAX_VALUE / 2;

  /**
   * Values are looked at in blocks of this many, each place of the block on its own, which is what
   * C2 vectorises; long enough to be worth it, and these rows fit the nearest cache.
   */
  private static final int BLOCK = 512;

  private final long[] bits = new long[BLOCK];
  private final long[] nans = new long[BLOCK];
  private final long[] any = new long[BLOCK];
  private final long[] largest = new long[BLOCK];

  /** Smallest magnitude less 1, without sign: zero counts as the largest of all. */
  private final long[] smallest = new long[BLOCK];

  private final int nanSign;

  /**
   * A profile of no values.
   *
   * @param nanSign sign of the key of NaN if there are some, 1 or -1
   */
  KeyProfile(int nanSign) {
    this.nanSign = nanSign;
    Arrays.fill(smallest, KeyScale.MAGNITUDE);
  }

  /** Takes values into account. */
  void add(double[] values) {
    int block = 0;
    for (; block <= values.length - BLOCK; block += BLOCK) {
      copyBits(values, block, bits);
      addBlock();
    }
    for (int i = block; i < values.length; i++) {
      add(values[i]);
    }
  }

  /** Takes a value into account. */
  void add(double value) {
    Arrays.fill(bits, Double.doubleToRawLongBits(value));
    addBlock();
  }

  private void addBlock() {
    zeroNans(bits, nans);
    addBlock(bits, any, largest, smallest);
  }

  private static void copyBits(double[] values, int from, long[] bits) {
    for (int i = 0; i < BLOCK; i++) {
      bits[i] = Double.doubleToRawLongBits(values[from + i]);
    }
  }

  /** Puts zeros, which change no scale, in the place of NaN. */
  private static void zeroNans(long[] bits, long[] nans) {
    for (int i = 0; i < BLOCK; i++) {
      long nan = KeyScale.isNan(bits[i]);
      nans[i] |= nan;
      bits[i] &= ~nan;
    }
  }

  private static void addBlock(long[] bits, long[] any, long[] largest, long[] smallest) {
    for (int i = 0; i < BLOCK; i++) {
      any[i] |= bits[i];
      long magnitude = bits[i] & KeyScale.MAGNITUDE;
      long room = largest[i] - magnitude;
      largest[i] -= room & (room >> 63);
      long fall = ((magnitude - 1) & KeyScale.MAGNITUDE) - smallest[i];
      smallest[i] += fall & (fall >> 63);
    }
  }

  private boolean hasNan() {
    long nan = 0;
    for (int i = 0; i < BLOCK; i++) {
      nan |= nans[i];
    }
    return nan != 0;
  }

  /** All bits of the values. */
  private long all() {
    long all = 0;
    for (int i = 0; i < BLOCK; i++) {
      all |= any[i];
    }
    return all;
  }

  /** The bits of the largest magnitude. */
  private long top() {
    long top = 0;
    for (int i = 0; i < BLOCK; i++) {
      top = Math.max(top, largest[i]);
    }
    return top;
  }

  /** The bits of the smallest magnitude that is not zero. */
  private long bottom() {
    long bottom = KeyScale.MAGNITUDE;
    for (int i = 0; i < BLOCK; i++) {
      bottom = Math.min(bottom, smallest[i]);
    }
    return bottom + 1;
  }

  private static boolean areFloats(long all, long bottom, long top) {
    return (all & BEYOND_FLOAT) == 0
        && bottom >= KeyScale.SMALLEST_FLOAT
        && top <= KeyScale.LARGEST_FLOAT;
  }

  /** The scale of the values, or null if they have none. */
  KeyScale scale() {
    long all = all();
    long top = top();
    long bottom = bottom();
    int sign = hasNan() ? nanSign : 0;
    if (top == 0) {
      return new KeyScale(0, 0, 0, true, sign);
    }
    boolean hasNegative = all < 0 || sign < 0;
    if (areFloats(all, bottom, top)) {
      long origin = floatBits(bottom) - 1L;
      long limit = floatBits(top) - origin;
      if (limit <= (hasNegative ? NARROW_LIMIT : Integer.MAX_VALUE)) {
        return new KeyScale(0, origin, limit, true, sign);
      }
    }
    int shift = Long.numberOfTrailingZeros(all & KeyScale.MAGNITUDE);
    long origin = (bottom >> shift) - 1;
    long limit = (top >> shift) - origin;
    return limit <= (hasNegative ? WIDE_LIMIT : Long.MAX_VALUE)
        ? new KeyScale(shift, origin, limit, false, sign)
        : null;
  }

  /**
   * A scale of the values with as much room beyond them as keys of that width have, for positive
   * and for negative values; null if they are only zeros or have no such scale.
   */
  KeyScale roomyScale() {
    long top = top();
    long bottom = bottom();
    if (top == 0) {
      return null;
    }
    if (areFloats(all(), bottom, top)) {
      return roomyScale(
          floatBits(bottom),
          floatBits(top),
          floatBits(KeyScale.SMALLEST_FLOAT),
          floatBits(KeyScale.LARGEST_FLOAT),
          true);
    }
    return roomyScale(bottom, top, 1, KeyScale.INFINITY, false);
  }

  private KeyScale roomyScale(long bottom, long top, long least, long most, boolean narrow) {
    long room = (narrow ? NARROW_LIMIT : WIDE_LIMIT) - (top - bottom + 1);
    if (room < 0) {
      return null;
    }
    long origin = Math.max(bottom - room / 2, least) - 1;
    long limit = Math.min(narrow ? NARROW_LIMIT : WIDE_LIMIT, most - origin);
    return new KeyScale(0, origin, limit, narrow, hasNan() ? nanSign : 0);
  }

  private static int floatBits(long bits) {
    return Float.floatToRawIntBits((float) Double.longBitsToDouble(bits));
  }
}
