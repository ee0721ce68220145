package highpass.filter;

/**
 * Makes NaN of every median whose window holds a NaN, by counting the NaN of each column of the
 * window's rows and sliding over the columns: a constant number of steps for a pixel, whatever the
 * window.
 */
final class NanSpread {
  private final Window window;
  private final Boundary boundary;

  NanSpread(Window window, Boundary boundary) {
    this.window = window;
    this.boundary = boundary;
  }

  /**
   * Overwrites medians.
   *
   * @param input the plane whose NaN count. Not modified.
   * @param output the medians
   * @param firstRow the first row of those to be overwritten
   * @param endRow the row after the last of them
   */
  void spread(Plane input, Plane output, int firstRow, int endRow) {
    int width = input.width();
    // The last element stands for what is beyond the left and right edge.
    int[] inColumn = new int[width + 1];
    for (int i = 0; i < window.height(); i++) {
      count(input, (long) firstRow - window.above() + i, 1, inColumn);
    }
    for (int y = firstRow; y < endRow; y++) {
      if (y > firstRow) {
        count(input, (long) y - window.above() + window.height() - 1, 1, inColumn);
        count(input, (long) y - window.above() - 1, -1, inColumn);
      }
      spreadRow(inColumn, output.pixels(), y * width, width);
    }
  }

  /** Adds the NaN of the row at a position, perhaps beyond the edge, to the counts of columns. */
  private void count(Plane input, long position, int sign, int[] inColumn) {
    int width = input.width();
    int y = boundary.mode().source(position, input.height());
    if (y == BoundaryMode.NO_SOURCE) {
      if (boundary.outsideIsNan()) {
        for (int x = 0; x <= width; x++) {
          inColumn[x] += sign;
        }
      }
      return;
    }
    double[] pixels = input.pixels();
    int row = y * width;
    for (int x = 0; x < width; x++) {
      inColumn[x] += Double.isNaN(pixels[row + x]) ? sign : 0;
    }
    inColumn[width] += boundary.outsideIsNan() ? sign : 0;
  }

  private void spreadRow(int[] inColumn, double[] medians, int row, int width) {
    long inWindow = 0;
    for (int i = 0; i < window.width(); i++) {
      inWindow += at(inColumn, -window.left() + (long) i, width);
    }
    for (int x = 0; x < width; x++) {
      if (x > 0) {
        inWindow += at(inColumn, (long) x - window.left() + window.width() - 1, width);
        inWindow -= at(inColumn, (long) x - window.left() - 1, width);
      }
      if (inWindow > 0) {
        medians[row + x] = Double.NaN;
      }
    }
  }

  private int at(int[] inColumn, long position, int width) {
    int x = boundary.mode().source(position, width);
    return inColumn[x == BoundaryMode.NO_SOURCE ? width : x];
  }
}
