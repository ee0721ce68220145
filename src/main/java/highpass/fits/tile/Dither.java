package highpass.fits.tile;

/**
 * The random numbers that were added before floating-point pixels were rounded to integers, and are
 * to be subtracted again (FITS standard 4.0, section 10.2 and appendix I): ten thousand of Park and
 * Miller's (1988, Commun. ACM 31, 1192), in single precision.
 */
public final class Dither {
  /** How many there are. */
  public static final int COUNT = 10_000;

  private static final int MULTIPLIER = 16_807;
  private static final int MODULUS = 2_147_483_647;

  /** A tile starts at one of the first 500 numbers. */
  private static final int STARTS = 500;

  private static final float[] NUMBERS = new float[COUNT];

  static {
    long seed = 1;
    for (int i = 0; i < COUNT; i++) {
      seed = MULTIPLIER * seed % MODULUS;
      NUMBERS[i] = (float) ((double) seed / MODULUS);
    }
  }

  private int row;
  private int next;

  /**
   * Goes to the start of a tile.
   *
   * @param seed ZDITHER0, from 1 to {@link #COUNT}
   * @param tile its number, from 0
   */
  public void start(int seed, long tile) {
    row = (int) ((seed - 1 + tile) % COUNT);
    next = (int) (NUMBERS[row] * STARTS);
  }

  /** The next pixel's number. */
  public float next() {
    float number = NUMBERS[next];
    next++;
    if (next == COUNT) {
      row = (row + 1) % COUNT;
      next = (int) (NUMBERS[row] * STARTS);
    }
    return number;
  }
}
