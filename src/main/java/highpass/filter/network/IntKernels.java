package highpass.filter.network;

/**
 * The {@link Operation}s on rows of {@code int} keys, plain loops that C2 turns into vector code.
 *
 * <p>Rows are separate arrays, all read and written at the same index: the one form that C2 of both
 * JDK 17 and JDK 25 vectorises without knowing which rows are the same. A result may stand in an
 * operand's row, since every loop reads its operands at an index before it writes there.
 *
 * <p>{@code Math.min} on integers is not vectorised by JDK 17. The comparator used instead needs
 * keys whose difference does not overflow.
 */
final class IntKernels {
  /**
   * Lanes of a row, a constant so that C2 knows the loops' length. Shorter rows lose more to the
   * scalar iterations around the vector loop, longer ones leave the caches: best of 512 to 2048.
   */
  static final int LANES = 1024;

  /**
   * Elements of a row. With the 16 bytes of an array's header its size is a multiple of 64 bytes,
   * so that all rows lie alike towards cache lines.
   */
  static final int LENGTH = LANES + 12;

  /** An operation on rows, called through this class so that loops stay methods of their own. */
  abstract static class Kernel {
    /**
     * Runs the operation on all lanes.
     *
     * @param rows all rows of lanes
     * @param at which of them are the operands and the results
     */
    abstract void run(int[][] rows, int[] at);
  }

  private IntKernels() {}

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
  private static int below(int x, int y) {
    int difference = x - y;
    return difference & (difference >> 31);
  }

  /** Puts the bits of another value in the place of those of NaN. */
  static void replaceNan(int[] bits, int by) {
    for (int i = 0; i < LANES; i++) {
      bits[i] ^= (bits[i] ^ by) & KeyScale.isNan(bits[i]);
    }
  }

  /** Turns the bits of values into keys, see {@link KeyScale}. */
  static void encode(int[] bits, int[] row, int origin) {
    for (int i = 0; i < LANES; i++) {
      row[i] = KeyScale.key(bits[i], origin);
    }
  }

  /** Makes the marks of those lanes negative whose values have no keys. */
  static void markMisfits(int[] bits, int[] marks, int origin, int limit) {
    for (int i = 0; i < LANES; i++) {
      marks[i] |= KeyScale.misfit(bits[i], origin, limit);
    }
  }

  /** Turns keys into the bits of values. */
  static void decode(int[] row, int[] bits, int origin) {
    for (int i = 0; i < LANES; i++) {
      bits[i] = KeyScale.bits(row[i], origin);
    }
  }

