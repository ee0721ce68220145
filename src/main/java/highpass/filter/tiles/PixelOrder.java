package highpass.filter.tiles;

import highpass.filter.Plane;
import java.util.Arrays;

/**
 * The valid pixels of a block in ascending order of value, each as its row and column in the block.
 *
 * <p>A pixel is sorted as one {@code long}: a code that grows with its value ({@link CodeScale})
 * above its position. A {@link RadixSort} sorts by the upper bits of the codes. What is left is
 * found by one scan: neighbours out of order in the lower bits are put right by insertion, and runs
 * of one code whose values still differ are sorted by the order-preserving bits of the values, in
 * at most two levels. So no distribution of values costs more than a few more passes over the
 * pixels concerned.
 */
final class PixelOrder {
  /** Values that the block's distribution is known from. */
  static final int SAMPLES = 1024;

  /** Short methods on slices are compiled early, long loops late. */
  private static final int SLICE = 4096;

  /** Runs up to this length are put right by insertion. */
  private static final int INSERTION_RUN = 24;

  /** Shorter runs are not worth the radix sort's counters. */
  private static final int RADIX_RUN = 512;

  private final Sample sample = new Sample(SAMPLES);

  private final RadixSort radix = new RadixSort();

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

  private CodeScale scale;
  private boolean exact;
  private int[] chosen = {};
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
    sample.take(plane, rows, columns);
  }

  /** Sorts the pixels in a range that are not NaN. */
  void sort(ValueRange range) {
    this.range = range;
    scale = CodeScale.of(sample, Long.SIZE - 1 - positionBits);
    radix.begin(radixShift(), scale.radixBits());
    encode();
    long[] sorted = radix.sort(packed, spare, 0, size);
    spare = sorted == packed ? spare : packed;
    packed = sorted;
    repair();
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

  /** The lowest bit of a packed pixel that the radix sort looks at. */
  private int radixShift() {
    return positionBits + scale.bits() - scale.radixBits();
  }

  /**
   * Encodes all pixels and counts the digits of their codes while they are at hand.
   *
   * <p>The sort keeps the order in which it gets equal values. If that were the order of rows,
   * those in a window would be far apart in the list from those beside it, and a search from one
   * value to the next would pass thousands of places that are not in the window.
   */
  private void encode() {
    exact = scale.hasGrid();
    hasNan = false;
    size = 0;
    boolean all = range.isAll();
    for (int x = 0; x < columns.length; x++) {
      chosen[x] = x;
    }
    int step = Sample.scatteringStep(rows.length);
    int y = 0;
    for (int i = 0; i < rows.length; i++) {
      int start = size;
      size = encodeRow(y, all ? columns.length : chooseFromRow(y), start);
      radix.count(packed, start, size);
      y += step;
      y -= y < rows.length ? 0 : rows.length;
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
    long top = scale.top();
    double low = scale.low();
    double factor = scale.scale();
    boolean hasGrid = scale.hasGrid();
    double grid = scale.grid();
    boolean exact = true;
    int n = to;
    for (int i = 0; i < count; i++) {
      int x = chosen[i];
      double v = in[base + source[x]];
      // The conversion saturates, so 1 is added last.
      long code = Math.min(Math.max((long) ((v - low) * factor), -1), top - 1) + 1;
      if (hasGrid && low + (code - 1) * grid != v && code > 0 && code < top) {
        exact &= Double.isNaN(v);
      }
      out[n] = code << positionBits | position + x;
      n += Double.isNaN(v) ? 0 : 1;
    }
    this.exact &= exact;
    return n;
  }

  /** Sorts a run by so many low bits of its codes. */
  private void sortByCode(int from, int to, int bits) {
    if (to - from < RADIX_RUN) {
      Arrays.sort(packed, from, to);
      return;
    }
    radix.begin(positionBits, bits);
    for (int i = from; i < to; i += SLICE) {
      radix.count(packed, i, Math.min(to, i + SLICE));
    }
    if (radix.sort(packed, spare, from, to) != packed) {
      System.arraycopy(spare, from, packed, from, to - from);
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
    int radixShift = radixShift();
    long top = scale.top();
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
    } else if (code == 0 || code == scale.top()) {
      sortByBits(from, to);
    } else {
      sortByCode(from, to, scale.bits() - scale.radixBits());
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
  static long ordered(double value) {
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
