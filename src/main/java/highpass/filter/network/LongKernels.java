package highpass.filter.network;

/**
 * The {@link Operation}s on rows of {@code long} keys, plain loops that C2 turns into vector code.
 *
 * <p>Rows are separate arrays, all read and written at the same index: the one form that C2 of both
 * JDK 17 and JDK 25 vectorises without knowing which rows are the same. A result may stand in an
 * operand's row, since every loop reads its operands at an index before it writes there.
 *
 * <p>{@code Math.min} on integers is not vectorised by JDK 17. The comparator used instead needs
 * keys whose difference does not overflow.
 */
final class LongKernels {
  /**
   * Lanes of a row, a constant so that C2 knows the loops' length. Shorter rows lose more to the
   * scalar iterations around the vector loop, longer ones leave the caches: best of 256 to 1024.
   */
  static final int LANES = 512;

  /**
   * Elements of a row. With the 16 bytes of an array's header its size is a multiple of 64 bytes,
   * so that all rows lie alike towards cache lines.
   */
  static final int LENGTH = LANES + 6;

  /** An operation on rows, called through this class so that loops stay methods of their own. */
  abstract static class Kernel {
    /**
     * Runs the operation on all lanes.
     *
     * @param rows all rows of lanes
     * @param at which of them are the operands and the results
     */
    abstract void run(long[][] rows, int[] at);
  }

  private LongKernels() {}

  /** The kernel of an operation. */
  static Kernel of(Operation operation) {
    return switch (operation) {
      case SHIFT -> new Shift();
      case LOW -> new Low();
      case HIGH -> new High();
      case COMPARE -> new Compare();
      case LOWEST -> new Lowest();
      case HIGHEST -> new Highest();
      case HIGHER_OF_LOWS -> new HigherOfLows();
      case LOWER_OF_HIGHS -> new LowerOfHighs();
      case COMPARE_THEN_LOW -> new CompareThenLow();
      case COMPARE_THEN_HIGH -> new CompareThenHigh();
      case COMPARE_THEN_BOTH -> new CompareThenBoth();
      case PAIRS_THEN_LOWS -> new PairsThenLows();
      case PAIRS_THEN_HIGHS -> new PairsThenHighs();
      case PAIRS_THEN_MIDDLE -> new PairsThenMiddle();
      case PAIRS_THEN_BOTH -> new PairsThenBoth();
    };
  }

  /** {@code min(x - y, 0)}: y plus it is the lower of the two, x minus it the higher. */
  private static long below(long x, long y) {
    long difference = x - y;
    return difference & (difference >> 63);
  }

  /** Puts the bits of another value in the place of those of NaN. */
  static void replaceNan(long[] bits, long by) {
    for (int i = 0; i < LANES; i++) {
      bits[i] ^= (bits[i] ^ by) & KeyScale.isNan(bits[i]);
    }
  }

  /** Turns the bits of values into keys, see {@link KeyScale}. */
  static void encode(long[] bits, long[] row, int shift, long origin) {
    for (int i = 0; i < LANES; i++) {
      row[i] = KeyScale.key(bits[i], shift, origin);
    }
  }

  /** Makes the marks of those lanes negative whose values have no keys. */
  static void markMisfits(long[] bits, long[] marks, int shift, long origin, long limit) {
    for (int i = 0; i < LANES; i++) {
      marks[i] |= KeyScale.misfit(bits[i], shift, origin, limit);
    }
  }

  /** Turns keys into the bits of values. */
  static void decode(long[] row, long[] bits, int shift, long origin) {
    for (int i = 0; i < LANES; i++) {
      bits[i] = KeyScale.bits(row[i], shift, origin);
    }
  }

