package highpass.filter.network;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Rows of lanes of 64-bit keys. */
final class LongLanes extends Lanes {
  private final long[][] rows;
  private final long[] staged = new long[LongKernels.LENGTH];
  private final Map<Operation, LongKernels.Kernel> kernels = new EnumMap<>(Operation.class);

  LongLanes(int slots) {
    rows = new long[slots][LongKernels.LENGTH];
    for (Operation operation : Operation.values()) {
      kernels.put(operation, LongKernels.of(operation));
    }
  }

  @Override
  int count() {
    return LongKernels.LANES;
  }

  @Override
  void run(Program.Step step) {
    kernels.get(step.operation()).run(rows, step.slots());
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
  void stage(int from, int to, double value) {
    Arrays.fill(staged, from, to, Double.doubleToRawLongBits(value));
  }

  @Override
  void stage(int lane, int n, double[] values, int from, int stride) {
    copyBits(values, from, stride, staged, lane, n);
  }

  @Override
  void load(int slot, KeyScale scale) {
    LongKernels.encode(staged, rows[slot], scale.shift(), scale.origin());
  }

  @Override
  void unload(int slot, KeyScale scale) {
    LongKernels.decode(rows[slot], staged, scale.shift(), scale.origin());
  }

  @Override
  void unstage(int lane, int n, double[] values, int from, int stride) {
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
