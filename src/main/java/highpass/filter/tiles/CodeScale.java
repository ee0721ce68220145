package highpass.filter.tiles;

/**
 * How values become integer <em>codes</em> that grow with them: linearly, {@code (value - low) *
 * scale}. The order-preserving bits of a {@code double} would serve as well, but they spend most of
 * their upper bits on exponents near zero: linear codes tell a million pixels apart with two passes
 * of a radix sort instead of three.
 *
 * <p>Low and scale come from a sample's inner quantiles, so a few bright stars do not cost the sky
 * its resolution; what lies outside shares the first or the last code. Where the sample lies on a
 * grid (integers, scaled integers, {@code float} sky), the scale is that of the grid, the codes are
 * few and tell all values of the grid apart, and fewer bits are sorted.
 *
 * @param low value of code 1
 * @param scale codes for each unit of value
 * @param grid distance of the grid's values; 0 if there is no grid
 * @param bits bits of a code
 * @param radixBits how many upper bits of the codes are worth sorting by radix
 */
record CodeScale(double low, double scale, double grid, int bits, int radixBits) {
  /** 2^24 codes keep most of a million neighbours apart. */
  private static final int RADIX_BITS = 24;

  /** Grids of more codes than this gain nothing over any other scale. */
  private static final int GRID_BITS = 30;

  /** No sum or product of a few values of this size overflows. */
  private static final double LARGEST = Double.MAX_VALUE / 4;

  /** Grids finer than this have no reciprocal that is safe to multiply with. */
  private static final double SMALLEST_GRID = 1e-250;

  /**
   * The scale for values like those of a sample.
   *
   * @param sample the sample
   * @param mostBits bits that a code may have
   */
  static CodeScale of(Sample sample, int mostBits) {
    int n = sample.size();
    double first = n == 0 ? 0.0 : sample.value(n / 16);
    double last = n == 0 ? 0.0 : sample.value(n - 1 - n / 16);
    double range = Math.min(last - first, LARGEST / 2);
    // Of normally distributed values all but one in ten thousand.
    double least = n == 0 ? 0.0 : Math.max(sample.value(0) - range / 16, first - range * 0.75);
    double most = n == 0 ? 0.0 : Math.min(sample.value(n - 1) + range / 16, last + range * 0.75);
    double low = limited(least);
    double high = limited(most);
    CodeScale onGrid = onGrid(gridOf(sample), low, high, mostBits);
    if (onGrid != null) {
      return onGrid;
    }
    // Two codes are kept for what lies outside, two more for rounding.
    double scale = Math.min(((1L << mostBits) - 4) / (high - low), LARGEST);
    return new CodeScale(low, scale, 0, mostBits, Math.min(RADIX_BITS, mostBits));
  }

  private static double limited(double value) {
    return Math.min(Math.max(value, -LARGEST), LARGEST);
  }

  /** The largest power of two of which all values are multiples. */
  private static double gridOf(Sample sample) {
    int exponent = Double.MAX_EXPONENT;
    for (int i = 0; i < sample.size(); i++) {
      exponent = Math.min(exponent, lowestBit(sample.value(i)));
    }
    return Math.scalb(1.0, Math.max(exponent, Double.MIN_EXPONENT));
  }

  /** Exponent of the lowest bit set in a finite value's binary fraction. */
  private static int lowestBit(double value) {
    if (value == 0) {
      return Double.MAX_EXPONENT;
    }
    long fraction = (Double.doubleToRawLongBits(value) & ((1L << 52) - 1)) | (1L << 52);
    return Math.getExponent(value) - 52 + Long.numberOfTrailingZeros(fraction);
  }

  /** The scale of a grid; null if it has too many codes or is too fine. */
  private static CodeScale onGrid(double grid, double low, double high, int mostBits) {
    double base = Math.floor(low / grid) - 1;
    double codes = Math.ceil(high / grid) + 1 - base;
    boolean exact = Math.abs(base) < 1L << 52 && grid >= SMALLEST_GRID;
    if (!exact || !(codes < 1L << Math.min(GRID_BITS, mostBits - 1))) {
      return null;
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros((long) codes + 2);
    return new CodeScale(base * grid, 1 / grid, grid, bits, bits);
  }

  /**
   * The last code, of all values that are too large for the others; 0 is that of too small ones.
   */
  long top() {
    return (1L << bits) - 1;
  }

  /**
   * Whether values that have the same code, neither 0 nor the last, are the same if on the grid.
   */
  boolean hasGrid() {
    return grid > 0;
  }
}
