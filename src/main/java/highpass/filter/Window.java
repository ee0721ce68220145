package highpass.filter;

import java.io.Serializable;

/**
 * The rectangle of pixels whose median is taken, in full size (never a radius).
 *
 * <p>The window of output pixel (y, x) covers rows {@code y - height/2} to {@code y - height/2 +
 * height - 1} and columns likewise (integer division), so an even window reaches one pixel further
 * up and left than down and right, as in <a
 * href="https://docs.scipy.org/doc/scipy/reference/generated/scipy.ndimage.median_filter.html">
 * {@code scipy.ndimage.median_filter}</a>.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Window(int height, int width) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks the sides; their product must fit an {@code int}. */
  public Window {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a window's sides must be at least 1, not %d x %d".formatted(height, width));
    }
    if ((long) height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a window of %d x %d has more than 2147483647 pixels".formatted(height, width));
    }
  }

  /** A square window. */
  public static Window square(int side) {
    return new Window(side, side);
  }

  /** Number of pixels in the window. */
  public int count() {
    return height * width;
  }

  /**
   * The 0-based rank of the median among the window's sorted pixels: {@code count / 2}, the
   * <em>upper</em> of the two middle ones for an even count, never their mean.
   */
  public int rank() {
    return count() / 2;
  }

  /** Rows of the window above the output pixel. */
  public int above() {
    return height / 2;
  }

  /** Columns of the window left of the output pixel. */
  public int left() {
    return width / 2;
  }
}
