package highpass.filter.tiles;

import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import java.util.Arrays;

/** A rectangle of outputs, and what its windows see in ascending order of value. */
final class Tile {
  private final Plane input;
  private final Plane output;
  private final double outside;
  private final int firstRow;
  private final int firstColumn;
  private final int rows;
  private final int columns;
  private final int[] rowSources;
  private final int[] columnSources;
  private final int[] list;
  private final int from;
  private final int to;
  private final int columnBits;
  private final boolean columnsFollow;
  private final ValueRange range;
  private final boolean hasGaps;
  private final Span rowSpan;
  private final Span columnSpan;

  /**
   * The tile at a place in the tiled axes.
   *
   * @param input the plane. Not modified.
   * @param output where the medians go
   * @param outside value of the positions that have no pixel; NaN if they do not count
   * @param lists the block's lists
   * @param order what they were made from
   */
  Tile(
      Plane input,
      Plane output,
      double outside,
      TiledAxis rowAxis,
      int y,
      TiledAxis columnAxis,
      int x,
      TileLists lists,
      PixelOrder order) {
    this.input = input;
    this.output = output;
    this.outside = outside;
    firstRow = rowAxis.outputStart(y);
    firstColumn = columnAxis.outputStart(x);
    rows = rowAxis.outputs(y);
    columns = columnAxis.outputs(x);
    rowSources = rowAxis.tileSources(y);
    columnSources = columnAxis.tileSources(x);
    list = lists.list();
    from = lists.first(y * columnAxis.tiles() + x);
    to = lists.end(y * columnAxis.tiles() + x);
    columnBits = lists.columnBits();
    columnsFollow = follow(columnSources);
    range = order.range();
    hasGaps =
        order.hasNan()
            || (Double.isNaN(outside) && (hasOutside(rowSources) || hasOutside(columnSources)));
    rowSpan = rowAxis.span();
    columnSpan = columnAxis.span();
  }

  private static boolean hasOutside(int[] sources) {
    for (int source : sources) {
      if (source == BoundaryMode.NO_SOURCE) {
        return true;
      }
    }
    return false;
  }

  private static boolean follow(int[] sources) {
    for (int i = 1; i < sources.length; i++) {
      if (sources[i] != sources[i - 1] + 1) {
        return false;
      }
    }
    return sources[0] != BoundaryMode.NO_SOURCE;
  }

  /** First row of the outputs in the plane. */
  int firstRow() {
    return firstRow;
  }

  /** First column of the outputs in the plane. */
  int firstColumn() {
    return firstColumn;
  }

  /** Number of rows of outputs. */
  int rows() {
    return rows;
  }

  /** Number of columns of outputs. */
  int columns() {
    return columns;
  }

  /** For each local row its row in the plane, or {@link BoundaryMode#NO_SOURCE}. */
  int[] rowSources() {
    return rowSources;
  }

  /** For each local column its column in the plane, or {@link BoundaryMode#NO_SOURCE}. */
  int[] columnSources() {
    return columnSources;
  }

  /** Local positions in order of value, row above column; this tile's are [from, to). */
  int[] list() {
    return list;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Low bits of a local position that hold its column. */
  int columnBits() {
    return columnBits;
  }

  /** The plane's rows, and the window's side along them. */
  Span rowSpan() {
    return rowSpan;
  }

  /** The plane's columns, and the window's side along them. */
  Span columnSpan() {
    return columnSpan;
  }

  /** Values in this range are in the list; of others only their side counts. */
  ValueRange range() {
    return range;
  }

  /** Whether some local positions may hold no value, so that windows differ in their number. */
  boolean hasGaps() {
    return hasGaps;
  }

  /** Value at a local position; a zero is positive. */
  double value(int local) {
    int y = rowSources[local >>> columnBits];
    int x = columnSources[local & ((1 << columnBits) - 1)];
    double value =
        y == BoundaryMode.NO_SOURCE || x == BoundaryMode.NO_SOURCE
            ? outside
            : input.pixels()[y * input.width() + x];
    return value + 0.0;
  }

  /** Writes the values of a local row. */
  void gatherRow(int localRow, double[] values, int first) {
    int y = rowSources[localRow];
    int n = columnSources.length;
    int row = y * input.width();
    if (y == BoundaryMode.NO_SOURCE) {
      Arrays.fill(values, first, first + n, outside);
    } else if (columnsFollow) {
      System.arraycopy(input.pixels(), row + columnSources[0], values, first, n);
    } else {
      double[] in = input.pixels();
      for (int i = 0; i < n; i++) {
        int x = columnSources[i];
        values[first + i] = x == BoundaryMode.NO_SOURCE ? outside : in[row + x];
      }
    }
  }

  /** The pixels of the output plane. */
  double[] output() {
    return output.pixels();
  }

  /** Where a row of the tile's outputs begins in the output plane. */
  int firstOutput(int row) {
    return (firstRow + row) * output.width() + firstColumn;
  }
}
