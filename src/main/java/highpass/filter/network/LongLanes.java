package highpass.filter.network;

import java.util.EnumMap;
import java.util.Map;

/** Rows of lanes of 64-bit keys. */
final class LongLanes extends Lanes {
  private final long[][] rows;
  private final Map<Operation, LongKernels.Kernel> kernels = new EnumMap<>(Operation.class);

  LongLanes(int slots) {
    super(LongKernels.LANES);
    rows = new long[slots][LongKernels.LENGTH];
    for (Operation operation : Operation.values()) {
      kernels.put(operation, LongKernels.of(operation));
    }
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
  void encode(long[] bits, int slot, KeyScale scale) {
    LongKernels.encode(bits, rows[slot], scale.shift(), scale.origin());
  }

  @Override
  void decode(int slot, long[] bits, KeyScale scale) {
    LongKernels.decode(rows[slot], bits, scale.shift(), scale.origin());
  }
}
