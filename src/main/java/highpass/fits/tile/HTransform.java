package highpass.fits.tile;

/**
 * The inverse H-transform: from sums and differences of ever larger squares back to pixels (Fritze,
 * Lange, Möstl, Oleak and Richter 1977, Astron. Nachr. 298, 189; White, Postman and Lattanzi 1992).
 *
 * <p>Four neighbours a, b (one row), c, d (the next) went into h0 = a + b + c + d, hx = c + d - a -
 * b, hy = b + d - a - c and hc = a + d - b - c, each halved, and the h0 of all squares into the
 * next level. Halving loses no more than the lowest bit of sums that have it in common, so rounding
 * each difference to its level's multiples and giving the shared bits back undoes it exactly.
 */
final class HTransform {
  private final long[] values;
  private final int height;
  private final int width;
  private final long[] column;

  /**
   * A transform to be inverted.
   *
   * @param values the coefficients, height rows of width; overwritten with the pixels
   */
  HTransform(long[] values, int height, int width) {
    this.values = values;
    this.height = height;
    this.width = width;
    this.column = new long[Math.max(height, width)];
  }

  /**
   * Inverts it.
   *
   * @param largestChange how far smoothing may move a coefficient; 0 for no smoothing
   */
  void invert(long largestChange) {
    int levels = Quadtree.levels(Math.max(height, width));
    values[0] = rounded(values[0], 1L << (levels + 1));
    for (int level = levels - 1; level >= 0; level--) {
      int rows = Quadtree.shrunk(height, level);
      int columns = Quadtree.shrunk(width, level);
      for (int y = 0; y < rows; y++) {
        interleave(y * width, columns, 1);
      }
      for (int x = 0; x < columns; x++) {
        interleave(x, rows, width);
      }
      if (largestChange > 0) {
        new HSmoothing(values, width, rows, columns, largestChange).smooth();
      }
      for (int y = 0; y < rows; y += 2) {
        for (int x = 0; x < columns; x += 2) {
          invertSquare(y * width + x, y + 1 < rows, x + 1 < columns, level);
        }
      }
    }
  }

  /** The first half of the elements to the even places, the second half to the odd ones. */
  private void interleave(int start, int count, int stride) {
    int even = (count + 1) / 2;
    for (int i = 0; i < count; i++) {
      column[i < even ? 2 * i : 2 * (i - even) + 1] = values[start + i * stride];
    }
    for (int i = 0; i < count; i++) {
      values[start + i * stride] = column[i];
    }
  }

  /** Beyond the last row or column, which an odd size leaves without a partner, all is zero. */
  private void invertSquare(int at, boolean hasRowBelow, boolean hasColumnRight, int level) {
    long bit0 = 1L << level;
    long bit1 = bit0 << 1;
    int below = at + width;
    long h0 = values[at];
    long hx = hasRowBelow ? rounded(values[below], bit1) : 0;
    long hy = hasColumnRight ? rounded(values[at + 1], bit1) : 0;
    long hc = hasRowBelow && hasColumnRight ? rounded(values[below + 1], bit0) : 0;

    long low0 = hc & bit0;
    hx = hx >= 0 ? hx - low0 : hx + low0;
    hy = hy >= 0 ? hy - low0 : hy + low0;
    long low1 = (hc ^ hx ^ hy) & bit1;
    if (h0 >= 0) {
      h0 += low0 - low1;
    } else {
      h0 += low0 == 0 ? low1 : low0 - low1;
    }

    // The last level's sums were not halved on their way in, but quartered.
    int shift = level == 0 ? 2 : 1;
    values[at] = (h0 - hx - hy + hc) >> shift;
    if (hasColumnRight) {
      values[at + 1] = (h0 - hx + hy - hc) >> shift;
    }
    if (hasRowBelow) {
      values[below] = (h0 + hx - hy - hc) >> shift;
    }
    if (hasRowBelow && hasColumnRight) {
      values[below + 1] = (h0 + hx + hy + hc) >> shift;
    }
  }

  /** The nearest multiple of a power of two; the one further from zero where two are as near. */
  private static long rounded(long value, long bit) {
    long half = bit >> 1;
    return (value + (value >= 0 || half == 0 ? half : half - 1)) & -bit;
  }
}
