package highpass.filter;

/**
 * One 2-D image in physical pixel values, row-major: the pixel of row {@code y} and column {@code
 * x} stands at {@code y * width + x}, as in a C-ordered NumPy array of shape {@code (height,
 * width)}.
 *
 * <p>A plane is a view of the array it was made with, not a copy: who changes the one changes the
 * other.
 */
public final class Plane {
  private final double[] pixels;
  private final int height;
  private final int width;

  /**
   * Wraps an array; nothing is copied.
   *
   * @param pixels {@code height * width} values, row-major
   * @param height number of rows, at least 1
   * @param width number of columns, at least 1
   * @throws IllegalArgumentException if the array's length is not {@code height * width}
   */
  public Plane(double[] pixels, int height, int width) {
    if (height < 1 || width < 1 || (long) height * width != pixels.length) {
      throw new IllegalArgumentException(
          "a plane of %d x %d cannot have %d pixels".formatted(height, width, pixels.length));
    }
    this.pixels = pixels;
    this.height = height;
    this.width = width;
  }

  /** A plane of zeros. */
  public static Plane zeros(int height, int width) {
    return new Plane(new double[Math.multiplyExact(height, width)], height, width);
  }

  /** The backing array, row-major. Not a copy. */
  public double[] pixels() {
    return pixels;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** The value of row {@code y}, column {@code x}. */
  public double at(int y, int x) {
    return pixels[y * width + x];
  }

  @Override
  public String toString() {
    return "Plane[" + height + " x " + width + "]";
  }
}
