package highpass.filter.tiles;

/**
 * A closed range of values.
 *
 * @param low its least
 * @param high its greatest
 */
record ValueRange(double low, double high) {
  /** All values but NaN. */
  static final ValueRange ALL = new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Whether all values lie in the range. */
  boolean isAll() {
    return low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY;
  }
}
