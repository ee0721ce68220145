package highpass.filter.network;

/** The rows of lanes that a program works on: its work memory, and the way in and out of it. */
abstract class Lanes {
  /** Number of lanes of a row. */
  abstract int count();

  /** Runs a step on all lanes. */
  abstract void run(Program.Step step);

  /** Moves the values of a ring on by one age; the row of the oldest is free for a new one. */
  abstract void rotate(int[] ring);

  /** Sets the lanes of a range to the key of one value. */
  abstract void fill(int slot, int from, int to, double value, KeyScale scale);

  /**
   * Sets lanes to the keys of values.
   *
   * @param slot the row
   * @param lane the first lane to set
   * @param n number of lanes
   * @param values pixels
   * @param from index of the first lane's value
   * @param stride from the value of a lane to that of the next one
   * @param scale how to make keys
   */
  abstract void load(
      int slot, int lane, int n, double[] values, int from, int stride, KeyScale scale);

  /** Writes the values of lanes; parameters as of {@link #load}. */
  abstract void store(
      int slot, int lane, int n, double[] values, int from, int stride, KeyScale scale);
}
