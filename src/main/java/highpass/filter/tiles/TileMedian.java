package highpass.filter.tiles;

import highpass.filter.Boundary;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The median of every pixel's window, for every window, boundary mode and value; NaN are left out.
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
   * Bytes of work memory that {@link #filter} takes for a plane of this shape, beyond the input and
   * the output.
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
    Cuts rows = plan.cutRows(window, input.height(), input.width(), workspaces.size());
    Cuts columns = plan.cutColumns(window, input.height(), input.width(), workspaces.size());
    AtomicInteger next = new AtomicInteger();
    List<FilterThread> others = new ArrayList<>();
    for (BlockMedian workspace : workspaces.subList(1, workspaces.size())) {
      FilterThread other =
          new FilterThread(() -> filterBlocks(workspace, input, output, rows, columns, next));
      others.add(other);
      other.start();
    }
    try {
      filterBlocks(workspaces.get(0), input, output, rows, columns, next);
    } finally {
      // An error of this thread must not leave others writing to the output.
      next.set(Integer.MAX_VALUE / 2);
      FilterThread.joinAll(others);
    }
    FilterThread.rethrow(others);
  }

  private static void filterBlocks(
      BlockMedian workspace,
      Plane input,
      Plane output,
      Cuts rows,
      Cuts columns,
      AtomicInteger next) {
    int blocks = Math.multiplyExact(rows.parts(), columns.parts());
    for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
      int y = b / columns.parts();
      int x = b % columns.parts();
      workspace.filter(
          input, output, rows.start(y), rows.size(y), columns.start(x), columns.size(x));
    }
  }
}
