package highpass.figure;

import java.awt.Color;
import java.util.List;

/** What charts are drawn on: a picture, or a drawing that scales. Lengths are in pixels. */
interface Canvas {
  /** A corner of a line. */
  record Point(double x, double y) {}

  /** How a text lies about its point, which is on its base line. */
  enum Anchor {
    /** It begins there. */
    START,
    /** Its middle is there. */
    MIDDLE,
    /** It ends there. */
    END
  }

  /** How a line is drawn. */
  record Pen(Color color, double width, boolean dashed) {}

  /** A line through the points. */
  void line(List<Point> points, Pen pen);

  /** A filled disc. */
  void disc(double x, double y, double radius, Color color);

  /** A line of text. */
  void text(String text, double x, double y, double size, Anchor anchor, Color color);

  /** A line of text from bottom to top, its middle at {@code y}. */
  void textUpwards(String text, double x, double y, double size, Color color);
}
