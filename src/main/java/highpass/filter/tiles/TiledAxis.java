package highpass.filter.tiles;

import highpass.filter.BoundaryMode;

/**
 * One axis of a block of outputs, cut into tiles: which pixels of the plane each tile sees, and
 * where.
 *
 * <p>A tile of {@code n} outputs sees the {@code n + window - 1} positions that its windows cover,
 * some of them perhaps beyond the plane's edge. Its <em>locals</em> are what it counts with along
 * the axis: either one for each position, so that a pixel seen twice (mirrored, repeated) has
 * several, or, {@code folded}, one for each different pixel. The table of locals is made by asking
 * the boundary mode for the source of every position, so no other class knows of boundary modes, of
 * windows larger than the plane or of edges.
 */
final class TiledAxis {
  private final Span span;
  private final int[] outputStarts;
  private final int[][] tileSources;
  private final int[] sources;
  private final int mostLocals;

  /**
   * Tiles an axis.
   *
   * @param span the axis of the plane and the window's side along it
   * @param start first output of the block
   * @param outputs number of outputs of the block
   * @param tileOutputs outputs of a tile at most; all tiles are about equally large
   * @param folded whether a pixel has but one local in a tile
   */
  TiledAxis(Span span, int start, int outputs, int tileOutputs, boolean folded) {
    this.span = span;
    int tiles = (outputs + tileOutputs - 1) / tileOutputs;
    outputStarts = new int[tiles + 1];
    for (int t = 0; t <= tiles; t++) {
      outputStarts[t] = start + (int) ((long) outputs * t / tiles);
    }
    tileSources = new int[tiles][];
    for (int t = 0; t < tiles; t++) {
      int n = outputStarts[t + 1] - outputStarts[t];
      tileSources[t] =
          folded ? span.differentSources(outputStarts[t], n) : span.sources(outputStarts[t], n);
    }
    sources = different(tileSources);
    int most = 0;
    for (int[] tile : tileSources) {
      most = Math.max(most, tile.length);
    }
    mostLocals = most;
  }

  /** The different sources of all tiles, ascending, without those that have no pixel. */
  private static int[] different(int[][] tileSources) {
    int most = BoundaryMode.NO_SOURCE;
    for (int[] tile : tileSources) {
      for (int source : tile) {
        most = Math.max(most, source);
      }
    }
    boolean[] seen = new boolean[most + 1];
    int n = 0;
    for (int[] tile : tileSources) {
      for (int source : tile) {
        if (source != BoundaryMode.NO_SOURCE && !seen[source]) {
          seen[source] = true;
          n++;
        }
      }
    }
    int[] different = new int[n];
    n = 0;
    for (int source = 0; source <= most; source++) {
      if (seen[source]) {
        different[n++] = source;
      }
    }
    return different;
  }

  /** The part of the axis that is one tile. */
  TiledAxis tile(int tile) {
    return new TiledAxis(span, outputStart(tile), outputs(tile), outputs(tile), false);
  }

  /** The axis of the plane. */
  Span span() {
    return span;
  }

  int tiles() {
    return tileSources.length;
  }

  /** An output of the block, by its share of the way from the first to the last. */
  int output(double share) {
    int first = outputStarts[0];
    return first + (int) (share * (outputStarts[tiles()] - first));
  }

  /** First output of a tile, as an index of the plane. */
  int outputStart(int tile) {
    return outputStarts[tile];
  }

  /** Number of outputs of a tile. */
  int outputs(int tile) {
    return outputStarts[tile + 1] - outputStarts[tile];
  }

  /** A tile's locals: the index in the plane of each, or {@link BoundaryMode#NO_SOURCE}. */
  int[] tileSources(int tile) {
    return tileSources[tile];
  }

  /** Indices in the plane of the pixels that the block sees, ascending, without repetition. */
  int[] sources() {
    return sources;
  }

  /** The most locals that any tile has. */
  int mostLocals() {
    return mostLocals;
  }
}
