package highpass.filter;

import highpass.filter.network.KeyScale;

/**
 * Counts the NaN in the windows of one row after the other, by counting those of each column of the
 * window's rows and sliding over the columns: a constant number of steps for a pixel, whatever the
 * window.
 */
public final class NanCounts {
  private final Window window;
  private final BoundaryMode mode;
  private final boolean outsideCounts;
  private final Plane input;
  private int next;
  private boolean begun;

  /** NaN in the part of each column that the row's windows see; the last one is beyond the edge. */
  private final int[] inColumn;

  private final int[] inWindow;

  /**
   * Counts of no row yet.
   *
   * @param window the window
   * @param mode how the plane goes on beyond its edges
   * @param outsideCounts whether a position that no pixel stands at counts as NaN
   * @param input the plane. Not modified.
   * @param firstRow the first row that is asked for
   */
  public NanCounts(
      Window window, BoundaryMode mode, boolean outsideCounts, Plane input, int firstRow) {
    this.window = window;
    this.mode = mode;
    this.outsideCounts = outsideCounts;
    this.input = input;
    this.next = firstRow;
    this.inColumn = new int[input.width() + 1];
    this.inWindow = new int[input.width()];
  }

  /** Bytes of work memory for planes of so many columns. */
  static long workBytes(int width) {
    return 2L * Integer.BYTES * (width + 1L);
  }

  /**
   * Counts the NaN in the windows of the next row.
   *
   * @return a count for each column, overwritten by the next call; null if all are 0
   */
  public int[] nextRow() {
    long top = (long) next - window.above();
    if (!begun) {
      begun = true;
      for (int i = 0; i < window.height(); i++) {
        add(top + i, 1);
      }
    } else {
      add(top + window.height() - 1, 1);
      add(top - 1, -1);
    }
    next++;
    for (int count : inColumn) {
      if (count != 0) {
        slide();
        return inWindow;
      }
    }
    return null;
  }

  /** Adds the NaN of the row at a position, perhaps beyond the edge, to the counts of columns. */
  private void add(long position, int sign) {
    int width = input.width();
    int y = mode.source(position, input.height());
    if (y != BoundaryMode.NO_SOURCE) {
      addRow(input.pixels(), y * width, width, sign);
    } else if (outsideCounts) {
      for (int x = 0; x < width; x++) {
        inColumn[x] += sign;
      }
    }
    inColumn[width] += outsideCounts ? sign : 0;
  }

  private void addRow(double[] pixels, int row, int width, int sign) {
    for (int x = 0; x < width; x++) {
      // Without a branch, which many NaN at random places would make wait.
      inColumn[x] += (int) KeyScale.isNan(Double.doubleToRawLongBits(pixels[row + x])) & sign;
    }
  }

  private void slide() {
    int width = inWindow.length;
    int left = window.left();
    int right = window.width() - left;
    int count = 0;
    for (int i = 0; i < window.width(); i++) {
      count += at((long) i - left);
    }
    // Windows that leave the plane are few, or all.
    int inside = Math.min(width, left);
    int end = Math.max(inside, width - right);
    count = slide(count, 0, inside);
    for (int x = inside; x < end; x++) {
      inWindow[x] = count;
      count += inColumn[x + right] - inColumn[x - left];
    }
    slide(count, end, width);
  }

  private int slide(int countBefore, int from, int to) {
    int count = countBefore;
    for (int x = from; x < to; x++) {
      inWindow[x] = count;
      count += at((long) x + window.width() - window.left()) - at((long) x - window.left());
    }
    return count;
  }

  private int at(long position) {
    if (position >= 0 && position < inWindow.length) {
      return inColumn[(int) position];
    }
    int x = mode.source(position, inWindow.length);
    return inColumn[x == BoundaryMode.NO_SOURCE ? inWindow.length : x];
  }
}
