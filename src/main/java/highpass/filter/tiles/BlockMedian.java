package highpass.filter.tiles;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import highpass.filter.Window;

/**
 * Filters one block of outputs after the other in work memory of its own; for one thread at a time.
 */
final class BlockMedian {
  private final Window window;
  private final BoundaryMode mode;
  private final double outside;
  private final TilePlan plan;
  private final PixelOrder order = new PixelOrder();
  private final TileLists lists = new TileLists();

  BlockMedian(Window window, Boundary boundary, TilePlan plan) {
    this.window = window;
    this.mode = boundary.mode();
    // Positions that have no pixel are left out of the window exactly as NaN are.
    this.outside = mode == BoundaryMode.CONSTANT ? boundary.cval() : Double.NaN;
    this.plan = plan;
  }

  /** Writes the medians of a rectangle of outputs. */
  void filter(Plane input, Plane output, int firstRow, int rows, int firstColumn, int columns) {
    Span rowSpan = new Span(mode, input.height(), window.height());
    Span columnSpan = new Span(mode, input.width(), window.width());
    TiledAxis tiledRows =
        new TiledAxis(
            rowSpan,
            firstRow,
            rows,
            plan.tileOutputs(window, window.height()),
            !plan.usesTables(window));
    TiledAxis tiledColumns =
        new TiledAxis(
            columnSpan,
            firstColumn,
            columns,
            plan.tileOutputs(window, window.width()),
            !plan.usesTables(window));
    order.sort(input, tiledRows.sources(), tiledColumns.sources());
    lists.distribute(order, tiledRows, tiledColumns, outside);
    TileSweep sweep = plan.sweep(window, rowSpan, columnSpan);
    for (int y = 0; y < tiledRows.tiles(); y++) {
      for (int x = 0; x < tiledColumns.tiles(); x++) {
        sweep.sweep(new Tile(input, output, outside, tiledRows, y, tiledColumns, x, lists));
      }
    }
  }

  /** Bytes of work memory for blocks of so many outputs of a plane of this shape. */
  long workBytes(int height, int width, int rows, int columns) {
    long seenRows = Math.min(height, (long) rows + window.height() - 1);
    long seenColumns = Math.min(width, (long) columns + window.width() - 1);
    long localRows = locals(window.height(), rows, plan.tileOutputs(window, window.height()));
    long localColumns = locals(window.width(), columns, plan.tileOutputs(window, window.width()));
    return PixelOrder.workBytes(seenRows * seenColumns)
        + TileLists.workBytes(localRows * localColumns);
  }

  /** Locals of all tiles along an axis at most. */
  private static long locals(int window, int outputs, int tileOutputs) {
    long tiles = Cuts.ofAtMost(outputs, tileOutputs).parts();
    return outputs + tiles * (window - 1L);
  }
}
