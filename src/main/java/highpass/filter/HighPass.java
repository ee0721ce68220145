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
}
