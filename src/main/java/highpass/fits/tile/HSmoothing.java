package highpass.fits.tile;

/**
 * Smoothing of H-transform coefficients that were divided by a scale: blocks would show where small
 * differences became zero. Each difference is moved towards the slope between the neighbouring
 * squares' sums, by no more than the division can have changed it, and only where the sums rise or
 * fall throughout (White, Postman and Lattanzi 1992; SMOOTH in the FITS standard 4.0, section
 * 10.4.4). Squares at the edges stay as they are.
 */
final class HSmoothing {
  private final long[] values;
  private final int width;
  private final int rows;
  private final int columns;
  private final long largestChange;

  HSmoothing(long[] values, int width, int rows, int columns, long largestChange) {
    this.values = values;
    this.width = width;
    this.rows = rows;
    this.columns = columns;
    this.largestChange = largestChange;
  }

  void smooth() {
    for (int y = 2; y < rows - 2; y += 2) {
      for (int x = 0; x < columns; x += 2) {
        int at = y * width + x;
        smoothSlope(at, 2 * width, at + width);
      }
    }
    for (int y = 0; y < rows; y += 2) {
      for (int x = 2; x < columns - 2; x += 2) {
        int at = y * width + x;
        smoothSlope(at, 2, at + 1);
      }
    }
    for (int y = 2; y < rows - 2; y += 2) {
      for (int x = 2; x < columns - 2; x += 2) {
        smoothCurvature(y * width + x);
      }
    }
  }

  /**
   * Smooths a difference within one square.
   *
   * @param at the square's sum
   * @param step to the next square's
   * @param difference where the difference stands
   */
  private void smoothSlope(int at, int step, int difference) {
    long before = values[at] - values[at - step];
    long after = values[at + step] - values[at];
    long most = Math.max(Math.min(after, before), 0) << 2;
    long least = Math.min(Math.max(after, before), 0) << 2;
    move(difference, before + after, least, most, 8);
  }

  private void smoothCurvature(int at) {
    int up = 2 * width;
    long h0 = values[at];
    // Named by row, then column: l(ess) and m(ore).
    long ll = values[at - up - 2];
    long ml = values[at + up - 2];
    long lm = values[at - up + 2];
    long mm = values[at + up + 2];
    long sum = 2 * (values[at + width] + values[at + 1]);
    long difference = 2 * (values[at + width] - values[at + 1]);
    long most =
        Math.min(
            Math.min(Math.max(mm - h0, 0) - sum, Math.max(h0 - ml, 0) + difference),
            Math.min(Math.max(h0 - lm, 0) - difference, Math.max(ll - h0, 0) + sum));
    long least =
        Math.max(
            Math.max(Math.min(mm - h0, 0) - sum, Math.min(h0 - ml, 0) + difference),
            Math.max(Math.min(h0 - lm, 0) - difference, Math.min(ll - h0, 0) + sum));
    move(at + width + 1, mm + ll - lm - ml, least << 4, most << 4, 64);
  }

  private void move(int at, long slope, long least, long most, int divisor) {
    if (least >= most) {
      return;
    }
    long wanted = Math.max(Math.min(slope, most), least);
    long change = (wanted - values[at] * divisor) / divisor;
    values[at] += Math.max(Math.min(change, largestChange), -largestChange);
  }
}
