package highpass.filter.tiles;

import highpass.filter.Plane;
import java.util.Arrays;

/**
 * The valid pixels of a block in ascending order of value, each as its row and column in the block.
 *
 * <p>A pixel is sorted as one {@code long}: a <em>code</em> that grows with its value above its
 * position. The code is linear in the value, {@code (value - low) * scale}, and not the usual
 * order-preserving bits of a {@code double}, because those spend most of their upper bits on
 * exponents near zero: linear codes tell a million pixels apart with two passes of a radix sort
 * (least significant digit first) instead of three. {@code low} and {@code scale} come from a
 * sample's inner quantiles, so a few bright stars do not cost the sky its resolution; what lies
 * outside shares the first or the last code. Where the sample lies on a grid (integers, scaled
 * integers, {@code float} sky), the scale is that of the grid, the codes are few and exact, and
 * fewer bits are sorted.
 *
 * <p>The passes sort by the upper bits of the code. What is left is found by one scan: neighbours
 * out of order in the lower bits are put right by insertion, and runs of one code whose values
 * still differ are sorted by the order-preserving bits, in at most two levels. So no distribution
 * of values costs more than a few more passes over the pixels concerned.
 */
final class PixelOrder {
  /** Codes sorted by radix when they are not exact: 2^24 of them keep neighbours apart. */
  private static final int RADIX_BITS = 24;

  /** 4096 counters and as many streams still fit the first- and second-level caches. */
  private static final int DIGIT_BITS = 12;

  /** Exact grids of more codes than this gain nothing over linear codes. */
  private static final int GRID_BITS = 30;

  private static final int SAMPLES = 1024;

  /** Short methods on slices are compiled early, long loops late. */
  private static final int SLICE = 4096;

  /** Runs up to this length are put right by insertion, longer ones by radix. */
  private static final int INSERTION_RUN = 24;

  /** Shorter runs are not worth the radix sort's counters. */
  private static final int RADIX_RUN = 512;

  private final double[] sample = new double[SAMPLES];

  /** Of each pass, how often each digit occurs, then where its next pixel goes. */
  private final int[][] counts = new int[passes(Long.SIZE)][1 << DIGIT_BITS];

  private long[] packed = {};
  private long[] spare = {};
  private int size;
  private double[] pixels;
  private int[] rows;
  private int[] columns;
  private int stride;

  private int columnBits;
  private int positionBits;
  private long positionMask;

  private double low;
  private double scale;
  private int codeBits;
  private int radixBits;
  private boolean onGrid;
  private double grid;
  private boolean exact;
  private int[] chosen = {};
  private int samples;
  private ValueRange range = ValueRange.ALL;
  private boolean hasNan;

  /** Bytes of work memory for a block of so many pixels. */
  static long workBytes(long pixels) {
    return 2 * Long.BYTES * pixels;
  }

  /** Number of valid pixels. */
  int size() {
    return size;
  }

  /** The sorted pixels: {@link #columnBits} of column, above them the row, above it other bits. */
  long[] packed() {
    return packed;
  }

  int columnBits() {
    return columnBits;
  }

  /** Mask of row and column together in {@link #packed}. */
  long positionMask() {
    return positionMask;
  }

  /** Value of the pixel at a rank. */
  double value(int rank) {
    return pixelOf(packed[rank]);
  }

