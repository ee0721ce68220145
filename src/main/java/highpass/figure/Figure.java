package highpass.figure;

import highpass.figure.Ticks.Tick;
import highpass.filter.Plane;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Pictures of planes of one shape beside each other, with pixel axes and colour bars, on white: fit
 * to be printed as it is.
 *
 * <p>Every picture has its first row lowest. A pixel of the frame is a square of whole screen
 * pixels in exactly its value's colour, or, where the frame is too large, a screen pixel is the
 * mean of whole pixels; nothing is interpolated.
 */
public final class Figure {
  /**
   * Enough by default for pictures of 1024 pixels, a detector's quarter or half, with all around.
   */
  private static final int WIDTH_PER_PANEL = 1400;

  private static final int NARROWEST_DEFAULT = 2 * WIDTH_PER_PANEL;

  private static final Color INK = new Color(0x1c1c1c);
  private static final Color FAINT_INK = new Color(0x5c5c5c);

  private final List<Content> contents;
  private final Typeface typeface;
  private final Layout layout;
  private final Graphics2D graphics;

  private Figure(List<Content> contents, Typeface typeface, Layout layout, Graphics2D graphics) {
    this.contents = contents;
    this.typeface = typeface;
    this.layout = layout;
    this.graphics = graphics;
  }

  /** How wide a figure of these panels may become by default, in pixels. */
  public static int defaultWidth(List<Panel> panels) {
    return Math.max(NARROWEST_DEFAULT, WIDTH_PER_PANEL * panels.size());
  }

  /**
   * Draws a figure.
   *
   * @param panels at least one, all planes of one shape
   * @param look how values become colours; the cuts are chosen for each panel
   * @param width the most pixels that the figure may be wide, unless its letters alone need more;
   *     it is as wide as whole screen pixels a pixel allow
   */
  public static BufferedImage sideBySide(List<Panel> panels, Look look, int width) {
    int planeHeight = panels.get(0).plane().height();
    int planeWidth = panels.get(0).plane().width();
    for (Panel panel : panels) {
      if (panel.plane().height() != planeHeight || panel.plane().width() != planeWidth) {
        throw new IllegalArgumentException(
            "planes of one figure differ in shape: " + panels.stream().map(Panel::plane).toList());
      }
    }
    List<Content> contents = panels.stream().map(panel -> Content.of(panel, look)).toList();
    Typeface typeface = Typeface.load();
    Layout layout = new Layout(contents, magnification(contents, typeface, width), typeface);
    return draw(contents, typeface, layout);
  }

  /** The largest pictures with which the figure is no wider than that, nor its columns higher. */
  static Magnification magnification(List<Content> contents, Typeface typeface, int width) {
    Plane plane = contents.get(0).panel().plane();
    int tallest = width / Layout.columns(contents.size(), plane.height(), plane.width());
    return Magnification.largest(
        plane.height(),
        plane.width(),
        m ->
            m.screen(plane.height()) <= tallest
                && new Layout(contents, m, typeface).width() <= width);
  }

  private static BufferedImage draw(List<Content> contents, Typeface typeface, Layout layout) {
    BufferedImage picture =
        new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    Figure figure = new Figure(contents, typeface, layout, graphics);
    for (int panel = 0; panel < contents.size(); panel++) {
      figure.drawTitles(panel);
      figure.drawImage(panel);
      figure.drawColumnAxis(panel);
      figure.drawRowAxis(panel);
      figure.drawBar(panel);
    }
    graphics.dispose();
    return picture;
  }

  private void drawTitles(int index) {
    Panel panel = contents.get(index).panel();
    int x = layout.image(index).x;
    double title = Layout.TITLE_SIZE * layout.em();
    graphics.setColor(INK);
    typeface.draw(
        graphics,
        typeface.fit(panel.title(), title, layout.titleWidth(index)),
        x,
        layout.titleY(index),
        title);
    double subtitle = Layout.SUBTITLE_SIZE * layout.em();
    graphics.setColor(FAINT_INK);
    typeface.draw(
        graphics,
        typeface.fit(subtitle(index), subtitle, layout.subtitleWidth(index)),
        x,
        layout.subtitleY(index),
        subtitle);
    graphics.setColor(INK);
  }

  private String subtitle(int index) {
    Panel panel = contents.get(index).panel();
    if (panel.unit().isEmpty() || layout.hasUnitBesideBar(index)) {
      return panel.subtitle();
    }
    return panel.subtitle().isEmpty() ? panel.unit() : panel.subtitle() + ", in " + panel.unit();
  }

  private void drawImage(int index) {
    Content content = contents.get(index);
    Magnification magnification = layout.magnification();
    Rectangle place = layout.image(index);
    BufferedImage image =
        content
            .shading()
            .paint(magnification.binned(content.panel().plane()), magnification.zoom());
    graphics.drawImage(image, place.x, place.y, null);
    outline(place);
  }

