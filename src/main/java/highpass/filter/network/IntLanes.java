package highpass.filter.network;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Rows of lanes of 32-bit keys. */
final class IntLanes extends Lanes {
  private final int[][] rows;
  private final int[] staged = new int[IntKernels.LENGTH];
  private final int[] unstaged = new int[IntKernels.LENGTH];
  private final int[] misfits = new int[IntKernels.LENGTH];
  private boolean inexact;

  /** The kernel of each step. */
  private final IntKernels.Kernel[] kernels;

  /** Rows for a program. */
  IntLanes(Program program) {
    rows = new int[program.slotCount()][IntKernels.LENGTH];
    Map<Operation, IntKernels.Kernel> kernelOf = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      kernelOf.put(operation, IntKernels.of(operation));
    }
    kernels = new IntKernels.Kernel[program.steps().size()];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = kernelOf.get(program.steps().get(i).operation());
    }
  }

  @Override
  int count() {
    return IntKernels.LANES;
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
    inexact = false;
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
    inexact |= (float) value != value && !Double.isNaN(value);
    Arrays.fill(staged, from, to, Float.floatToRawIntBits((float) value));
  }

  @Override
  void stage(int lane, int n, double[] values, int from, int stride) {
    // With a constant stride C2 does without a check of every index.
    switch (stride) {
      case 1 -> inexact |= copyBits(values, from, 1, staged, lane, n);
      case 2 -> inexact |= copyBits(values, from, 2, staged, lane, n);
      case 4 -> inexact |= copyBits(values, from, 4, staged, lane, n);
      case 8 -> inexact |= copyBits(values, from, 8, staged, lane, n);
      default -> inexact |= copyBits(values, from, stride, staged, lane, n);
    }
  }

  @Override
  void load(int slot, KeyScale scale) {
    int origin = (int) scale.origin();
    if (scale.takesNan()) {
      IntKernels.replaceNan(staged, (int) scale.nanBits());
    }
    IntKernels.encode(staged, rows[slot], origin);
    IntKernels.markMisfits(staged, misfits, origin, (int) scale.limit());
  }

  @Override
  boolean allFitted() {
    int any = inexact ? -1 : 0;
    for (int i = 0; i < IntKernels.LANES; i++) {
      any |= misfits[i];
    }
    return any >= 0;
  }

  @Override
  void unload(int slot, KeyScale scale) {
    IntKernels.decode(rows[slot], unstaged, (int) scale.origin());
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

  /** Copies the bits of values, as {@code float}s; whether some are neither these nor NaN. */
  private static boolean copyBits(
      double[] values, int from, int stride, int[] bits, int lane, int n) {
    boolean inexact = false;
    for (int i = 0; i < n; i++) {
      double value = values[from + i * stride];
      float rounded = (float) value;
      if (rounded != value && !Double.isNaN(value)) {
        inexact = true;
      }
      bits[lane + i] = Float.floatToRawIntBits(rounded);
    }
    return inexact;
  }

  private static void copyValues(
      int[] bits, int lane, int n, double[] values, int from, int stride) {
    for (int i = 0; i < n; i++) {
      values[from + i * stride] = Float.intBitsToFloat(bits[lane + i]);
    }
  }
}
