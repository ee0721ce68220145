package highpass.filter.tiles;

import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import java.util.Arrays;

/** A rectangle of outputs, and the local positions that its windows see. */
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
  private final boolean columnsFollow;
  private final Span rowSpan;
  private final Span columnSpan;

  /**
   * The tile at a place in the tiled axes.
   *
   * @param input the plane. Not modified.
   * @param output where the medians go
   * @param outside value of the positions that have no pixel; NaN if they do not count
   * @param rowAxis the block's rows
   * @param y the tile's place along them
   * @param columnAxis the block's columns
   * @param x the tile's place along them
   */
  Tile(
      Plane input,
      Plane output,
      double outside,
      TiledAxis rowAxis,
      int y,
      TiledAxis columnAxis,
      int x) {
    this.input = input;
    this.output = output;
    this.outside = outside;
    firstRow = rowAxis.outputStart(y);
    firstColumn = columnAxis.outputStart(x);
    rows = rowAxis.outputs(y);
    columns = columnAxis.outputs(x);
    rowSources = rowAxis.tileSources(y);
    columnSources = columnAxis.tileSources(x);
    columnsFollow = follow(columnSources);
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

  /** The plane's rows, and the window's side along them. */
  Span rowSpan() {
    return rowSpan;
  }

  /** The plane's columns, and the window's side along them. */
  Span columnSpan() {
    return columnSpan;
  }

  /** Whether some positions count for nothing, as they have no pixel. */
  boolean hasGaps() {
    return Double.isNaN(outside) && (hasOutside(rowSources) || hasOutside(columnSources));
  }

  /** Replaces a sample by one of the pixels that the tile's windows see. */
  void sample(Sample sample) {
    sample.take(input, rowSources, columnSources);
  }

  /** Value at a local row and column; a zero is positive. */
  double value(int localRow, int localColumn) {
    int y = rowSources[localRow];
    int x = columnSources[localColumn];
    double value =
        y == BoundaryMode.NO_SOURCE || x == BoundaryMode.NO_SOURCE
            ? outside
            : input.pixels()[y * input.width() + x];
    return value + 0.0;
  }

  /**
   * Writes the value of every local position.
   *
   * @param columnBits low bits of a local position that hold its column
   */
  void gather(double[] values, int columnBits) {
    for (int y = 0; y < rowSources.length; y++) {
      gatherRow(y, values, y << columnBits);
    }
  }

  private void gatherRow(int localRow, double[] values, int first) {
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
