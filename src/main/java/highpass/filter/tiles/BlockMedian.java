package highpass.filter.tiles;

import highpass.filter.Boundary;
import highpass.filter.Plane;
import highpass.filter.Window;

/**
 * Filters one block of outputs after the other in work memory of its own; for one thread at a time.
 */
final class BlockMedian {
  /** A block is sorted as one if more of its tiles than one in so many are left over. */
  private static final int SHARED_SORT = 16;

  private final Window window;
  private final Boundary boundary;
  private final TilePlan plan;
  private final Sample sample = new Sample(PixelOrder.SAMPLES);
  private final MedianRange medianRange = new MedianRange();
  private final double outside;
  private final SortedBlock sortedBlock;
  private final SortedTiles sortedTiles;

  BlockMedian(Window window, Boundary boundary, TilePlan plan) {
    this.window = window;
    this.boundary = boundary;
    this.plan = plan;
    // Positions that have no pixel are left out of the window exactly as NaN are.
    this.outside = boundary.outside();
    if (plan.usesTables(window)) {
      TableSweep sweep = plan.tableSweep(window);
      sortedBlock = new SortedBlock(sweep);
      sortedTiles = plan.sortsTiles(window) ? new SortedTiles(window, sweep) : null;
    } else {
      sortedBlock = new SortedBlock(new PivotSweep());
      sortedTiles = null;
    }
  }

  /** Writes the medians of a rectangle of outputs. */
  void filter(Plane input, Plane output, int firstRow, int rows, int firstColumn, int columns) {
    TiledAxis rowAxis = axis(input.height(), window.height(), firstRow, rows);
    TiledAxis columnAxis = axis(input.width(), window.width(), firstColumn, columns);
    ValueRange range = ValueRange.ALL;
    long pixels = (long) rowAxis.sources().length * columnAxis.sources().length;
    if (plan.usesTables(window) && pixels >= plan.guessPixels()) {
      sample.take(input, rowAxis.sources(), columnAxis.sources());
      if (sortedTiles == null || !TileOrder.sortsInOnePass(sample)) {
        range = medianRange.guess(input, rowAxis, columnAxis, sample);
      }
    }
    Block block = new Block(input, output, outside, rowAxis, columnAxis);
    if (sortedTiles != null && range.isAll()) {
      sortedTiles.filter(block);
    }
    if (block.left() * SHARED_SORT <= block.tiles()) {
      filterEach(block);
    } else {
      sortedBlock.filter(block, range);
    }
  }

  private void filterEach(Block block) {
    for (int t = 0; t < block.tiles(); t++) {
      if (!block.isDone(t)) {
        sortedBlock.filter(block.ofTile(t), ValueRange.ALL);
      }
    }
  }

  private TiledAxis axis(int length, int side, int start, int outputs) {
    Span span = new Span(boundary.mode(), length, side);
    int tileOutputs = plan.tileOutputs(window, side);
    return new TiledAxis(span, start, outputs, tileOutputs, !plan.usesTables(window));
  }

  /** Bytes of work memory for blocks of so many outputs of a plane of this shape. */
  long workBytes(int height, int width, int rows, int columns) {
    long seenRows = Math.min(height, (long) rows + window.height() - 1);
    long seenColumns = Math.min(width, (long) columns + window.width() - 1);
    long tileRows = plan.tileLocals(window, window.height(), height);
    long tileColumns = plan.tileLocals(window, window.width(), width);
    long locals =
        tiles(window.height(), rows) * tileRows * tiles(window.width(), columns) * tileColumns;
    return PixelOrder.workBytes(seenRows * seenColumns)
        + TileLists.workBytes(locals)
        + (sortedTiles == null ? 0 : TileOrder.workBytes(tileRows * tileColumns))
        + plan.sweepBytes(window, height, width);
  }

  private long tiles(int side, int outputs) {
    return Cuts.ofAtMost(outputs, plan.tileOutputs(window, side)).parts();
  }
}
