package highpass.filter.tiles;

import highpass.filter.BoundaryMode;

/**
 * One axis of a plane with the window's side along it.
 *
 * @param mode what stands beyond the axis's ends
 * @param length pixels along the axis
 * @param window the window's side along the axis
 */
record Span(BoundaryMode mode, int length, int window) {
  /** Source of a position of an output's window, counted from the window's first. */
  int source(int output, int position) {
    return mode.source(firstPosition(output) + position, length);
  }

  /** Source of the first position of an output's window. */
  int firstSource(int output) {
    return source(output, 0);
  }

  /** Source of the last position of an output's window. */
  int lastSource(int output) {
    return source(output, window - 1);
  }

  /** Sources of all positions that the windows of some outputs cover, in the order of positions. */
  int[] sources(int firstOutput, int outputs) {
    long first = firstPosition(firstOutput);
    int[] sources = new int[Math.addExact(outputs, window - 1)];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = mode.source(first + i, length);
    }
    return sources;
  }

  /** The different ones of {@link #sources}, ascending. */
  int[] differentSources(int firstOutput, int outputs) {
    boolean[] seen = new boolean[length + 1];
    int different = 0;
    long first = firstPosition(firstOutput);
    for (long p = first; p < first + outputs + window - 1; p++) {
      int s = mode.source(p, length) - BoundaryMode.NO_SOURCE;
      different += seen[s] ? 0 : 1;
      seen[s] = true;
    }
    int[] sources = new int[different];
    int n = 0;
    for (int s = 0; n < different; s++) {
      if (seen[s]) {
        sources[n++] = s + BoundaryMode.NO_SOURCE;
      }
    }
    return sources;
  }

  private long firstPosition(int output) {
    return (long) output - window / 2;
  }
}