  /** A line around a rectangle, outside of it. */
  private void outline(Rectangle r) {
    int line = layout.line();
    graphics.fillRect(r.x - line, r.y - line, r.width + 2 * line, line);
    graphics.fillRect(r.x - line, r.y + r.height, r.width + 2 * line, line);
    graphics.fillRect(r.x - line, r.y, line, r.height);
    graphics.fillRect(r.x + r.width, r.y, line, r.height);
  }

  private void drawColumnAxis(int index) {
    Rectangle image = layout.image(index);
    int bottom = image.y + image.height;
    int numberY =
        bottom + layout.tickLength() + layout.numberGap() + (int) capital(Layout.NUMBER_SIZE);
    for (Tick tick : layout.columnTicks().ticks()) {
      double at = image.x + screen(tick.value());
      graphics.fillRect(middle(at), bottom, layout.line(), layout.tickLength());
      if (layout.hasColumnNumbers(index)) {
        double width = typeface.width(tick.label(), numberSize());
        typeface.draw(graphics, tick.label(), at - width / 2, numberY, numberSize());
      }
    }
    if (layout.hasColumnNumbers(index)) {
      String label = "Column (pixels)";
      double width = typeface.width(label, layout.em());
      typeface.draw(
          graphics,
          label,
          image.x + Math.max(0, (image.width - width) / 2),
          numberY + layout.labelLine(),
          layout.em());
    }
  }

  private void drawRowAxis(int index) {
    Rectangle image = layout.image(index);
    int bottom = image.y + image.height;
    int tickX = image.x - layout.tickLength();
    for (Tick tick : layout.rowTicks().ticks()) {
      double at = bottom - screen(tick.value());
      graphics.fillRect(tickX, middle(at), layout.tickLength(), layout.line());
      if (layout.hasRowNumbers(index)) {
        double width = typeface.width(tick.label(), numberSize());
        drawNumber(tick.label(), tickX - layout.numberGap() - width, at);
      }
    }
    if (layout.hasRowNumbers(index)) {
      drawUpwards("Row (pixels)", layout.rowLabelX(), index);
    }
  }

  /** Distance on the screen from the image's edge to the centre of a pixel of the frame. */
  private double screen(double pixel) {
    Magnification m = layout.magnification();
    return (pixel + 0.5) * m.zoom() / m.bin();
  }

  private void drawBar(int index) {
    Content content = contents.get(index);
    Rectangle bar = layout.bar(index);
    ColorMap map = content.shading().map();
    for (int y = 0; y < bar.height; y++) {
      graphics.setColor(new Color(map.rgb((bar.height - y - 0.5) / bar.height)));
      graphics.fillRect(bar.x, bar.y + y, bar.width, 1);
    }
    graphics.setColor(INK);
    outline(bar);

    Ticks ticks = layout.barTicks(index);
    int tickX = bar.x + bar.width;
    int numberX = tickX + layout.tickLength() + layout.numberGap();
    for (Tick tick : ticks.ticks()) {
      double position = content.shading().limits().position(tick.value());
      double at =
          bar.y
              + bar.height
              - bar.height * content.shading().stretch().of(Math.max(0, Math.min(1, position)));
      graphics.fillRect(tickX, middle(at), layout.tickLength(), layout.line());
      drawNumber(tick.label(), numberX, at);
    }
    typeface.draw(graphics, ticks.factor(), bar.x, layout.subtitleY(index), numberSize());
    if (layout.hasUnitBesideBar(index)) {
      drawUpwards(content.panel().unit(), layout.unitX(index), index);
    }
    if (content.hasNan()) {
      Rectangle box = layout.nanBox(index);
      graphics.setColor(new Color(map.nanRgb()));
      graphics.fill(box);
      graphics.setColor(INK);
      outline(box);
      drawNumber("NaN", numberX, box.getCenterY());
    }
  }

  /** Writes a number whose middle is at that height. */
  private void drawNumber(String label, double x, double middle) {
    typeface.draw(graphics, label, x, middle + capital(Layout.NUMBER_SIZE) / 2, numberSize());
  }

  /** Writes a label beside a panel, its middle at the middle of that. */
  private void drawUpwards(String words, int x, int index) {
    Rectangle cell = layout.cell(index);
    String label = typeface.fit(words, layout.em(), cell.height);
    double width = typeface.width(label, layout.em());
    typeface.drawUpwards(graphics, label, x, cell.getCenterY() + width / 2, layout.em());
  }

  private double numberSize() {
    return Layout.NUMBER_SIZE * layout.em();
  }

  private double capital(double size) {
    return Typeface.CAPITAL_HEIGHT * size * layout.em();
  }

  /** Where a line begins whose middle is there. */
  private int middle(double at) {
    return (int) Math.round(at - layout.line() / 2.0);
  }
}