  private static final class Shift extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      System.arraycopy(rows[at[0]], at[2], rows[at[1]], 0, LANES - at[2]);
    }
  }

  private static final class Low extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]]);
    }

    private static void run(long[] a, long[] b, long[] p) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long t0 = below(a0, b0);
        long low = b0 + t0;
        p[i] = low;
      }
    }
  }

  private static final class High extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]]);
    }

    private static void run(long[] a, long[] b, long[] p) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long t0 = below(a0, b0);
        long high = a0 - t0;
        p[i] = high;
      }
    }
  }

  private static final class Compare extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]]);
    }

    private static void run(long[] a, long[] b, long[] p, long[] q) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long t0 = below(a0, b0);
        long low = b0 + t0;
        long high = a0 - t0;
        p[i] = low;
        q[i] = high;
      }
    }
  }

  private static final class Lowest extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(long[] a, long[] b, long[] c, long[] d, long[] p) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long low1 = b0 + t0;
        long t1 = below(c0, d0);
        long low2 = d0 + t1;
        long t2 = below(low1, low2);
        long low = low2 + t2;
        p[i] = low;
      }
    }
  }

  private static final class Highest extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(long[] a, long[] b, long[] c, long[] d, long[] p) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long high1 = a0 - t0;
        long t1 = below(c0, d0);
        long high2 = c0 - t1;
        long t2 = below(high1, high2);
        long high = high1 - t2;
        p[i] = high;
      }
    }
  }

  private static final class HigherOfLows extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(long[] a, long[] b, long[] c, long[] d, long[] p) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long low1 = b0 + t0;
        long t1 = below(c0, d0);
        long low2 = d0 + t1;
        long t2 = below(low1, low2);
        long high = low1 - t2;
        p[i] = high;
      }
    }
  }

  private static final class LowerOfHighs extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(long[] a, long[] b, long[] c, long[] d, long[] p) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long high1 = a0 - t0;
        long t1 = below(c0, d0);
        long high2 = c0 - t1;
        long t2 = below(high1, high2);
        long low = high2 + t2;
        p[i] = low;
      }
    }
  }

  private static final class CompareThenLow extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]], rows[at[5]]);
    }

    private static void run(long[] a, long[] b, long[] c, long[] p, long[] q, long[] r) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long t0 = below(a0, b0);
        long low = b0 + t0;
        long high = a0 - t0;
        long t1 = below(low, c0);
        long lowest = c0 + t1;
        long middle = low - t1;
        p[i] = lowest;
        q[i] = middle;
        r[i] = high;
      }
    }
  }

  private static final class CompareThenHigh extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]], rows[at[5]]);
    }

    private static void run(long[] a, long[] b, long[] c, long[] p, long[] q, long[] r) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long t0 = below(a0, b0);
        long low = b0 + t0;
        long high = a0 - t0;
        long t1 = below(high, c0);
        long middle = c0 + t1;
        long highest = high - t1;
        p[i] = low;
        q[i] = middle;
        r[i] = highest;
      }
    }
  }

  private static final class CompareThenBoth extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(
          rows[at[0]],
          rows[at[1]],
          rows[at[2]],
          rows[at[3]],
          rows[at[4]],
          rows[at[5]],
          rows[at[6]],
          rows[at[7]]);
    }

    private static void run(
        long[] a, long[] b, long[] c, long[] d, long[] p, long[] q, long[] r, long[] s) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long low = b0 + t0;
        long high = a0 - t0;
        long t1 = below(low, c0);
        long low1 = c0 + t1;
        long high1 = low - t1;
        long t2 = below(high, d0);
        long low2 = d0 + t2;
        long high2 = high - t2;
        p[i] = low1;
        q[i] = high1;
        r[i] = low2;
        s[i] = high2;
      }
    }
  }

  private static final class PairsThenLows extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(
          rows[at[0]],
          rows[at[1]],
          rows[at[2]],
          rows[at[3]],
          rows[at[4]],
          rows[at[5]],
          rows[at[6]],
          rows[at[7]]);
    }

    private static void run(
        long[] a, long[] b, long[] c, long[] d, long[] p, long[] q, long[] r, long[] s) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long low1 = b0 + t0;
        long high1 = a0 - t0;
        long t1 = below(c0, d0);
        long low2 = d0 + t1;
        long high2 = c0 - t1;
        long t2 = below(low1, low2);
        long low = low2 + t2;
        long high = low1 - t2;
        p[i] = low;
        q[i] = high;
        r[i] = high1;
        s[i] = high2;
      }
    }
  }

  private static final class PairsThenHighs extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(
          rows[at[0]],
          rows[at[1]],
          rows[at[2]],
          rows[at[3]],
          rows[at[4]],
          rows[at[5]],
          rows[at[6]],
          rows[at[7]]);
    }

    private static void run(
        long[] a, long[] b, long[] c, long[] d, long[] p, long[] q, long[] r, long[] s) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long low1 = b0 + t0;
        long high1 = a0 - t0;
        long t1 = below(c0, d0);
        long low2 = d0 + t1;
        long high2 = c0 - t1;
        long t2 = below(high1, high2);
        long low = high2 + t2;
        long high = high1 - t2;
        p[i] = low1;
        q[i] = low2;
        r[i] = low;
        s[i] = high;
      }
    }
  }

  private static final class PairsThenMiddle extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(
          rows[at[0]],
          rows[at[1]],
          rows[at[2]],
          rows[at[3]],
          rows[at[4]],
          rows[at[5]],
          rows[at[6]],
          rows[at[7]]);
    }

    private static void run(
        long[] a, long[] b, long[] c, long[] d, long[] p, long[] q, long[] r, long[] s) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long low1 = b0 + t0;
        long high1 = a0 - t0;
        long t1 = below(c0, d0);
        long low2 = d0 + t1;
        long high2 = c0 - t1;
        long t2 = below(high1, low2);
        long low = low2 + t2;
        long high = high1 - t2;
        p[i] = low1;
        q[i] = low;
        r[i] = high;
        s[i] = high2;
      }
    }
  }

  private static final class PairsThenBoth extends Kernel {
    @Override
    void run(long[][] rows, int[] at) {
      run(
          rows[at[0]],
          rows[at[1]],
          rows[at[2]],
          rows[at[3]],
          rows[at[4]],
          rows[at[5]],
          rows[at[6]],
          rows[at[7]]);
    }

    private static void run(
        long[] a, long[] b, long[] c, long[] d, long[] p, long[] q, long[] r, long[] s) {
      for (int i = 0; i < LANES; i++) {
        long a0 = a[i];
        long b0 = b[i];
        long c0 = c[i];
        long d0 = d[i];
        long t0 = below(a0, b0);
        long low1 = b0 + t0;
        long high1 = a0 - t0;
        long t1 = below(c0, d0);
        long low2 = d0 + t1;
        long high2 = c0 - t1;
        long t2 = below(low1, low2);
        long lowest = low2 + t2;
        long low = low1 - t2;
        long t3 = below(high1, high2);
        long high = high2 + t3;
        long highest = high1 - t3;
        p[i] = lowest;
        q[i] = low;
        r[i] = high;
        s[i] = highest;
      }
    }
  }
}
