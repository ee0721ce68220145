package highpass.report.html;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the times of the frames are distributed. */
final class TimesSection {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 150;
  private static final double LEFT = 44;
  private static final double RIGHT = 452;
  private static final double TOP = 14;
  private static final double BOTTOM = 122;
  private static final double TICKS = 5;

  /** Between the last bin and that of the outliers, in bins. */
  private static final double BREAK = 0.6;

  private final Markup page;
  private final List<FrameRecord> filtered;

  TimesSection(Markup page, List<FrameRecord> records) {
    this.page = page;
    this.filtered = records.stream().filter(r -> r.status() == FrameStatus.OK).toList();
  }

  void write() {
    if (filtered.isEmpty()) {
      return;
    }
    page.leaf("h2", "Times of a frame");
    page.leaf(
        "p",
        "How many frames took how long. The line is the median; 95 % of the frames took no longer than the dashed line tells.",
        "class",
        "note");
    page.open("div", "class", "grid");
    write("in all", "total", FrameRecord::totalSeconds);
    for (Phase phase : Phase.TIMED) {
      write(phase.word(), phase.style(), phase::seconds);
    }
    page.close().line();
  }

  private void write(String title, String style, ToDoubleFunction<FrameRecord> seconds) {
    Sample sample = new Sample(filtered.stream().mapToDouble(seconds));
    String median = Scale.time(sample.median());
    String high = Scale.time(sample.quantile(0.95));
    page.open("figure");
    page.open("figcaption").leaf("b", title);
    page.text(
        ": median %s, 95 %% within %s, longest %s"
            .formatted(median, high, Scale.time(sample.greatest())));
    page.close();
    draw(Histogram.of(sample), sample, title, style);
    page.close().line();
  }

  private void draw(Histogram histogram, Sample sample, String title, String style) {
    int bins = histogram.bins();
    double binWidth = (RIGHT - LEFT) / (bins + (histogram.beyond() > 0 ? 1 + BREAK : 0));
    double unit = (BOTTOM - TOP) / histogram.highest();
    page.open(
        "svg",
        "role",
        "img",
        "aria-label",
        "Histogram of the time " + title,
        "viewBox",
        "0 0 %s %s".formatted(Scale.coordinate(WIDTH), Scale.coordinate(HEIGHT)));
    for (int i = 0; i < bins; i++) {
      String hint =
          "%s from %s to %s"
              .formatted(
                  SummarySection.frames(histogram.count(i)),
                  Scale.time(histogram.edge(i)),
                  Scale.time(histogram.edge(i + 1)));
      bar(style, LEFT + i * binWidth, binWidth, histogram.count(i) * unit, hint);
    }
    if (histogram.beyond() > 0) {
      double x = LEFT + (bins + BREAK) * binWidth;
      String hint =
          "%s from %s to %s"
              .formatted(
                  SummarySection.frames(histogram.beyond()),
                  Scale.time(histogram.edge(bins)),
                  Scale.time(sample.greatest()));
      bar(style, x, binWidth, histogram.beyond() * unit, hint);
      text(x + binWidth / 2, BOTTOM + 16, "middle", "more");
    }
    page.empty("path", "class", "axis", "d", "M%s %sH%s".formatted(LEFT, BOTTOM, RIGHT));
    text(LEFT - 6, TOP + 4, "end", SummarySection.count(histogram.highest()));
    text(LEFT - 6, BOTTOM + 4, "end", "0");
    drawAxis(histogram, binWidth);
    mark(histogram, binWidth, sample.median(), "median");
    mark(histogram, binWidth, sample.quantile(0.95), "quantile");
    page.close();
  }

  private void bar(String style, double x, double width, double height, String hint) {
    if (height == 0) {
      return;
    }
    page.open(
        "rect",
        "class",
        style,
        "x",
        Scale.coordinate(x),
        "y",
        Scale.coordinate(BOTTOM - height),
        "width",
        Scale.coordinate(width - 1),
        "height",
        Scale.coordinate(height));
    page.leaf("title", hint).close();
  }

  private void drawAxis(Histogram histogram, double binWidth) {
    int bins = histogram.bins();
    double from = histogram.edge(0);
    double to = histogram.edge(bins);
    double step = Scale.clockStep((to - from) / TICKS);
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to * (1 + 1e-9); i++) {
      double x = LEFT + (i * step - from) / histogram.step() * binWidth;
      page.empty(
          "path",
          "class",
          "axis",
          "d",
          "M%s %sv4".formatted(Scale.coordinate(x), Scale.coordinate(BOTTOM)));
      boolean room = histogram.beyond() == 0 || x < RIGHT - 2.2 * binWidth - 24;
      if (room) {
        text(x, BOTTOM + 16, "middle", Scale.label(i * step, step));
      }
    }
  }

  /** A line at a value, if the axis reaches as far. */
  private void mark(Histogram histogram, double binWidth, double value, String style) {
    double x = LEFT + (value - histogram.edge(0)) / histogram.step() * binWidth;
    if (value <= histogram.edge(histogram.bins())) {
      page.empty(
          "path",
          "class",
          style,
          "d",
          "M%s %sV%s"
              .formatted(Scale.coordinate(x), Scale.coordinate(TOP - 8), Scale.coordinate(BOTTOM)));
    }
  }

  private void text(double x, double y, String anchor, String text) {
    page.leaf(
        "text", text, "x", Scale.coordinate(x), "y", Scale.coordinate(y), "text-anchor", anchor);
  }
}
