package highpass.filter.tiles;

import java.util.Arrays;

/**
 * The window along one axis of a tile with folded locals: how often each local occurs in it. The
 * counts change by one local more and one less from an output to the next.
 */
final class FoldedWindow {
  /** Of a position that has neither a pixel nor a value. */
  static final int NONE = -1;

  private final int[] first;
  private final int[] last;
  private final int[] weight;

  /**
   * The window of a tile's first output.
   *
   * @param span the axis
   * @param firstOutput the tile's first output
   * @param outputs number of the tile's outputs
   * @param sources the tile's folded locals, ascending
   */
  FoldedWindow(Span span, int firstOutput, int outputs, int[] sources) {
    first = new int[outputs];
    last = new int[outputs];
    for (int o = 0; o < outputs; o++) {
      first[o] = local(sources, span.firstSource(firstOutput + o));
      last[o] = local(sources, span.lastSource(firstOutput + o));
    }
    weight = new int[sources.length];
    for (int i = 0; i < span.window(); i++) {
      add(local(sources, span.source(firstOutput, i)), 1);
    }
  }

  private static int local(int[] sources, int source) {
    return Math.max(Arrays.binarySearch(sources, source), NONE);
  }

  private void add(int local, int weight) {
    if (local != NONE) {
      this.weight[local] += weight;
    }
  }

  /** How often each local occurs in the window of the present output. */
  int[] weight() {
    return weight;
  }

  /** The local that the window gains when it moves to an output from the one before, or NONE. */
  int gained(int output) {
    return last[output];
  }

  /** The local that the window loses when it moves to an output from the one before, or NONE. */
  int lost(int output) {
    return first[output - 1];
  }

  /** Moves from the output before to this one. */
  void forward(int output) {
    add(gained(output), 1);
    add(lost(output), -1);
  }

  /** Moves from an output to the one before it. */
  void back(int output) {
    add(gained(output), -1);
    add(lost(output), 1);
  }
}
