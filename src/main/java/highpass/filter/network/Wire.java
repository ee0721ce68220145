package highpass.filter.network;

/**
 * A value of the network as one tile sees it: its own, or that of a tile further down or right.
 *
 * @param value the value, see {@link ComparatorGraph}
 * @param down rows of tiles between the tile that looks and the tile whose value it is, at least 0
 * @param right columns of tiles between them, at least 0
 */
record Wire(int value, int down, int right) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Wire w && value == w.value && down == w.down && right == w.right;
  }

  @Override
  public int hashCode() {
    return (value * 31 + down) * 31 + right;
  }

  Wire moved(int byRows, int byColumns) {
    return byRows == 0 && byColumns == 0 ? this : new Wire(value, down + byRows, right + byColumns);
  }
}
