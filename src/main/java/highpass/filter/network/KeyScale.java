package highpass.filter.network;

import java.util.Arrays;

/**
 * How the values of a plane become integer keys of the same order, and back.
 *
 * <p>The bits of a {@code double} but for its sign, read as an integer, grow with its magnitude.
 * The key of a value is the magnitude bits with the trailing zeros that all values share shifted
 * out, counted from just below the smallest magnitude that is not zero, and negated for a negative
 * value; that of both zeros is 0. So keys are small when values have few significant bits or few
 * binades: those of a frame stored as 16-bit integers or as {@code float} fit an {@code int}.
 *
 * <p>The kernels compare keys by subtracting them, so differences must fit as well. Planes with NaN
 * or too wide a range of magnitudes have no scale.
 *
 * @param shift trailing zero bits of all values
 * @param origin the shifted magnitude bits that have the key 0
 * @param narrow whether keys and their differences fit an {@code int}, not just a {@code long}
 */
public record KeyScale(int shift, long origin, boolean narrow) {
  static final long MAGNITUDE = Long.MAX_VALUE;
  private static final long INFINITY = 0x7ff0000000000000L;

  /** What must be known of values to scale them, gathered in one pass. */
  static final class Profile {
    /**
     * Values are looked at in blocks of this many, each place of the block on its own, which is
     * what C2 vectorises; long enough to be worth it, and the three rows fit the nearest cache.
     */
    private static final int BLOCK = 512;

    private final long[] bits = new long[BLOCK];
    private final long[] any = new long[BLOCK];
    private final long[] largest = new long[BLOCK];

    /** Smallest magnitude less 1, without sign: zero counts as the largest of all. */
    private final long[] smallest = new long[BLOCK];

    Profile() {
      Arrays.fill(smallest, MAGNITUDE);
    }

    /** Takes values into account. */
    void add(double[] values) {
      int block = 0;
      for (; block <= values.length - BLOCK; block += BLOCK) {
        copyBits(values, block, bits);
        addBlock(bits, any, largest, smallest);
      }
      for (int i = block; i < values.length; i++) {
        add(values[i]);
      }
    }

    /** Takes a value into account. */
    void add(double value) {
      Arrays.fill(bits, Double.doubleToRawLongBits(value));
      addBlock(bits, any, largest, smallest);
    }

    private static void copyBits(double[] values, int from, long[] bits) {
      for (int i = 0; i < BLOCK; i++) {
        bits[i] = Double.doubleToRawLongBits(values[from + i]);
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

    /** The scale of the values, or null if they have none. */
    KeyScale scale() {
      long all = Arrays.stream(any).reduce(0, (a, b) -> a | b);
      long top = Arrays.stream(largest).max().orElse(0);
      long bottom = Arrays.stream(smallest).min().orElse(0) + 1;
      if (top > INFINITY) {
        return null;
      }
      if (top == 0) {
        return new KeyScale(0, 0, true);
      }
      int shift = Long.numberOfTrailingZeros(all & MAGNITUDE);
      long origin = (bottom >> shift) - 1;
      long range = (top >> shift) - origin;
      boolean hasNegative = all < 0;
      if (range <= (hasNegative ? Integer.MAX_VALUE / 2 : Integer.MAX_VALUE)) {
        return new KeyScale(shift, origin, true);
      }
      return range <= (hasNegative ? Long.MAX_VALUE / 2 : Long.MAX_VALUE)
          ? new KeyScale(shift, origin, false)
          : null;
    }
  }

  /** The key of a value given by its bits. */
  static long key(long bits, int shift, long origin) {
    long magnitude = ((bits & MAGNITUDE) >> shift) - origin;
    magnitude &= ~(magnitude >> 63);
    long sign = bits >> 63;
    return (magnitude ^ sign) - sign;
  }

  /** The bits of the value that has a key. */
  static long bits(long key, int shift, long origin) {
    long sign = key >> 63;
    long magnitude = (key ^ sign) - sign;
    long notZero = -magnitude >> 63;
    return (((magnitude + origin) << shift) & notZero) | (sign & ~MAGNITUDE);
  }
}
