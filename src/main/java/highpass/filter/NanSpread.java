package highpass.filter;

/** Makes NaN of every median whose window holds a NaN. */
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
    NanCounts counts =
        new NanCounts(window, boundary.mode(), boundary.outsideIsNan(), input, firstRow);
    for (int y = firstRow; y < endRow; y++) {
      int[] inWindow = counts.nextRow();
      if (inWindow != null) {
        spreadRow(inWindow, output.pixels(), y * input.width());
      }
    }
  }

  private static void spreadRow(int[] inWindow, double[] medians, int row) {
    for (int x = 0; x < inWindow.length; x++) {
      if (inWindow[x] > 0) {
        medians[row + x] = Double.NaN;
      }
    }
  }
}
