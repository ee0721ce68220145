package highpass.filter.tiles;

import highpass.filter.Boundary;
import highpass.filter.FilterThreads;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The median of every pixel's window, for every window, boundary mode and value; NaN are left out.
 *
 * <p>Median filtering is sorting (Suomela, "Median filtering is equivalent to sorting", 2014): so
 * pixels are sorted first, and all windows then search in rank space, where a pixel is a place in a
 * list and sets of pixels are words of bits. In four steps, each a class or two:
 *
 * <ol>
 *   <li>The plane is cut into <em>blocks</em> of about a million outputs ({@link TilePlan}), the
 *       unit of work memory and of threads, and a block into <em>tiles</em>, about as large as the
 *       window. {@link TiledAxis} tells for each row and column of a tile where it comes from,
 *       however often the boundary mode shows it.
 *   <li>Every tile gets what its windows see, sorted by value ({@link TileList}). Where a tile fits
 *       the caches it is sorted for itself ({@link TileOrder}). For larger windows, and where few
 *       of the pixels can be medians because the frame is mostly noise ({@link MedianRange}), all
 *       of a block's are sorted as one ({@link PixelOrder}) and appended, in that order, to the
 *       lists of the tiles that see them ({@link TileLists}). Both are radix sorts of codes that
 *       grow with the values ({@link CodeScale}).
 *   <li>A tile's list is cut into bins of 128 to 384 places, and for the bins that are needed
 *       {@link BitTables} holds, as words of bits, which places lie in the rows and in the columns
 *       of each window, and which pixels have values of lower bins.
 *   <li>{@link TableSweep} moves the window over the tile by a few bit counts a step: it knows the
 *       bin of the last median and how many of the window's values lie below that bin, corrects the
 *       number by what the step gains and loses, goes to a neighbouring bin if it must, and takes
 *       the bit of the wanted number among those of the bin in the window.
 * </ol>
 *
 * <p>The cost of a step grows with the window's side only in words of 64 bits. A window of rank
 * space as a whole was used by Huang, Yang and Tang ("A fast two-dimensional median filtering
 * algorithm", 1979) with a histogram of 8-bit values; here places of a sorted list stand for the
 * values, so that they may be of any precision. Windows too large for tables are swept with less
 * memory by {@link PivotSweep}.
 *
 * <p>A NaN is not in any list, nor is what lies beyond a cut window; windows then have different
 * numbers of values, which are counted in the same way. Equal values stand in the list in any
 * order, which the value of a median does not show.
 *
 * <p>An instance holds its work memory and belongs to one caller at a time.
 */
public final class TileMedian {
  private final Window window;
  private final TilePlan plan;
  private final List<BlockMedian> workspaces;

  /**
   * A filter for planes of any shape.
   *
   * @param window the window
   * @param boundary how planes go on beyond their edges; a NaN {@code cval} is left out like others
   * @param threads how many threads filter a plane, at least 1; with 1 it is the caller's
   */
  public TileMedian(Window window, Boundary boundary, int threads) {
    this(window, boundary, threads, TilePlan.STANDARD);
  }

  TileMedian(Window window, Boundary boundary, int threads, TilePlan plan) {
    this.window = window;
    this.plan = plan;
    workspaces = new ArrayList<>(threads);
    for (int i = 0; i < threads; i++) {
      workspaces.add(new BlockMedian(window, boundary, plan));
    }
  }

  /**
   * About how many bytes of work memory {@link #filter} takes for a plane of this shape, beyond the
   * input and the output.
   *
   * @param height rows, at least 1
   * @param width columns, at least 1
   */
  public long workBytes(int height, int width) {
    Cuts rows = plan.cutRows(window, height, width, workspaces.size());
    Cuts columns = plan.cutColumns(window, height, width, workspaces.size());
    long busy = Math.min(workspaces.size(), (long) rows.parts() * columns.parts());
    return busy * workspaces.get(0).workBytes(height, width, rows.largest(), columns.largest());
  }

  /**
   * Writes the medians.
   *
   * @param input the plane. Not modified.
   * @param output a plane of the same shape, overwritten; not the same array as the input's
   */
  public void filter(Plane input, Plane output) {
    filterRows(input, output, 0, input.height());
  }

  /**
   * Writes the medians of some rows.
   *
   * @param input the whole plane. Not modified.
   * @param output a plane of the same shape, of which the rows are overwritten; not the same array
   *     as the input's
   * @param firstRow the first of the rows
   * @param endRow the row after the last of them; the first one if there are none
   */
  public void filterRows(Plane input, Plane output, int firstRow, int endRow) {
    int height = endRow - firstRow;
    if (height == 0) {
      return;
    }
    Cuts rows = plan.cutRows(window, height, input.width(), workspaces.size());
    Cuts columns = plan.cutColumns(window, height, input.width(), workspaces.size());
    AtomicInteger next = new AtomicInteger();
    List<Blocks> tasks = new ArrayList<>(workspaces.size());
    for (BlockMedian workspace : workspaces) {
      tasks.add(new Blocks(workspace, input, output, firstRow, rows, columns, next));
    }
    FilterThreads.run(tasks);
  }

  /** What one thread does: takes block after block until none is left. */
  private record Blocks(
      BlockMedian workspace,
      Plane input,
      Plane output,
      int firstRow,
      Cuts rows,
      Cuts columns,
      AtomicInteger next)
      implements Runnable {
    @Override
    public void run() {
      int blocks = Math.multiplyExact(rows.parts(), columns.parts());
      for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
        int y = b / columns.parts();
        int x = b % columns.parts();
        int first = firstRow + rows.start(y);
        workspace.filter(input, output, first, rows.size(y), columns.start(x), columns.size(x));
      }
    }
  }
}
