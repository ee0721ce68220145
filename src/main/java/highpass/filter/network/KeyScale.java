package highpass.filter.network;

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
  static final long INFINITY = 0x7ff0000000000000L;
  private static final int FLOAT_INFINITY = 0x7f800000;

  /** A {@code float} below this has fewer bits than others, one above the other does not exist. */
  static final long SMALLEST_FLOAT = Double.doubleToRawLongBits(Float.MIN_NORMAL);

  static final long LARGEST_FLOAT = Double.doubleToRawLongBits(Float.MAX_VALUE);

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
  public static long isNan(long bits) {
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
