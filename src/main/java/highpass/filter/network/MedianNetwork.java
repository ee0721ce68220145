package highpass.filter.network;

import highpass.filter.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The network that finds the medians of a tile of neighbouring windows: hierarchical tiling.
 *
 * <p>The windows of the {@code h x w} pixels of a tile have their <em>core</em> in common, the
 * {@code (H - h + 1) x (W - w + 1)} pixels that all of them cover. The core is sorted once for the
 * whole tile. Then the tile is halved: the windows of one half have a larger core in common, so the
 * core's list is merged with the sorted list of the rows or columns that this half adds, and so on
 * down to single pixels, whose core is their whole window. This is the data-oblivious algorithm of
 * Sugy, "Fast median filtering by hierarchical tiling" (2025), which follows Adams, "Fast median
 * filters using separable sorting networks" (2021).
 *
 * <p><b>Pruning.</b> A list of {@code n} of a window's {@code N} pixels need not be kept whole. The
 * other {@code N - n} pixels can only raise an element's rank, by at most {@code N - n}, so of rank
 * {@code m} in the window are only elements of ranks {@code m - (N - n)} to {@code m} in the list.
 * Elements below are dropped and counted off the rank that is looked for, elements above are just
 * dropped. The closer to the whole window, the shorter the list; in the end one element is left.
 *
 * <p><b>Sharing.</b> The lists that are merged in are made of sorted pieces of rows, which are made
 * of halves in turn. The pieces are cut where tiles meet, as far as possible, so that one piece is
 * what the next tile sees as its piece further left, and one sorted group of rows is what the tile
 * above sees further down. {@link ComparatorGraph} keeps such pieces once, so a pixel is sorted
 * into its row about once per plane instead of once per window.
 *
 * <p>Nothing here depends on pixel values, and ties need no care: a network that sorts, sorts.
 */
final class MedianNetwork {
  private final Window window;
  private final int tileHeight;
  private final int tileWidth;
  private final ComparatorGraph graph;
  private final Wire[] medians;
  private final Map<Rectangle, List<Wire>> sorted = new HashMap<>();
  private final Map<MergeSize, MergeNetwork> merges = new HashMap<>();

