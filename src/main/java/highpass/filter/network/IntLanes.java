package highpass.filter.network;

import java.util.Arrays;

/** Rows of lanes of 32-bit keys. */
final class IntLanes extends Lanes {
  private final int[][] rows;
  private final IntKernels.Kernel[] kernels =
      Arrays.stream(Operation.values()).map(IntKernels::of).toArray(IntKernels.Kernel[]::new);

  IntLanes(int slots) {
    super(IntKernels.LANES);
    rows = new int[slots][IntKernels.LENGTH];
  }

  @Override
  void run(Program.Step step) {
    kernels[step.operation().ordinal()].run(rows, step.slots());
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
  void encode(long[] bits, int slot, KeyScale scale) {
    IntKernels.encode(bits, rows[slot], scale.shift(), scale.origin());
  }

  @Override
  void decode(int slot, long[] bits, KeyScale scale) {
    IntKernels.decode(rows[slot], bits, scale.shift(), scale.origin());
  }
}
