package highpass.filter.network;

import java.util.Arrays;

/** Rows of lanes of 64-bit keys. */
final class LongLanes extends Lanes {
  private final long[][] rows;
  private final LongKernels.Kernel[] kernels =
      Arrays.stream(Operation.values()).map(LongKernels::of).toArray(LongKernels.Kernel[]::new);

  LongLanes(int slots) {
    rows = new long[slots][LongKernels.LANES + 6];
  }

  @Override
  int count() {
    return LongKernels.LANES;
  }

  @Override
  void run(Program.Step step) {
    kernels[step.operation().ordinal()].run(rows, step.slots());
  }

  @Override
  void rotate(int[] ring) {
    int last = ring.length - 1;
    long[] oldest = rows[ring[last]];
    for (int age = last; age > 0; age--) {
      rows[ring[age]] = rows[ring[age - 1]];
    }
    rows[ring[0]] = oldest;
  }

  @Override
  void fill(int slot, int from, int to, double value, KeyScale scale) {
    Arrays.fill(rows[slot], from, to, scale.key(value));
  }

  @Override
  void load(int slot, int lane, int n, double[] values, int from, int stride, KeyScale scale) {
    if (stride == 1) {
      encode(values, from, rows[slot], lane, n, scale.shift(), scale.origin());
    } else {
      encode(values, from, stride, rows[slot], lane, n, scale.shift(), scale.origin());
    }
  }

  @Override
  void store(int slot, int lane, int n, double[] values, int from, int stride, KeyScale scale) {
    if (stride == 1) {
      decode(rows[slot], lane, n, values, from, scale.shift(), scale.origin());
    } else {
      decode(rows[slot], lane, n, values, from, stride, scale.shift(), scale.origin());
    }
  }

  private static void encode(
      double[] values, int from, long[] row, int lane, int n, int shift, long origin) {
    for (int i = 0; i < n; i++) {
      row[lane + i] =
          KeyScale.key(Double.doubleToRawLongBits(values[from + i]), shift, origin);
    }
  }

  private static void encode(
      double[] values, int from, int stride, long[] row, int lane, int n, int shift, long origin) {
    int v = from;
    for (int i = 0; i < n; i++) {
      row[lane + i] = KeyScale.key(Double.doubleToRawLongBits(values[v]), shift, origin);
      v += stride;
    }
  }

  private static void decode(
      long[] row, int lane, int n, double[] values, int from, int shift, long origin) {
    for (int i = 0; i < n; i++) {
      values[from + i] = Double.longBitsToDouble(KeyScale.bits(row[lane + i], shift, origin));
    }
  }

  private static void decode(
      long[] row, int lane, int n, double[] values, int from, int stride, int shift, long origin) {
    int v = from;
    for (int i = 0; i < n; i++) {
      values[v] = Double.longBitsToDouble(KeyScale.bits(row[lane + i], shift, origin));
      v += stride;
    }
  }
}
