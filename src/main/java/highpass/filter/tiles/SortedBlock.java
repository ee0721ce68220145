package highpass.filter.tiles;

/** Filters blocks that are sorted as a whole; the tiles' lists are parts of that order. */
final class SortedBlock {
  private final TileSweep sweep;
  private final PixelOrder order = new PixelOrder();
  private final TileLists lists = new TileLists();

  /** Blocks whose tiles are swept in this way. */
  SortedBlock(TileSweep sweep) {
    this.sweep = sweep;
  }

  /**
   * Writes the medians of the tiles that are not yet done.
   *
   * @param block the block
   * @param range where the medians are looked for first
   */
  void filter(Block block, ValueRange range) {
    order.begin(block.input(), block.rows().sources(), block.columns().sources());
    sweep(block, range);
    if (block.left() > 0) {
      sweep(block, ValueRange.ALL);
    }
  }

  private void sweep(Block block, ValueRange range) {
    order.sort(range);
    lists.distribute(order, block.rows(), block.columns(), block.outside());
    for (int t = 0; t < block.tiles(); t++) {
      if (!block.isDone(t) && sweep.sweep(block.tile(t), lists.list(t))) {
        block.setDone(t);
      }
    }
  }
}
