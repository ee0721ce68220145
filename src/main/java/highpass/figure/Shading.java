package highpass.figure;

import highpass.filter.Plane;
import java.awt.image.BufferedImage;

/**
 * From pixel values to colours.
 *
 * @param map the colours
 * @param stretch how they are spent between the limits
 * @param limits the values at the ends
 */
record Shading(ColorMap map, Stretch stretch, Limits limits) {
  /** The colour of a value, as 0xRRGGBB. */
  int rgb(double value) {
    if (Double.isNaN(value)) {
      return map.nanRgb();
    }
    double x = limits.position(value);
    return map.rgb(stretch.of(Math.max(0, Math.min(1, x))));
  }

  /**
   * The picture of a plane, its first row lowest, each pixel a square of screen pixels.
   *
   * @param plane not modified
   * @param zoom side of the squares
   */
  BufferedImage paint(Plane plane, int zoom) {
    int width = plane.width() * zoom;
    BufferedImage image =
        new BufferedImage(width, plane.height() * zoom, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < width; x++) {
        row[x] = rgb(plane.at(y, x / zoom));
      }
      int top = (plane.height() - 1 - y) * zoom;
      for (int line = top; line < top + zoom; line++) {
        image.setRGB(0, line, width, 1, row, 0, width);
      }
    }
    return image;
  }
}
