package highpass.filter;

/**
 * The high-pass of a plane: the plane minus its background, one subtraction in {@code double} a
 * pixel.
 *
 * <p>{@code Inf - Inf} is NaN, as in NumPy; a NaN pixel stays NaN.
 */
public final class HighPass {
  private HighPass() {}

  /**
   * Subtracts the background from a plane in place.
   *
   * @param plane the frame's plane; overwritten by its high-pass
   * @param background the plane's median image, of the same shape. Not modified.
   */
  public static void subtract(Plane plane, Plane background) {
    if (plane.height() != background.height() || plane.width() != background.width()) {
      throw new IllegalArgumentException(plane + " and " + background + " differ in shape");
    }
    double[] a = plane.pixels();
    double[] b = background.pixels();
    for (int i = 0; i < a.length; i++) {
      a[i] -= b[i];
    }
  }

  /**
   * Puts the high-pass of some rows in the place of their background.
   *
   * @param plane the frame's plane. Not modified.
   * @param background the plane's median image, of the same shape; these rows are overwritten
   * @param firstRow the first of the rows
   * @param endRow the row after the last of them
   */
  public static void replaceRows(Plane plane, Plane background, int firstRow, int endRow) {
    if (plane.height() != background.height() || plane.width() != background.width()) {
      throw new IllegalArgumentException(plane + " and " + background + " differ in shape");
    }
    double[] a = plane.pixels();
    double[] b = background.pixels();
    for (int i = firstRow * plane.width(); i < endRow * plane.width(); i++) {
      b[i] = a[i] - b[i];
    }
  }
}
