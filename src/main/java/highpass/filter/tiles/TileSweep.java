package highpass.filter.tiles;

/** Finds the medians of a tile's outputs. */
interface TileSweep {
  /**
   * Writes the median of the values in every output's window: that of rank {@code n/2} of {@code
   * n}, NaN if there are none.
   *
   * @param tile the tile
   * @param list what its windows see
   * @return whether all were found; if not, the list lacks one of them
   */
  boolean sweep(Tile tile, TileList list);
}
