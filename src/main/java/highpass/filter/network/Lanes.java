package highpass.filter.network;

/**
 * The rows of lanes that a program works on, and the way in and out of them.
 *
 * <p>Pixels come and go through staging rows that hold the bits of values. Copying bits from and to
 * the plane and turning them into keys are loops of their own, because C2 vectorises the latter
 * only if there are integers of one width and nothing else in it.
 */
abstract class Lanes {
  /** Bytes of a number of rows, which have the same size for keys of both widths. */
  static long bytes(int slots) {
    // Three more: what is staged on the way in and out, and the marks of what does not fit.
    return (slots + 3L) * LongKernels.LENGTH * Long.BYTES;
  }

  /** Number of lanes of a row. */
  abstract int count();

  /**
   * Runs a step of the program on all lanes.
   *
   * @param step its number
   * @param slots its {@link Program.Step#slots}
   */
  abstract void run(int step, int[] slots);

  /** Begins a plane: nothing is staged in any lane. */
  abstract void begin();

  /** Moves the values of a ring on by one age; the row of the oldest is free for a new one. */
  abstract void rotate(int[] ring);

  /** Stages the same value in the lanes {@code [from, to)}. */
  abstract void stage(int from, int to, double value);

  /**
   * Stages values in lanes.
   *
   * @param lane the first lane to set
   * @param n number of lanes
   * @param values pixels. Not modified.
   * @param from index of the first lane's value
   * @param stride from the value of a lane to that of the next one
   */
  abstract void stage(int lane, int n, double[] values, int from, int stride);

  /** Turns what is staged into a row of keys. */
  abstract void load(int slot, KeyScale scale);

  /** Whether all values loaded since {@link #begin} had keys. */
  abstract boolean allFitted();

  /** Turns a row of keys into what is staged on the way out. */
  abstract void unload(int slot, KeyScale scale);

  /** Writes staged values; parameters as of {@link #stage(int, int, double[], int, int)}. */
  abstract void unstage(int lane, int n, double[] values, int from, int stride);
}
