package highpass.filter.tiles;

import highpass.filter.BoundaryMode;
import java.util.Arrays;

/** Where the tiles of an axis see each of its sources: {@link TiledAxis} the other way round. */
final class Occurrences {
  private final int[] first;
  private final int[] tile;
  private final int[] local;
  private final int most;

  /** The occurrences of an axis's {@link TiledAxis#sources}. */
  Occurrences(TiledAxis axis) {
    int[] sources = axis.sources();
    first = new int[sources.length + 1];
    for (int t = 0; t < axis.tiles(); t++) {
      for (int source : axis.tileSources(t)) {
        if (source != BoundaryMode.NO_SOURCE) {
          first[Arrays.binarySearch(sources, source) + 1]++;
        }
      }
    }
    int mostOfOne = 0;
    for (int s = 0; s < sources.length; s++) {
      mostOfOne = Math.max(mostOfOne, first[s + 1]);
      first[s + 1] += first[s];
    }
    most = mostOfOne;
    tile = new int[first[sources.length]];
    local = new int[first[sources.length]];
    list(axis);
  }

  private void list(TiledAxis axis) {
    int[] next = first.clone();
    for (int t = 0; t < axis.tiles(); t++) {
      int[] tileSources = axis.tileSources(t);
      for (int l = 0; l < tileSources.length; l++) {
        if (tileSources[l] != BoundaryMode.NO_SOURCE) {
          int at = next[Arrays.binarySearch(axis.sources(), tileSources[l])]++;
          tile[at] = t;
          local[at] = l;
        }
      }
    }
  }

  /** Number of sources. */
  int sources() {
    return first.length - 1;
  }

  /** Where the occurrences of a source (an index) begin; those of the last end at the next. */
  int first(int source) {
    return first[source];
  }

  /** The tile of an occurrence. */
  int tile(int occurrence) {
    return tile[occurrence];
  }

  /** The local of an occurrence in its tile. */
  int local(int occurrence) {
    return local[occurrence];
  }

  /** The most occurrences that any source has. */
  int most() {
    return most;
  }
}
