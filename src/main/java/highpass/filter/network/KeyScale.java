package highpass.filter.network;

import java.util.Arrays;

/**
 * How the values of a plane become integer keys of the same order, and back.
 *
 * <p>The bits of a {@code double} but for its sign, read as an integer, grow with its magnitude.
 * The key of a value is its magnitude bits, counted from just below the smallest magnitude that is
 * not zero, and negated for a negative value; that of both zeros is 0. If all values are exactly
 * {@code float}s, as those of frames stored as 8-bit or 16-bit integers or as {@code float} are,
 * the same is done with the bits of the {@code float}s, and the keys fit an {@code int}.
 *
 * <p>The kernels compare keys by subtracting them, so differences must fit as well. Trailing zero
 * bits that all values share are shifted out of 64-bit keys to that end. Planes of too wide a range
 * of magnitudes have no scale.
 *
 * <p>NaN has no place in an order. It takes the largest key or its negative, whichever the network
 * asks for, perhaps together with a value.
 *
 * <p>A scale may be that of a few of a plane's values, with room for the others. Whether they do
 * fit is then seen when they become keys, which spares small windows a pass over the plane.
 *
 * @param shift trailing zero bits that are shifted out; 0 for narrow keys
 * @param origin the magnitude bits, shifted, that have the key 0
 * @param limit the largest key; that of a value that is not zero is at least 1
 * @param narrow whether keys are made of {@code float}s and fit an {@code int}
 * @param nanSign sign of the key of NaN, 1 or -1; 0 if NaN has none, as where no value is NaN
 */
public record KeyScale(int shift, long origin, long limit, boolean narrow, int nanSign) {
  static final long MAGNITUDE = Long.MAX_VALUE;
  private static final int FLOAT_MAGNITUDE = Integer.MAX_VALUE;
  private static final long INFINITY = 0x7ff0000000000000L;
  private static final int FLOAT_INFINITY = 0x7f800000;

  /** The bits of a {@code double} that a {@code float} has no place for. */
  private static final long BEYOND_FLOAT = (1L << 29) - 1;

  /** A {@code float} below this has fewer bits than others, one above the other does not exist. */
  private static final long SMALLEST_FLOAT = Double.doubleToRawLongBits(Float.MIN_NORMAL);

  private static final long LARGEST_FLOAT = Double.doubleToRawLongBits(Float.MAX_VALUE);

  /** Largest keys whose difference, if one is negative, fits as well. */
  private static final long NARROW_LIMIT = Integer.MAX_VALUE / 2;

  private static final long WIDE_LIMIT = Long.MAX_VALUE / 2;

  /** What must be known of values to scale them, gathered in one pass. */
  static final class Profile {
    /**
     * Values are looked at in blocks of this many, each place of the block on its own, which is
     * what C2 vectorises; long enough to be worth it, and the three rows fit the nearest cache.
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
    Profile(int nanSign) {
      this.nanSign = nanSign;
      Arrays.fill(smallest, MAGNITUDE);
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
        long nan = isNan(bits[i]);
        nans[i] |= nan;
        bits[i] &= ~nan;
      }
    }

    private static void addBlock(long[] bits, long[] any, long[] largest, long[] smallest) {
      for (int i = 0; i < BLOCK; i++) {
        any[i] |= bits[i];
        long magnitude = bits[i] & MAGNITUDE;
        long room = largest[i] - magnitude;
        largest[i] -= room & (room >> 63);
        long fall = ((magnitude - 1) & MAGNITUDE) - smallest[i];
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
      long bottom = MAGNITUDE;
      for (int i = 0; i < BLOCK; i++) {
        bottom = Math.min(bottom, smallest[i]);
      }
      return bottom + 1;
    }

    private static boolean areFloats(long all, long bottom, long top) {
      return (all & BEYOND_FLOAT) == 0 && bottom >= SMALLEST_FLOAT && top <= LARGEST_FLOAT;
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
      int shift = Long.numberOfTrailingZeros(all & MAGNITUDE);
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
            floatBits(SMALLEST_FLOAT),
            floatBits(LARGEST_FLOAT),
            true);
      }
      return roomyScale(bottom, top, 1, INFINITY, false);
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

  /** A scale of 64-bit keys for the same values. */
  KeyScale widened() {
    long below = SMALLEST_FLOAT - 1;
    return narrow ? new KeyScale(0, below, LARGEST_FLOAT - below, false, nanSign) : this;
  }

  /** Whether NaN has a key. */
  public boolean takesNan() {
    return nanSign != 0;
  }

  /** The bits of the value that takes the place of NaN, as a {@code float} if keys are narrow. */
  long nanBits() {
    long sign = narrow ? Integer.MIN_VALUE : Long.MIN_VALUE;
    return ((origin + limit) << shift) | (nanSign < 0 ? sign : 0);
  }

  /** All ones if the bits are those of a NaN, else zero. */
  static long isNan(long bits) {
    return (INFINITY - (bits & MAGNITUDE)) >> 63;
  }

  /** All ones if the bits are those of a {@code float} that is NaN, else zero. */
  static int isNan(int bits) {
    return (FLOAT_INFINITY - (bits & FLOAT_MAGNITUDE)) >> 31;
  }

  /** The 64-bit key of the value that has these bits. */
  static long key(long bits, int shift, long origin) {
    long magnitude = ((bits & MAGNITUDE) >> shift) - origin;
    magnitude &= ~(magnitude >> 63);
    long sign = bits >> 63;
    return (magnitude ^ sign) - sign;
  }

  /** Negative if the value that has these bits has no 64-bit key. */
  static long misfit(long bits, int shift, long origin, long limit) {
    long magnitude = bits & MAGNITUDE;
    long key = (magnitude >> shift) - origin;
    return ((key - 1) | (limit - key)) & -magnitude;
  }

  /** The bits of the value that has a 64-bit key. */
  static long bits(long key, int shift, long origin) {
    long sign = key >> 63;
    long magnitude = (key ^ sign) - sign;
    long notZero = -magnitude >> 63;
    return (((magnitude + origin) << shift) & notZero) | (sign & ~MAGNITUDE);
  }

  /** The 32-bit key of the value that has these bits as a {@code float}. */
  static int key(int bits, int origin) {
    int magnitude = (bits & FLOAT_MAGNITUDE) - origin;
    magnitude &= ~(magnitude >> 31);
    int sign = bits >> 31;
    return (magnitude ^ sign) - sign;
  }

  /** Negative if the value that has these bits as a {@code float} has no 32-bit key. */
  static int misfit(int bits, int origin, int limit) {
    int magnitude = bits & FLOAT_MAGNITUDE;
    int key = magnitude - origin;
    return ((key - 1) | (limit - key)) & -magnitude;
  }

  /** The bits, as a {@code float}, of the value that has a 32-bit key. */
  static int bits(int key, int origin) {
    int sign = key >> 31;
    int magnitude = (key ^ sign) - sign;
    int notZero = -magnitude >> 31;
    return ((magnitude + origin) & notZero) | (sign & ~FLOAT_MAGNITUDE);
  }
}
