package highpass.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of a plane that are filtered without the others, and the rows that their windows see.
 *
 * <p>A plane that is too large for the memory is filtered band by band, each in a <em>part</em>: a
 * plane of its own, as wide, whose rows are those that stand at successive positions of the plane
 * as its boundary mode continues it. Beyond the plane's edge a part therefore holds copies of rows,
 * from the far side for {@link BoundaryMode#WRAP}, and no window of the band leaves it. Only where
 * there is nothing to copy, outside for {@link BoundaryMode#CONSTANT} and {@link
 * BoundaryMode#SHRINK}, it ends where the plane does, so that windows leave both alike. The medians
 * of the band are then those of the plane, whatever the window, mode and policy for NaN.
 *
 * <p>The parts of a plane's bands all have the same shape, and their positions grow: the next part
 * shares rows with the one before.
 */
public final class Band {
  private final int firstRow;
  private final int endRow;
  private final long position;
  private final int partRows;
  private final int carried;
  private final List<Run> runs;

  /**
   * Rows to be read: {@code rows} rows of the plane from {@code row} on are rows of the part from
   * {@code to} on.
   */
  public record Run(int row, int rows, int to) {}

  private Band(int firstRow, int endRow, long position, int partRows, int carried, List<Run> runs) {
    this.firstRow = firstRow;
    this.endRow = endRow;
    this.position = position;
    this.partRows = partRows;
    this.carried = carried;
    this.runs = List.copyOf(runs);
  }

  /**
   * Rows of the parts of bands.
   *
   * @param window the window
   * @param mode how the plane goes on beyond its edges
   * @param height rows of the plane
   * @param most rows of a band at most
   * @return rows of a part; more than fit an {@code int} for the tallest of windows
   */
  public static long partRows(Window window, BoundaryMode mode, int height, int most) {
    long rows = Math.min(height, most) + window.height() - 1L;
    return mode.endsWithPlane() ? Math.min(height, rows) : rows;
  }

  /**
   * Cuts a plane into bands of about the same height, from its first row to its last.
   *
   * @param window the window
   * @param mode how the plane goes on beyond its edges
   * @param height rows of the plane
   * @param most rows of a band at most, at least 1
   */
  public static List<Band> of(Window window, BoundaryMode mode, int height, int most) {
    int parts = (int) (((long) height + most - 1) / most);
    int largest = (int) (((long) height + parts - 1) / parts);
    int rows = Math.toIntExact(partRows(window, mode, height, largest));
    long lowest = mode.endsWithPlane() ? 0 : -window.above();
    long highest = mode.endsWithPlane() ? height : height - window.above() + window.height() - 1L;
    List<Band> bands = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (int i = 0; i < parts; i++) {
      int first = (int) ((long) height * i / parts);
      int next = (int) ((long) height * (i + 1) / parts);
      long position = Math.max(lowest, Math.min(highest - rows, (long) first - window.above()));
      int carried = (int) Math.max(0, end - position);
      bands.add(
          new Band(
              first,
              next,
              position,
              rows,
              carried,
              runs(mode, height, position + carried, rows - carried, carried)));
      end = position + rows;
    }
    return bands;
  }

  private static List<Run> runs(BoundaryMode mode, int height, long position, int rows, int to) {
    List<Run> runs = new ArrayList<>();
    int begun = 0;
    for (int i = 1; i <= rows; i++) {
      int row = mode.source(position + begun, height);
      if (i == rows || mode.source(position + i, height) != row + (i - begun)) {
        runs.add(new Run(row, i - begun, to + begun));
        begun = i;
      }
    }
    return runs;
  }

  /** The first row of the plane that is filtered. */
  public int firstRow() {
    return firstRow;
  }

  /** Number of rows that are filtered. */
  public int rows() {
    return endRow - firstRow;
  }

  /** Rows of the part. */
  public int partRows() {
    return partRows;
  }

  /** Where in the part {@link #firstRow} is; the other rows of the band follow. */
  public int firstInPart() {
    return (int) (firstRow - position);
  }

  /** The row after the last one of the band, in the part. */
  public int endInPart() {
    return firstInPart() + rows();
  }

  /** So many last rows of the part before are the first ones of this. */
  public int carried() {
    return carried;
  }

  /** The other rows of the part, in order. */
  public List<Run> runs() {
    return runs;
  }
}