  private static final class Shift extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      System.arraycopy(rows[at[0]], at[2], rows[at[1]], 0, LANES - at[2]);
    }
  }

  private static final class Low extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]]);
    }

    private static void run(int[] a, int[] b, int[] p) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int t0 = below(a0, b0);
        int low = b0 + t0;
        p[i] = low;
      }
    }
  }

  private static final class High extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]]);
    }

    private static void run(int[] a, int[] b, int[] p) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int t0 = below(a0, b0);
        int high = a0 - t0;
        p[i] = high;
      }
    }
  }

  private static final class Compare extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]]);
    }

    private static void run(int[] a, int[] b, int[] p, int[] q) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int t0 = below(a0, b0);
        int low = b0 + t0;
        int high = a0 - t0;
        p[i] = low;
        q[i] = high;
      }
    }
  }

  private static final class Lowest extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(int[] a, int[] b, int[] c, int[] d, int[] p) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int low1 = b0 + t0;
        int t1 = below(c0, d0);
        int low2 = d0 + t1;
        int t2 = below(low1, low2);
        int low = low2 + t2;
        p[i] = low;
      }
    }
  }

  private static final class Highest extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(int[] a, int[] b, int[] c, int[] d, int[] p) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int high1 = a0 - t0;
        int t1 = below(c0, d0);
        int high2 = c0 - t1;
        int t2 = below(high1, high2);
        int high = high1 - t2;
        p[i] = high;
      }
    }
  }

  private static final class HigherOfLows extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(int[] a, int[] b, int[] c, int[] d, int[] p) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int low1 = b0 + t0;
        int t1 = below(c0, d0);
        int low2 = d0 + t1;
        int t2 = below(low1, low2);
        int high = low1 - t2;
        p[i] = high;
      }
    }
  }

  private static final class LowerOfHighs extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]]);
    }

    private static void run(int[] a, int[] b, int[] c, int[] d, int[] p) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int high1 = a0 - t0;
        int t1 = below(c0, d0);
        int high2 = c0 - t1;
        int t2 = below(high1, high2);
        int low = high2 + t2;
        p[i] = low;
      }
    }
  }

  private static final class CompareThenLow extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]], rows[at[5]]);
    }

    private static void run(int[] a, int[] b, int[] c, int[] p, int[] q, int[] r) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int t0 = below(a0, b0);
        int low = b0 + t0;
        int high = a0 - t0;
        int t1 = below(low, c0);
        int lowest = c0 + t1;
        int middle = low - t1;
        p[i] = lowest;
        q[i] = middle;
        r[i] = high;
      }
    }
  }

  private static final class CompareThenHigh extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
      run(rows[at[0]], rows[at[1]], rows[at[2]], rows[at[3]], rows[at[4]], rows[at[5]]);
    }

    private static void run(int[] a, int[] b, int[] c, int[] p, int[] q, int[] r) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int t0 = below(a0, b0);
        int low = b0 + t0;
        int high = a0 - t0;
        int t1 = below(high, c0);
        int middle = c0 + t1;
        int highest = high - t1;
        p[i] = low;
        q[i] = middle;
        r[i] = highest;
      }
    }
  }

  private static final class CompareThenBoth extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
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
        int[] a, int[] b, int[] c, int[] d, int[] p, int[] q, int[] r, int[] s) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int low = b0 + t0;
        int high = a0 - t0;
        int t1 = below(low, c0);
        int low1 = c0 + t1;
        int high1 = low - t1;
        int t2 = below(high, d0);
        int low2 = d0 + t2;
        int high2 = high - t2;
        p[i] = low1;
        q[i] = high1;
        r[i] = low2;
        s[i] = high2;
      }
    }
  }

  private static final class PairsThenLows extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
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
        int[] a, int[] b, int[] c, int[] d, int[] p, int[] q, int[] r, int[] s) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int low1 = b0 + t0;
        int high1 = a0 - t0;
        int t1 = below(c0, d0);
        int low2 = d0 + t1;
        int high2 = c0 - t1;
        int t2 = below(low1, low2);
        int low = low2 + t2;
        int high = low1 - t2;
        p[i] = low;
        q[i] = high;
        r[i] = high1;
        s[i] = high2;
      }
    }
  }

  private static final class PairsThenHighs extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
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
        int[] a, int[] b, int[] c, int[] d, int[] p, int[] q, int[] r, int[] s) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int low1 = b0 + t0;
        int high1 = a0 - t0;
        int t1 = below(c0, d0);
        int low2 = d0 + t1;
        int high2 = c0 - t1;
        int t2 = below(high1, high2);
        int low = high2 + t2;
        int high = high1 - t2;
        p[i] = low1;
        q[i] = low2;
        r[i] = low;
        s[i] = high;
      }
    }
  }

  private static final class PairsThenMiddle extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
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
        int[] a, int[] b, int[] c, int[] d, int[] p, int[] q, int[] r, int[] s) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int low1 = b0 + t0;
        int high1 = a0 - t0;
        int t1 = below(c0, d0);
        int low2 = d0 + t1;
        int high2 = c0 - t1;
        int t2 = below(high1, low2);
        int low = low2 + t2;
        int high = high1 - t2;
        p[i] = low1;
        q[i] = low;
        r[i] = high;
        s[i] = high2;
      }
    }
  }

  private static final class PairsThenBoth extends Kernel {
    @Override
    void run(int[][] rows, int[] at) {
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
        int[] a, int[] b, int[] c, int[] d, int[] p, int[] q, int[] r, int[] s) {
      for (int i = 0; i < LANES; i++) {
        int a0 = a[i];
        int b0 = b[i];
        int c0 = c[i];
        int d0 = d[i];
        int t0 = below(a0, b0);
        int low1 = b0 + t0;
        int high1 = a0 - t0;
        int t1 = below(c0, d0);
        int low2 = d0 + t1;
        int high2 = c0 - t1;
        int t2 = below(low1, low2);
        int lowest = low2 + t2;
        int low = low1 - t2;
        int t3 = below(high1, high2);
        int high = high2 + t3;
        int highest = high1 - t3;
        p[i] = lowest;
        q[i] = low;
        r[i] = high;
        s[i] = highest;
      }
    }
  }
}