  /** Number of pixels less than a value. */
  int rankOf(double value) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (value(middle) < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /**
   * Takes the pixels to sort, and a sample of them.
   *
   * @param plane the plane. Not modified.
   * @param rows rows of the plane; the pixel's row in the order is an index into this array
   * @param columns columns of the plane
   */
  void begin(Plane plane, int[] rows, int[] columns) {
    this.pixels = plane.pixels();
    this.stride = plane.width();
    this.rows = rows;
    this.columns = columns;
    columnBits = bitLength(columns.length - 1);
    positionBits = columnBits + bitLength(rows.length - 1);
    positionMask = (1L << positionBits) - 1;
    reserve(Math.multiplyExact(rows.length, columns.length));
    if (chosen.length < columns.length) {
      chosen = new int[columns.length];
    }
    takeSample();
  }

  /** Sorts the pixels in a range that are not NaN. */
  void sort(ValueRange range) {
    this.range = range;
    chooseCodes();
    encode();
    radix();
    repair();
  }

  /** Finite values of the block, the first {@link #samples} of this array, ascending. */
  double[] sample() {
    return sample;
  }

  /** Number of values in the sample. */
  int samples() {
    return samples;
  }

  /** The range that was sorted. */
  ValueRange range() {
    return range;
  }

  /** Whether any of the pixels is NaN. */
  boolean hasNan() {
    return hasNan;
  }

  private void reserve(int capacity) {
    if (packed.length < capacity) {
      packed = new long[capacity];
      spare = new long[capacity];
    }
  }

  private static int bitLength(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  /** Chooses low, scale and the number of bits from a sample of the finite pixels. */
  private void chooseCodes() {
    int n = samples;
    double first = n == 0 ? 0.0 : sample[n / 16];
    double last = n == 0 ? 0.0 : sample[n - 1 - n / 16];
    double range = Math.min(last - first, Double.MAX_VALUE / 8);
    // Of normally distributed values all but one in ten thousand.
    double least = n == 0 ? 0.0 : Math.max(sample[0] - range / 16, first - range * 0.75);
    double most = n == 0 ? 0.0 : Math.min(sample[n - 1] + range / 16, last + range * 0.75);
    low = Math.max(least, -Double.MAX_VALUE / 4);
    double high = Math.min(most, Double.MAX_VALUE / 4);
    onGrid = chooseGrid(n, high);
    if (onGrid) {
      return;
    }
    codeBits = Long.SIZE - 1 - positionBits;
    radixBits = Math.min(RADIX_BITS, codeBits);
    // Two codes are kept for what lies outside, two more for rounding.
    scale = Math.min(((1L << codeBits) - 4) / (high - low), Double.MAX_VALUE / 4);
  }

  private void takeSample() {
    long count = (long) rows.length * columns.length;
    // An odd share of the count, so that the sample does not keep to a few columns.
    long step = Math.max(1, count / SAMPLES) | 1;
    int n = 0;
    for (long i = 0; i < count && n < SAMPLES; i += step) {
      double v =
          pixels[rows[(int) (i / columns.length)] * stride + columns[(int) (i % columns.length)]];
      if (Double.isFinite(v)) {
        sample[n++] = v;
      }
    }
    samples = n;
    Arrays.sort(sample, 0, n);
  }

  /** Whether the sample lies on a grid of a power of two with few enough codes; sets it if so. */
  private boolean chooseGrid(int n, double high) {
    int step = Double.MAX_EXPONENT;
    for (int i = 0; i < n; i++) {
      step = Math.min(step, lowestBit(sample[i]));
    }
    double grid = Math.scalb(1.0, Math.max(step, Double.MIN_EXPONENT));
    double base = Math.floor(low / grid) - 1;
    double codes = Math.ceil(high / grid) + 1 - base;
    if (!(codes < 1L << Math.min(GRID_BITS, Long.SIZE - 1 - positionBits))
        || !(Math.abs(base) < 1L << 52)
        || grid < 1e-250) {
      return false;
    }
    low = base * grid;
    scale = 1 / grid;
    this.grid = grid;
    codeBits = bitLength((long) codes + 2);
    radixBits = codeBits;
    return true;
  }

  /** Exponent of the lowest bit set in a finite value's binary fraction. */
  private static int lowestBit(double value) {
    if (value == 0) {
      return Double.MAX_EXPONENT;
    }
    long fraction = (Double.doubleToRawLongBits(value) & ((1L << 52) - 1)) | (1L << 52);
    return Math.getExponent(value) - 52 + Long.numberOfTrailingZeros(fraction);
  }

  /** Encodes all pixels and counts the digits of their codes while they are at hand. */
  private void encode() {
    exact = onGrid;
    hasNan = false;
    size = 0;
    int passes = passes(radixBits);
    for (int pass = 0; pass < passes; pass++) {
      Arrays.fill(counts[pass], 0);
    }
    boolean all = range.equals(ValueRange.ALL);
    for (int x = 0; x < columns.length; x++) {
      chosen[x] = x;
    }
    for (int y = 0; y < rows.length; y++) {
      int start = size;
      size = encodeRow(y, all ? columns.length : chooseFromRow(y), start);
      for (int pass = 0; pass < passes; pass++) {
        int shift = positionBits + codeBits - radixBits + digitStart(radixBits, pass);
        count(packed, start, size, shift, digitMask(radixBits, pass), counts[pass]);
      }
    }
    if (all) {
      hasNan = size < (long) rows.length * columns.length;
    }
  }

  /** Lists the pixels of a row that are in the range; returns their number. */
  private int chooseFromRow(int y) {
    double[] in = pixels;
    int[] source = columns;
    int[] chosen = this.chosen;
    int base = rows[y] * stride;
    double least = range.low();
    double most = range.high();
    boolean hasNan = false;
    int n = 0;
    for (int x = 0; x < source.length; x++) {
      double v = in[base + source[x]];
      chosen[n] = x;
      // Two conditions that are not a branch: there is nothing to predict.
      n += (v >= least ? 1 : 0) & (v <= most ? 1 : 0);
      hasNan |= Double.isNaN(v);
    }
    this.hasNan |= hasNan;
    return n;
  }

  /** Encodes the chosen pixels of a row that are not NaN. */
  private int encodeRow(int y, int count, int to) {
    double[] in = pixels;
    int[] source = columns;
    int[] chosen = this.chosen;
    long[] out = packed;
    int base = rows[y] * stride;
    long position = (long) y << columnBits;
    long top = (1L << codeBits) - 1;
    double low = this.low;
    double scale = this.scale;
    boolean onGrid = this.onGrid;
    double grid = this.grid;
    boolean exact = true;
    int n = to;
    for (int i = 0; i < count; i++) {
      int x = chosen[i];
      double v = in[base + source[x]];
      // The conversion saturates, so 1 is added last.
      long code = Math.min(Math.max((long) ((v - low) * scale), -1), top - 1) + 1;
      if (onGrid && low + (code - 1) * grid != v && code > 0 && code < top) {
        exact = false;
      }
      out[n] = code << positionBits | position + x;
      n += Double.isNaN(v) ? 0 : 1;
    }
    this.exact &= exact;
    return n;
  }

  private static int passes(int bits) {
    return (bits + DIGIT_BITS - 1) / DIGIT_BITS;
  }

  /** Lowest bit of a pass's digit, of so many bits to sort by. */
  private static int digitStart(int bits, int pass) {
    return bits * pass / passes(bits);
  }

  private static int digitMask(int bits, int pass) {
    return (1 << (digitStart(bits, pass + 1) - digitStart(bits, pass))) - 1;
  }

  /** Sorts all by the upper {@link #radixBits} of the code, whose digits are counted. */
  private void radix() {
    int shift = positionBits + codeBits - radixBits;
    for (int pass = 0; pass < passes(radixBits); pass++) {
      scatter(
          0, size, shift + digitStart(radixBits, pass), digitMask(radixBits, pass), counts[pass]);
      long[] swap = packed;
      packed = spare;
      spare = swap;
    }
  }

  /** Sorts a range by so many bits of the code from its lowest on. */
  private void radix(int from, int to, int bits) {
    for (int pass = 0; pass < passes(bits); pass++) {
      int shift = positionBits + digitStart(bits, pass);
      int mask = digitMask(bits, pass);
      Arrays.fill(counts[pass], 0, mask + 1, 0);
      for (int i = from; i < to; i += SLICE) {
        count(packed, i, Math.min(to, i + SLICE), shift, mask, counts[pass]);
      }
      scatter(from, to, shift, mask, counts[pass]);
      System.arraycopy(spare, from, packed, from, to - from);
    }
  }

  private void scatter(int from, int to, int shift, int mask, int[] count) {
    starts(count, mask + 1, from);
    for (int i = from; i < to; i += SLICE) {
      scatter(packed, i, Math.min(to, i + SLICE), shift, mask, count, spare);
    }
  }

  private static void count(long[] in, int from, int to, int shift, int mask, int[] count) {
    for (int i = from; i < to; i++) {
      count[(int) (in[i] >>> shift) & mask]++;
    }
  }

  private static void starts(int[] count, int digits, int from) {
    int start = from;
    for (int i = 0; i < digits; i++) {
      int n = count[i];
      count[i] = start;
      start += n;
    }
  }

  private static void scatter(
      long[] in, int from, int to, int shift, int mask, int[] next, long[] out) {
    for (int i = from; i < to; i++) {
      long p = in[i];
      out[next[(int) (p >>> shift) & mask]++] = p;
    }
  }

  /** Puts right what the radix passes left: lower bits of the codes, values of equal codes. */
  private void repair() {
    int i = 1;
    while (i < size) {
      i = repairSlice(i, Math.min(size, i + SLICE));
    }
  }

  private int repairSlice(int from, int to) {
    long[] a = packed;
    int radixShift = positionBits + codeBits - radixBits;
    long top = (1L << codeBits) - 1;
    boolean exact = this.exact;
    for (int i = from; i < to; i++) {
      long p = a[i];
      if (p >>> radixShift == a[i - 1] >>> radixShift) {
        long code = p >>> positionBits;
        if (exact && code > 0 && code < top) {
          continue;
        }
        return repairRun(i - 1, radixShift);
      }
    }
    return to;
  }

  /**
   * Sorts the run that starts at an index and shares its bits from a shift on; returns its end + 1.
   */
  private int repairRun(int from, int shift) {
    long[] a = packed;
    long bits = a[from] >>> shift;
    int to = from + 1;
    while (to < size && a[to] >>> shift == bits) {
      to++;
    }
    long code = a[from] >>> positionBits;
    if (to - from <= INSERTION_RUN) {
      insertion(from, to);
    } else if (code == 0 || code == (1L << codeBits) - 1) {
      sortByBits(from, to);
    } else {
      sortByCode(from, to, codeBits - radixBits);
      sortEqualKeys(from, to);
    }
    return to + 1;
  }

  private double pixelOf(long p) {
    long position = p & positionMask;
    int y = (int) (position >>> columnBits);
    int x = (int) position & ((1 << columnBits) - 1);
    return pixels[rows[y] * stride + columns[x]];
  }

  /** Insertion by code, and where codes are equal by value. */
  private void insertion(int from, int to) {
    long[] a = packed;
    for (int i = from + 1; i < to; i++) {
      long p = a[i];
      int j = i;
      while (j > from && before(p, a[j - 1])) {
        a[j] = a[j - 1];
        j--;
      }
      a[j] = p;
    }
  }

  private boolean before(long p, long q) {
    long difference = (p >>> positionBits) - (q >>> positionBits);
    return difference < 0 || (difference == 0 && pixelOf(p) < pixelOf(q));
  }

  /** The bits of a value as an integer that grows with it; both zeros give the same. */
  private static long ordered(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** Sorts a run by the order-preserving bits of its values. */
  private void sortByBits(int from, int to) {
    long[] a = packed;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      long key = ordered(pixelOf(a[i]));
      least = Math.min(least, key);
      most = Math.max(most, key);
    }
    if (least == most) {
      return;
    }
    // The keys span at most 2^64 - 2^53, so their difference is right as an unsigned number.
    int rangeBits = bitLength(most - least);
    int keyBits = Math.min(rangeBits, Long.SIZE - 1 - positionBits);
    int shift = rangeBits - keyBits;
    for (int i = from; i < to; i++) {
      long key = ordered(pixelOf(a[i])) - least;
      a[i] = (key >>> shift) << positionBits | (a[i] & positionMask);
    }
    sortByCode(from, to, keyBits);
    if (shift > 0) {
      sortEqualKeys(from, to);
    }
  }

  /** Sorts a run by so many low bits of its codes. */
  private void sortByCode(int from, int to, int bits) {
    if (to - from < RADIX_RUN) {
      Arrays.sort(packed, from, to);
    } else {
      radix(from, to, bits);
    }
  }

  private void sortEqualKeys(int from, int to) {
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || packed[i] >>> positionBits != packed[start] >>> positionBits) {
        if (i - start > INSERTION_RUN) {
          sortByBits(start, i);
        } else if (i - start > 1) {
          insertion(start, i);
        }
        start = i;
      }
    }
  }
}
