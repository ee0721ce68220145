package highpass.filter.network;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Rows of lanes of 64-bit keys. */
final class LongLanes extends Lanes {
  private final long[][] rows;
  private final long[] staged = new long[LongKernels.LENGTH];
  private final long[] unstaged = new long[LongKernels.LENGTH];
  private final long[] misfits = new long[LongKernels.LENGTH];

  /** The kernel of each step. */
  private final LongKernels.Kernel[] kernels;

  /** Rows for a program. */
  LongLanes(Program program) {
    rows = new long[program.slotCount()][LongKernels.LENGTH];
    Map<Operation, LongKernels.Kernel> kernelOf = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      kernelOf.put(operation, LongKernels.of(operation));
    }
    kernels = new LongKernels.Kernel[program.steps().size()];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = kernelOf.get(program.steps().get(i).operation());
    }
  }

  @Override
  int count() {
    return LongKernels.LANES;
  }

  @Override
  void run(int step, int[] slots) {
    kernels[step].run(rows, slots);
  }

  @Override
  void begin() {
    // What stays in lanes that no pixel is staged in must not be told from values: zeros.
    Arrays.fill(staged, 0);
    Arrays.fill(misfits, 0);
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
    // With a constant stride C2 does without a check of every index.
    switch (stride) {
      case 1 -> copyBits(values, from, 1, staged, lane, n);
      case 2 -> copyBits(values, from, 2, staged, lane, n);
      case 4 -> copyBits(values, from, 4, staged, lane, n);
      case 8 -> copyBits(values, from, 8, staged, lane, n);
      default -> copyBits(values, from, stride, staged, lane, n);
    }
  }

  @Override
  void load(int slot, KeyScale scale) {
    if (scale.takesNan()) {
      LongKernels.replaceNan(staged, scale.nanBits());
    }
    LongKernels.encode(staged, rows[slot], scale.shift(), scale.origin());
    LongKernels.markMisfits(staged, misfits, scale.shift(), scale.origin(), scale.limit());
  }

  @Override
  boolean allFitted() {
    long any = 0;
    for (int i = 0; i < LongKernels.LANES; i++) {
      any |= misfits[i];
    }
    return any >= 0;
  }

  @Override
  void unload(int slot, KeyScale scale) {
    LongKernels.decode(rows[slot], unstaged, scale.shift(), scale.origin());
  }

  @Override
  void unstage(int lane, int n, double[] values, int from, int stride) {
    // With a constant stride C2 does without a check of every index.
    switch (stride) {
      case 1 -> copyValues(unstaged, lane, n, values, from, 1);
      case 2 -> copyValues(unstaged, lane, n, values, from, 2);
      case 4 -> copyValues(unstaged, lane, n, values, from, 4);
      case 8 -> copyValues(unstaged, lane, n, values, from, 8);
      default -> copyValues(unstaged, lane, n, values, from, stride);
    }
  }

  private static void copyBits(
      double[] values, int from, int stride, long[] bits, int lane, int n) {
    for (int i = 0; i < n; i++) {
      bits[lane + i] = Double.doubleToRawLongBits(values[from + i * stride]);
    }
  }

  private static void copyValues(
      long[] bits, int lane, int n, double[] values, int from, int stride) {
    for (int i = 0; i < n; i++) {
      values[from + i * stride] = Double.longBitsToDouble(bits[lane + i]);
    }
  }
}
