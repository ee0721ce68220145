package highpass.figure;

import highpass.figure.Canvas.Anchor;
import highpass.figure.Canvas.Pen;
import highpass.figure.Canvas.Point;
import highpass.figure.Chart.Curve;
import highpass.figure.Chart.Mark;
import highpass.figure.Chart.Style;
import highpass.figure.Ticks.Tick;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** Charts beside each other, as a picture or as SVG. */
public final class ChartSheet {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 430;
  private static final int LEFT = 78;
  private static final int RIGHT = 24;
  private static final int TOP = 52;
  private static final int BOTTOM = 64;

  /** Fit for print at a column's width. */
  private static final int PICTURE_SCALE = 3;

  private static final int MOST_TICKS = 8;
  private static final double TITLE_SIZE = 17;
  private static final double LABEL_SIZE = 14;
  private static final double TICK_SIZE = 13;
  private static final double TICK_LENGTH = 5;
  private static final double DISC = 4.5;
  private static final double CAP = 4;
  private static final double LEGEND_LINE = 26;
  private static final double LEGEND_STEP = 20;
  private static final Color INK = new Color(0x1c1c1c);
  private static final Color GRID = new Color(0xe4e4e4);
  private static final Pen AXIS = new Pen(INK, 1.2, false);

  private ChartSheet() {}

  /** Draws a picture. */
  public static BufferedImage picture(List<Chart> charts) {
    ImageCanvas canvas = new ImageCanvas(WIDTH * charts.size(), HEIGHT, PICTURE_SCALE);
    draw(canvas, charts);
    return canvas.image();
  }

  /** Draws an SVG document. */
  public static String svg(List<Chart> charts) {
    SvgCanvas canvas = new SvgCanvas(WIDTH * charts.size(), HEIGHT);
    draw(canvas, charts);
    return canvas.document();
  }

  private static void draw(Canvas canvas, List<Chart> charts) {
    for (int i = 0; i < charts.size(); i++) {
      new Frame(canvas, charts.get(i), WIDTH * i).draw();
    }
  }

  /** One chart in its place on the sheet. */
  private record Frame(Canvas canvas, Chart chart, double offset) {
    private double x(double value) {
      return offset + LEFT + value / chart.xEnd() * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
      return HEIGHT - BOTTOM - value / chart.yEnd() * (HEIGHT - TOP - BOTTOM);
    }

    void draw() {
      axes();
      for (Curve curve : chart.curves()) {
        curve(curve);
      }
      legend();
    }

    private void axes() {
      double right = x(chart.xEnd());
      double top = y(chart.yEnd());
      Ticks across = Ticks.whole(0, chart.xEnd(), MOST_TICKS);
      Ticks up = Ticks.of(new Limits(0, chart.yEnd()), Stretch.LINEAR, MOST_TICKS);
      for (Tick tick : up.ticks()) {
        double y = y(tick.value());
        line(x(0), y, right, y, new Pen(GRID, 1, false));
        line(x(0) - TICK_LENGTH, y, x(0), y, AXIS);
        canvas.text(
            tick.label(), x(0) - 2 * TICK_LENGTH, y + TICK_SIZE / 3, TICK_SIZE, Anchor.END, INK);
      }
      for (Tick tick : across.ticks()) {
        double x = x(tick.value());
        line(x, y(0), x, y(0) + TICK_LENGTH, AXIS);
        canvas.text(
            tick.label(), x, y(0) + TICK_LENGTH + TICK_SIZE + 3, TICK_SIZE, Anchor.MIDDLE, INK);
      }
      canvas.line(
          List.of(new Point(x(0), top), new Point(x(0), y(0)), new Point(right, y(0))), AXIS);
      canvas.text(chart.title(), offset + LEFT, TOP - 22, TITLE_SIZE, Anchor.START, INK);
      canvas.text(chart.xLabel(), (x(0) + right) / 2, HEIGHT - 18, LABEL_SIZE, Anchor.MIDDLE, INK);
      String unit = up.factor().isEmpty() ? "" : " (" + up.factor() + ")";
      canvas.textUpwards(chart.yLabel() + unit, offset + 24, (top + y(0)) / 2, LABEL_SIZE, INK);
    }

    private void curve(Curve curve) {
      boolean measured = curve.style() == Style.MEASURED;
      Pen pen = pen(curve);
      List<Mark> marks = curve.marks().stream().filter(m -> Double.isFinite(m.y())).toList();
      if (marks.size() > 1) {
        canvas.line(marks.stream().map(m -> new Point(x(m.x()), y(m.y()))).toList(), pen);
      }
      for (Mark mark : marks) {
        if (measured) {
          double x = x(mark.x());
          line(x, y(mark.low()), x, y(mark.high()), pen);
          line(x - CAP, y(mark.low()), x + CAP, y(mark.low()), pen);
          line(x - CAP, y(mark.high()), x + CAP, y(mark.high()), pen);
          canvas.disc(x, y(mark.y()), DISC, pen.color());
        }
      }
    }

    private static Pen pen(Curve curve) {
      return new Pen(curve.color(), 1.8, curve.style() == Style.DASHED);
    }

    /** Where the curves are not: on the right, below for rising ones, above for falling ones. */
    private void legend() {
      Curve first = chart.curves().get(0);
      List<Mark> marks = first.marks();
      boolean rising = marks.get(marks.size() - 1).y() > marks.get(0).y();
      double x = offset + LEFT + 0.52 * (WIDTH - LEFT - RIGHT);
      double y = rising ? y(0) - LEGEND_STEP * (chart.curves().size() - 0.2) : y(chart.yEnd()) + 12;
      for (Curve curve : chart.curves()) {
        line(x, y, x + LEGEND_LINE, y, pen(curve));
        if (curve.style() == Style.MEASURED) {
          canvas.disc(x + LEGEND_LINE / 2, y, DISC, curve.color());
        }
        canvas.text(
            curve.name(), x + LEGEND_LINE + 8, y + TICK_SIZE / 3, TICK_SIZE, Anchor.START, INK);
        y += LEGEND_STEP;
      }
    }

    private void line(double x1, double y1, double x2, double y2, Pen pen) {
      canvas.line(List.of(new Point(x1, y1), new Point(x2, y2)), pen);
    }
  }
}
