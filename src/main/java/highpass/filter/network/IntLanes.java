package highpass.filter.network;

import java.util.EnumMap;
import java.util.Map;

/** Rows of lanes of 32-bit keys. */
final class IntLanes extends Lanes {
  private final int[][] rows;
  private final Map<Operation, IntKernels.Kernel> kernels = new EnumMap<>(Operation.class);

  IntLanes(int slots) {
    super(IntKernels.LANES);
    rows = new int[slots][IntKernels.LENGTH];
    for (Operation operation : Operation.values()) {
      kernels.put(operation, IntKernels.of(operation));
    }
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
  void encode(long[] bits, int slot, KeyScale scale) {
    IntKernels.encode(bits, rows[slot], scale.shift(), scale.origin());
  }

  @Override
  void decode(int slot, long[] bits, KeyScale scale) {
    IntKernels.decode(rows[slot], bits, scale.shift(), scale.origin());
  }
}
