package highpass.filter.tiles;

/** Finds the medians of a tile's outputs. */
interface TileSweep {
  /**
   * Writes the median of the values in every output's window: that of rank {@code n/2} of {@code
   * n}, NaN if there are none.
   */
  void sweep(Tile tile);
}