  /**
   * Pixels of the plane, counted from the first pixel that the tile's windows cover. Here and below
   * the methods that a record has anyway are written out: those are linked at their first call,
   * which a fresh JVM's first frame would wait for.
   */
  private record Rectangle(int row, int column, int height, int width) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Rectangle r
          && row == r.row
          && column == r.column
          && height == r.height
          && width == r.width;
    }

    @Override
    public int hashCode() {
      return ((row * 31 + column) * 31 + height) * 31 + width;
    }
  }

  private record MergeSize(int first, int second, int from, int to) {
    @Override
    public boolean equals(Object other) {
      return other instanceof MergeSize m
          && first == m.first
          && second == m.second
          && from == m.from
          && to == m.to;
    }

    @Override
    public int hashCode() {
      return ((first * 31 + second) * 31 + from) * 31 + to;
    }
  }

  /** What is left of a sorted list of pixels: the elements of ranks {@code dropped} and up. */
  private record Core(List<Wire> kept, int dropped) {}

  /**
   * Builds the network.
   *
   * @param window the window
   * @param tileHeight rows of the tile, at most the window's
   * @param tileWidth columns of the tile, at most the window's
   */
  MedianNetwork(Window window, int tileHeight, int tileWidth) {
    this.window = window;
    this.tileHeight = tileHeight;
    this.tileWidth = tileWidth;
    graph = new ComparatorGraph(tileHeight, tileWidth);
    medians = new Wire[tileHeight * tileWidth];
    int height = window.height() - tileHeight + 1;
    int width = window.width() - tileWidth + 1;
    List<Wire> all = sorted(new Rectangle(tileHeight - 1, tileWidth - 1, height, width));
    int from = firstRank(height * width);
    int to = endRank(height * width);
    halve(new Rectangle(0, 0, tileHeight, tileWidth), new Core(all.subList(from, to), from));
  }

  /**
   * The network for a window, with a tile that is within some percent of the best. Found by
   * building networks for tiles of up to 8 x 8 for windows up to 25 x 25: a tile pays as long as it
   * leaves a large core, but its lists need rows of lanes, and those must not leave the caches.
   * Windows of few rows or columns have a core only if the tile is as narrow.
   */
  static MedianNetwork of(Window window) {
    int height = window.height();
    int width = window.width();
    if (width >= 3 * height) {
      return new MedianNetwork(window, 1, powerOfTwo(width, 8));
    }
    if (height >= 3 * width) {
      return new MedianNetwork(window, powerOfTwo(height / 2, 8), 1);
    }
    int tileHeight = powerOfTwo(Math.max(1, height - 1), 8);
    int tileWidth = powerOfTwo(width, Math.min(height, width) < 16 ? 2 : 4);
    return new MedianNetwork(window, tileHeight, tileWidth);
  }

  private static int powerOfTwo(int atMost, int limit) {
    return Math.min(limit, Integer.highestOneBit(atMost));
  }

  Window window() {
    return window;
  }

  int tileHeight() {
    return tileHeight;
  }

  int tileWidth() {
    return tileWidth;
  }

  ComparatorGraph graph() {
    return graph;
  }

  /** The median of each pixel of the tile, row-major. */
  List<Wire> medians() {
    return Arrays.asList(medians);
  }

  /** Of a list of {@code n} of the window's pixels, the first rank that can be the median. */
  private int firstRank(int n) {
    return Math.max(0, window.rank() - (window.count() - n));
  }

  /** The rank after the last one that can be the median. */
  private int endRank(int n) {
    return Math.min(n - 1, window.rank()) + 1;
  }

  /** Goes from the core of a part of the tile down to the medians of its pixels. */
  private void halve(Rectangle part, Core core) {
    int h = part.height;
    int w = part.width;
    if (h == 1 && w == 1) {
      medians[part.row * tileWidth + part.column] = core.kept.get(0);
      return;
    }
    int coreRow = part.row + h - 1;
    int coreColumn = part.column + w - 1;
    int coreHeight = window.height() - h + 1;
    int coreWidth = window.width() - w + 1;
    if (w >= h) {
      int left = (w + 1) / 2;
      int right = w - left;
      grow(
          new Rectangle(part.row, part.column, h, left),
          core,
          new Rectangle(coreRow, part.column + left - 1, coreHeight, right));
      grow(
          new Rectangle(part.row, part.column + left, h, right),
          core,
          new Rectangle(coreRow, part.column + window.width(), coreHeight, left));
    } else {
      int top = (h + 1) / 2;
      int bottom = h - top;
      if (h == 2 && w == 1) {
        finish(part.row, part.column, core, part.row);
        finish(part.row + 1, part.column, core, part.row + window.height());
        return;
      }
      grow(
          new Rectangle(part.row, part.column, top, w),
          core,
          new Rectangle(part.row + top - 1, coreColumn, bottom, coreWidth));
      grow(
          new Rectangle(part.row + top, part.column, bottom, w),
          core,
          new Rectangle(part.row + window.height(), coreColumn, top, coreWidth));
    }
  }

  /**
   * Adds the last row to the core of a pixel. Two pixels beside each other have all of their rows
   * but one pixel in common, so only what they share is sorted and merged in. That leaves two
   * elements, and the median is the middle one of these and of the pixel's own.
   */
  private void finish(int row, int column, Core core, int added) {
    int width = window.width();
    boolean hasPartner = (column ^ 1) < tileWidth;
    int ownFirst = hasPartner && column % 2 == 0 ? 1 : 0;
    int shared = hasPartner ? width - 1 : width;
    int from = firstRank(window.count() - width + shared);
    int to = endRank(window.count() - width + shared);
    List<Wire> kept = core.kept;
    if (shared > 0) {
      Rectangle common = new Rectangle(added, column + ownFirst, 1, shared);
      kept = merged(kept, sorted(common), from - core.dropped, to - core.dropped);
    }
    if (hasPartner) {
      Wire own = graph.input(added, ownFirst == 1 ? column : column + width - 1);
      int median = window.rank() - from;
      kept = merged(kept, List.of(own), median, median + 1);
    }
    medians[row * tileWidth + column] = kept.get(0);
  }

  /** Merges the added pixels into a core and goes on with the part whose core that is. */
  private void grow(Rectangle part, Core core, Rectangle added) {
    int n = (window.height() - part.height + 1) * (window.width() - part.width + 1);
    int from = firstRank(n);
    int to = endRank(n);
    List<Wire> kept = merged(core.kept, sorted(added), from - core.dropped, to - core.dropped);
    halve(part, new Core(kept, from));
  }

  /** The pixels of a rectangle in ascending order. */
  private List<Wire> sorted(Rectangle r) {
    int row = r.row % tileHeight;
    int column = r.column % tileWidth;
    Rectangle within = new Rectangle(row, column, r.height, r.width);
    List<Wire> list = sorted.get(within);
    if (list == null) {
      list = sort(within);
      sorted.put(within, list);
    }
    int down = r.row / tileHeight;
    int right = r.column / tileWidth;
    if (down == 0 && right == 0) {
      return list;
    }
    List<Wire> moved = new ArrayList<>(list.size());
    for (Wire wire : list) {
      moved.add(wire.moved(down, right));
    }
    return moved;
  }

  private List<Wire> sort(Rectangle r) {
    if (r.height == 1 && r.width == 1) {
      return List.of(graph.input(r.row, r.column));
    }
    List<Wire> first;
    List<Wire> second;
    if (r.height > 1) {
      int top = cut(r.height, tileHeight);
      first = sorted(new Rectangle(r.row, r.column, top, r.width));
      second = sorted(new Rectangle(r.row + top, r.column, r.height - top, r.width));
    } else {
      int left = cut(r.width, tileWidth);
      first = sorted(new Rectangle(r.row, r.column, 1, left));
      second = sorted(new Rectangle(r.row, r.column + left, 1, r.width - left));
    }
    return merged(first, second, 0, first.size() + second.size());
  }

  /**
   * Where to cut a run of pixels: after a whole number of tiles if it is longer than a tile, so
   * that the halves are one list seen from two tiles; in the middle otherwise.
   */
  private static int cut(int length, int tile) {
    if (length <= tile) {
      return (length + 1) / 2;
    }
    int first = tile;
    while (2 * first < length) {
      first *= 2;
    }
    return first;
  }

  private List<Wire> merged(List<Wire> first, List<Wire> second, int from, int to) {
    MergeSize size = new MergeSize(first.size(), second.size(), from, to);
    MergeNetwork merge = merges.get(size);
    if (merge == null) {
      merge = MergeNetwork.cheapest(size.first, size.second, size.from, size.to);
      merges.put(size, merge);
    }
    List<Wire> both = new ArrayList<>(first);
    both.addAll(second);
    Wire[] places = both.toArray(new Wire[0]);
    graph.startGroup();
    for (int c = 0; c < merge.low().length; c++) {
      graph.compare(places, merge.low()[c], merge.high()[c]);
    }
    List<Wire> ranks = new ArrayList<>(merge.ranks().length);
    for (int place : merge.ranks()) {
      ranks.add(places[place]);
    }
    return ranks;
  }
}
