package highpass.filter.network;

import java.util.Arrays;

/**
 * The rows of lanes that a program works on, and the way in and out of them.
 *
 * <p>Pixels come and go through a staging row that holds the bits of {@code double}s. Copying bits
 * from and to the plane and turning them into keys are loops of their own, because C2 vectorises
 * the latter only if there is nothing but {@code long} in it.
 */
abstract class Lanes {
  private final long[] staged;

  Lanes(int lanes) {
    staged = new long[lanes];
  }

  /** Bytes of a number of rows, which have the same size for keys of both widths. */
  static long bytes(int slots) {
    return (slots + 1L) * LongKernels.LENGTH * Long.BYTES;
  }

  /** Number of lanes of a row. */
  final int count() {
    return staged.length;
  }

  /** Runs a step on all lanes. */
  abstract void run(Program.Step step);

  /** Moves the values of a ring on by one age; the row of the oldest is free for a new one. */
  abstract void rotate(int[] ring);

  /**
   * Makes a row of keys from the bits of values.
   *
   * @param bits the bits of a {@code double} a lane; may be overwritten
   */
  abstract void encode(long[] bits, int slot, KeyScale scale);

  /**
   * Makes bits of values from a row of keys.
   *
   * @param bits receives the bits of a {@code double} a lane
   */
  abstract void decode(int slot, long[] bits, KeyScale scale);

  /** Stages the same value in the lanes {@code [from, to)}. */
  final void stage(int from, int to, double value) {
    Arrays.fill(staged, from, to, Double.doubleToRawLongBits(value));
  }

  /**
   * Stages values in lanes.
   *
   * @param lane the first lane to set
   * @param n number of lanes
   * @param values pixels. Not modified.
   * @param from index of the first lane's value
   * @param stride from the value of a lane to that of the next one
   */
  final void stage(int lane, int n, double[] values, int from, int stride) {
    copyBits(values, from, stride, staged, lane, n);
  }

  /** Turns what is staged into a row of keys. */
  final void load(int slot, KeyScale scale) {
    encode(staged, slot, scale);
  }

  /** Turns a row of keys into what is staged. */
  final void unload(int slot, KeyScale scale) {
    decode(slot, staged, scale);
  }

  /** Writes staged values; parameters as of {@link #stage(int, int, double[], int, int)}. */
  final void unstage(int lane, int n, double[] values, int from, int stride) {
    copyValues(staged, lane, n, values, from, stride);
  }

  private static void copyBits(
      double[] values, int from, int stride, long[] bits, int lane, int n) {
    int v = from;
    for (int i = 0; i < n; i++) {
      bits[lane + i] = Double.doubleToRawLongBits(values[v]);
      v += stride;
    }
  }

  private static void copyValues(
      long[] bits, int lane, int n, double[] values, int from, int stride) {
    int v = from;
    for (int i = 0; i < n; i++) {
      values[v] = Double.longBitsToDouble(bits[lane + i]);
      v += stride;
    }
  }
}
