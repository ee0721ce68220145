package highpass.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws on a picture, white at first. */
final class ImageCanvas implements Canvas {
  private static final float[] DASHES = {6f, 5f};

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Typeface typeface = Typeface.load();

  /**
   * An empty picture.
   *
   * @param scale picture pixels for each pixel of the drawing
   */
  ImageCanvas(int width, int height, int scale) {
    image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
  }

  BufferedImage image() {
    return image;
  }

  @Override
  public void line(List<Point> points, Pen pen) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (Point point : points.subList(1, points.size())) {
      path.lineTo(point.x(), point.y());
    }
    graphics.setColor(pen.color());
    graphics.setStroke(
        new BasicStroke(
            (float) pen.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            pen.dashed() ? DASHES : null,
            0));
    graphics.draw(path);
  }

  @Override
  public void disc(double x, double y, double radius, Color color) {
    graphics.setColor(color);
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void text(String text, double x, double y, double size, Anchor anchor, Color color) {
    double width = typeface.width(text, size);
    double start =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    graphics.setColor(color);
    typeface.draw(graphics, text, start, y, size);
  }

  @Override
  public void textUpwards(String text, double x, double y, double size, Color color) {
    graphics.setColor(color);
    typeface.drawUpwards(graphics, text, x, y + typeface.width(text, size) / 2, size);
  }
}
