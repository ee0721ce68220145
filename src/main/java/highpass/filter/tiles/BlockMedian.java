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
  private final MedianRange medianRange = new MedianRange();
  private final TileSweep sweep;

  BlockMedian(Window window, Boundary boundary, TilePlan plan) {
    this.window = window;
    this.mode = boundary.mode();
    // Positions that have no pixel are left out of the window exactly as NaN are.
    this.outside = boundary.outside();
    this.plan = plan;
    this.sweep = plan.sweep(window);
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
    order.begin(input, tiledRows.sources(), tiledColumns.sources());
    boolean[] done = new boolean[tiledRows.tiles() * tiledColumns.tiles()];
    long pixels = (long) tiledRows.sources().length * tiledColumns.sources().length;
    ValueRange range =
        plan.usesTables(window) && pixels >= plan.guessPixels()
            ? medianRange.guess(input, tiledRows, tiledColumns, order)
            : ValueRange.ALL;
    if (!sweep(range, input, output, tiledRows, tiledColumns, done)) {
      sweep(ValueRange.ALL, input, output, tiledRows, tiledColumns, done);
    }
  }

  /** Sweeps the tiles that are not yet done; whether all are then. */
  private boolean sweep(
      ValueRange range,
      Plane input,
      Plane output,
      TiledAxis rows,
      TiledAxis columns,
      boolean[] done) {
    order.sort(range);
    lists.distribute(order, rows, columns, outside);
    boolean all = true;
    for (int y = 0; y < rows.tiles(); y++) {
      for (int x = 0; x < columns.tiles(); x++) {
        int tile = y * columns.tiles() + x;
        done[tile] =
            done[tile]
                || sweep.sweep(new Tile(input, output, outside, rows, y, columns, x, lists, order));
        all &= done[tile];
      }
    }
    return all;
  }

  /** Bytes of work memory for blocks of so many outputs of a plane of this shape. */
  long workBytes(int height, int width, int rows, int columns) {
    long seenRows = Math.min(height, (long) rows + window.height() - 1);
    long seenColumns = Math.min(width, (long) columns + window.width() - 1);
    long localRows = locals(window.height(), height, rows);
    long localColumns = locals(window.width(), width, columns);
    return PixelOrder.workBytes(seenRows * seenColumns)
        + TileLists.workBytes(localRows * localColumns)
        + plan.sweepBytes(window, height, width);
  }

  /** Locals of all tiles along an axis at most. */
  private long locals(int side, int length, int outputs) {
    int tiles = Cuts.ofAtMost(outputs, plan.tileOutputs(window, side)).parts();
    return tiles * plan.tileLocals(window, side, length);
  }
}
