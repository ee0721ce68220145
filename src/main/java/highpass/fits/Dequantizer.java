package highpass.fits;

import highpass.fits.tile.Dither;
import highpass.fits.tile.TileException;

/**
 * Makes floating-point pixels of the integers that they were rounded to (FITS standard 4.0, section
 * 10.2): {@code zero + scale * integer} in double, less the random number that was added before
 * rounding, if one was.
 */
final class Dequantizer {
  /** Stands for the value 0 where zeros were to stay exact. */
  private static final int EXACT_ZERO = -2_147_483_646;

  /** What CFITSIO writes for undefined pixels: NaN with all bits set. */
  private static final int NAN_32 = -1;

  private static final long NAN_64 = -1;

  /** ZQUANTIZ. */
  enum Method {
    NO_DITHER,
    SUBTRACTIVE_DITHER_1,
    SUBTRACTIVE_DITHER_2
  }

  private final StoredType type;
  private final Method method;
  private final long seed;
  private final Dither dither = new Dither();

  /**
   * For one image.
   *
   * @param type of its pixels, one of the two floating-point ones
   * @param seed ZDITHER0; of no meaning without dither, or where no tile was quantized
   */
  Dequantizer(StoredType type, Method method, long seed) {
    this.type = type;
    this.method = method;
    this.seed = seed;
  }

  /**
   * Makes the pixels of a tile.
   *
   * @param tile its number, from 0
   * @param values the integers. Not modified.
   * @param blank the integer that stands for an undefined pixel, or null
   * @param pixels receives the stored pixels
   * @throws TileException if the random numbers that were added cannot be known
   */
  void decode(
      long tile, int[] values, int count, double scale, double zero, Long blank, byte[] pixels)
      throws TileException {
    boolean dithered = method != Method.NO_DITHER;
    if (dithered) {
      if (seed < 1 || seed > Integer.MAX_VALUE) {
        throw new TileException("ZDITHER0 is not a positive integer");
      }
      dither.start((int) seed, tile);
    }
    for (int i = 0; i < count; i++) {
      int value = values[i];
      float random = dithered ? dither.next() : 0;
      if (blank != null && value == blank) {
        putNan(pixels, i);
      } else if (value == EXACT_ZERO && method == Method.SUBTRACTIVE_DITHER_2) {
        put(pixels, i, 0);
      } else if (dithered) {
        put(pixels, i, ((double) value - random + 0.5) * scale + zero);
      } else {
        put(pixels, i, value * scale + zero);
      }
    }
  }

  private void put(byte[] pixels, int index, double value) {
    if (type == StoredType.FLOAT32) {
      StoredType.INT.set(pixels, 4 * index, Float.floatToRawIntBits((float) value));
    } else {
      StoredType.LONG.set(pixels, 8 * index, Double.doubleToRawLongBits(value));
    }
  }

  private void putNan(byte[] pixels, int index) {
    if (type == StoredType.FLOAT32) {
      StoredType.INT.set(pixels, 4 * index, NAN_32);
    } else {
      StoredType.LONG.set(pixels, 8 * index, NAN_64);
    }
  }
}
