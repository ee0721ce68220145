package highpass.filter.network;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Rows of lanes of 32-bit keys. */
final class IntLanes extends Lanes {
  private final int[][] rows;
  private final int[] staged = new int[IntKernels.LENGTH];
  private final Map<Operation, IntKernels.Kernel> kernels = new EnumMap<>(Operation.class);

  IntLanes(int slots) {
    rows = new int[slots][IntKernels.LENGTH];
    for (Operation operation : Operation.values()) {
      kernels.put(operation, IntKernels.of(operation));
    }
  }

  @Override
  int count() {
    return IntKernels.LANES;
  }

  @Override
  void run(Program.Step step) {
    kernels.get(step.operation()).run(rows, step.slots());
  }

  @Override
  void rotate(int[] ring) {
    int last = ring.length - 1;
    int[] oldest = rows[ring[last]];
    for (int age = last; age > 0; age--) {
      rows[ring[age]] = rows[ring[age - 1]];
    }
    rows[ring[0]] = oldest;
  }

  @Override
  void stage(int from, int to, double value) {
    Arrays.fill(staged, from, to, Float.floatToRawIntBits((float) value));
  }

  @Override
  void stage(int lane, int n, double[] values, int from, int stride) {
    copyBits(values, from, stride, staged, lane, n);
  }

  @Override
  void load(int slot, KeyScale scale) {
    IntKernels.encode(staged, rows[slot], (int) scale.origin());
  }

  @Override
  void unload(int slot, KeyScale scale) {
    IntKernels.decode(rows[slot], staged, (int) scale.origin());
  }

  @Override
  void unstage(int lane, int n, double[] values, int from, int stride) {
    copyValues(staged, lane, n, values, from, stride);
  }

  private static void copyBits(double[] values, int from, int stride, int[] bits, int lane, int n) {
    int v = from;
    for (int i = 0; i < n; i++) {
      bits[lane + i] = Float.floatToRawIntBits((float) values[v]);
      v += stride;
    }
  }

  private static void copyValues(
      int[] bits, int lane, int n, double[] values, int from, int stride) {
    int v = from;
    for (int i = 0; i < n; i++) {
      values[v] = Float.intBitsToFloat(bits[lane + i]);
      v += stride;
    }
  }
}
