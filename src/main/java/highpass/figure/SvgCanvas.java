package highpass.figure;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws scalable vector graphics (SVG 1.1), letters left to the reader's sans-serif font. */
final class SvgCanvas implements Canvas {
  private final StringBuilder svg = new StringBuilder();

  SvgCanvas(int width, int height) {
    append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"DejaVu Sans, Verdana, sans-serif\">%n",
        width, height, width, height);
    append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", width, height);
  }

  /** The whole document. */
  String document() {
    return svg + "</svg>\n";
  }

  private void append(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n"));
  }

  private static String name(Color color) {
    return "#%06x".formatted(color.getRGB() & 0xffffff);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void line(List<Point> points, Pen pen) {
    String corners =
        points.stream()
            .map(p -> String.format(Locale.ROOT, "%.2f,%.2f", p.x(), p.y()))
            .collect(Collectors.joining(" "));
    append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\"%s/>%n",
        corners,
        name(pen.color()),
        pen.width(),
        pen.dashed() ? " stroke-dasharray=\"6 5\"" : " stroke-linejoin=\"round\"");
  }

  @Override
  public void disc(double x, double y, double radius, Color color) {
    append("<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"%s\"/>%n", x, y, radius, name(color));
  }

  @Override
  public void text(String text, double x, double y, double size, Anchor anchor, Color color) {
    append(
        "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
        x, y, size, anchor.name().toLowerCase(Locale.ROOT), name(color), escaped(text));
  }

  @Override
  public void textUpwards(String text, double x, double y, double size, Color color) {
    append(
        "<text transform=\"translate(%.2f %.2f) rotate(-90)\" font-size=\"%.1f\""
            + " text-anchor=\"middle\" fill=\"%s\">%s</text>%n",
        x, y, size, name(color), escaped(text));
  }
}
