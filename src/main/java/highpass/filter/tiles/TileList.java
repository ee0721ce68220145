package highpass.filter.tiles;

/** What a tile's windows see, in ascending order of value. */
final class TileList {
  private final int[] list;
  private final int from;
  private final int to;
  private final int columnBits;
  private final boolean hasNan;
  private final ValueRange range;
  private final int firstSorted;
  private final int endSorted;

  private TileList(
      int[] list,
      int from,
      int to,
      int columnBits,
      boolean hasNan,
      ValueRange range,
      int firstSorted,
      int endSorted) {
    this.list = list;
    this.from = from;
    this.to = to;
    this.columnBits = columnBits;
    this.hasNan = hasNan;
    this.range = range;
    this.firstSorted = firstSorted;
    this.endSorted = endSorted;
  }

  /**
   * A list of the values in a range, all sorted.
   *
   * @param list local positions, row above column; the tile's are [from, to)
   * @param columnBits low bits of a local position that hold its column
   * @param hasNan whether some of the tile's pixels may be NaN
   * @param range of other values only the side counts on which they lie
   */
  static TileList ofRange(
      int[] list, int from, int to, int columnBits, boolean hasNan, ValueRange range) {
    return new TileList(list, from, to, columnBits, hasNan, range, 0, to - from);
  }

  /**
   * A list of all values, whose ends may stand in any order.
   *
   * @param list local positions, row above column, from index 0
   * @param size number of them
   * @param columnBits low bits of a local position that hold its column
   * @param hasNan whether some of the tile's pixels may be NaN
   * @param firstSorted places before this one are not sorted among each other
   * @param endSorted places from this one on are not sorted among each other
   */
  static TileList ofAll(
      int[] list, int size, int columnBits, boolean hasNan, int firstSorted, int endSorted) {
    return new TileList(list, 0, size, columnBits, hasNan, ValueRange.ALL, firstSorted, endSorted);
  }

  /** Local positions in order of value, row above column; this tile's are [from, to). */
  int[] list() {
    return list;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Number of places. */
  int size() {
    return to - from;
  }

  /** Low bits of a local position that hold its column. */
  int columnBits() {
    return columnBits;
  }

  /** Whether some of the tile's pixels may be NaN. */
  boolean hasNan() {
    return hasNan;
  }

  /** Values in this range are in the list; of others only their side counts. */
  ValueRange range() {
    return range;
  }

  /** Places, counted from 0, before this one are not sorted among each other. */
  int firstSorted() {
    return firstSorted;
  }

  /** Places from this one on are not sorted among each other. */
  int endSorted() {
    return endSorted;
  }
}
