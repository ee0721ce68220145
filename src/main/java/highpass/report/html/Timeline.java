package highpass.report.html;

import highpass.job.FrameStatus;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The frames over the executors' cores, as a drawing in SVG: each frame a bar of its phases or,
 * when there are too many, the share of each core's time that the phases took. Its size is bounded
 * whatever the number of frames and cores.
 */
final class Timeline {
  /** More bars than these could not be told apart, and their page would open slowly. */
  private static final int MOST_BARS = 2000;

  private static final int MOST_BARS_A_LANE = 300;
  private static final int MOST_ROWS = 64;

  /** Columns of all rows of an aggregated drawing together, each of which takes some 60 bytes. */
  private static final int MOST_CELLS = 10_000;

  private static final int MOST_COLUMNS = 450;

  private static final double LEFT = 96;
  private static final double WIDTH = 880;
  private static final double TOP = 6;
  private static final double BAR = 18;
  private static final double STRIP = 30;
  private static final int MOST_TALL_STRIPS = 12;
  private static final double GAP = 4;
  private static final double HEADING = 20;
  private static final double AXIS = 26;
  private static final double LEAST_WIDTH = 0.8;
  private static final double LEAST_FAILED_WIDTH = 3;
  private static final double TICKS = 9;
  private static final double MARK = 4;

  private final Markup page;
  private final Schedule schedule;
  private final FrameNames names;
  private final boolean aggregated;
  private final List<Strip> rows;
  private final int columns;

  Timeline(Markup page, Schedule schedule, FrameNames names) {
    this.page = page;
    this.schedule = schedule;
    this.names = names;
    int bars = 0;
    int longest = 0;
    for (Lane lane : schedule.lanes()) {
      bars += lane.spans().size();
      longest = Math.max(longest, lane.spans().size());
    }
    aggregated =
        bars > MOST_BARS || longest > MOST_BARS_A_LANE || schedule.lanes().size() > MOST_ROWS;
    rows = Strip.of(schedule.lanes(), MOST_ROWS);
    columns = Math.min(MOST_COLUMNS, MOST_CELLS / Math.max(1, rows.size()));
  }

  /** Whether frames are drawn together, not one by one. */
  boolean isAggregated() {
    return aggregated;
  }

  /** Seconds that a column of an aggregated drawing stands for. */
  double columnSeconds() {
    return schedule.seconds() / columns;
  }

  void draw() {
    boolean headings = schedule.executors() > 1 && rows.size() == schedule.lanes().size();
    double rowHeight = aggregated && rows.size() <= MOST_TALL_STRIPS ? STRIP : BAR;
    double lanesHeight =
        rows.size() * (rowHeight + GAP) + (headings ? schedule.executors() * HEADING : 0);
    double height = TOP + lanesHeight + AXIS;
    page.open(
        "svg",
        "class",
        "timeline",
        "role",
        "img",
        "aria-label",
        "Timeline of the frames over the executors' cores",
        "viewBox",
        "0 0 1000 " + Scale.coordinate(height));
    double y = TOP;
    String executor = null;
    for (Strip row : rows) {
      Lane first = row.lanes().get(0);
      if (headings && !first.executor().equals(executor)) {
        executor = first.executor();
        text(0, y + 13, "start", "executor " + executor + " on " + first.host());
        y += HEADING;
      }
      drawRow(row, y, rowHeight);
      y += rowHeight + GAP;
    }
    drawAxis(TOP, TOP + lanesHeight);
    page.close().line();
  }

  private void drawRow(Strip row, double y, double height) {
    text(LEFT - 8, y + height / 2 + 4, "end", label(row));
    page.empty(
        "rect",
        "class",
        "idle",
        "x",
        Scale.coordinate(LEFT),
        "y",
        Scale.coordinate(y),
        "width",
        Scale.coordinate(WIDTH),
        "height",
        Scale.coordinate(height));
    if (aggregated) {
      drawLoad(row, y, height);
      markFailures(row, y + height - MARK);
    } else {
      row.lanes().get(0).spans().forEach(span -> drawBar(span, y));
    }
    page.line();
  }

  private String label(Strip row) {
    Lane first = row.lanes().get(0);
    Lane last = row.lanes().get(row.lanes().size() - 1);
    if (row.lanes().size() == 1) {
      return "core " + first.number();
    }
    return first.executor().equals(last.executor())
        ? "exec. " + first.executor()
        : "exec. " + first.executor() + "–" + last.executor();
  }

  private double x(double seconds) {
    return LEFT + (seconds - schedule.begin()) / schedule.seconds() * WIDTH;
  }

  private void drawBar(Span span, double y) {
    boolean failed = span.record().status() == FrameStatus.FAILED;
    double left = x(span.start());
    double width = x(span.end()) - left;
    double least = failed ? LEAST_FAILED_WIDTH : LEAST_WIDTH;
    // What parts a frame from the next one.
    double drawn = Math.max(least, width - Math.min(1, width * 0.2));
    double stretch = drawn / span.record().totalSeconds();
    page.open("g", "class", "frame");
    page.leaf("title", hint(span));
    double from = left;
    for (Phase phase : Phase.values()) {
      double length = phase.seconds(span.record()) * stretch;
      if (length >= 0.01) {
        page.empty(
            "path",
            "class",
            phase.style(),
            "d",
            "M%s %sh%sv%sH%sz"
                .formatted(
                    Scale.coordinate(from),
                    Scale.coordinate(y),
                    Scale.coordinate(length),
                    Scale.coordinate(BAR),
                    Scale.coordinate(from)));
      }
      from += length;
    }
    page.close();
  }

  private String hint(Span span) {
    StringBuilder hint = new StringBuilder(names.of(span.record()));
    hint.append('\n').append(span.record().status().word());
    hint.append(" in ").append(Scale.time(span.record().totalSeconds()));
    hint.append(", from ").append(Scale.time(Math.max(0, span.start())));
    for (Phase phase : Phase.TIMED) {
      hint.append('\n').append(phase.word()).append(' ');
      hint.append(Scale.time(phase.seconds(span.record())));
    }
    return hint.toString();
  }

  /** The phases' shares stacked, each an outline along its columns. */
  private void drawLoad(Strip row, double y, double height) {
    Map<Phase, double[]> load = row.load(schedule, columns);
    double[] below = new double[columns];
    page.open("g");
    page.leaf("title", hint(row, load));
    for (Phase phase : Phase.values()) {
      double[] above = new double[columns];
      boolean any = false;
      for (int i = 0; i < columns; i++) {
        any |= load.get(phase)[i] > 0;
        above[i] = Math.min(1, below[i] + load.get(phase)[i]);
      }
      if (any) {
        page.empty("path", "class", phase.style(), "d", outline(below, above, y, height));
      }
      below = above;
    }
    page.close();
  }

  private static String hint(Strip row, Map<Phase, double[]> load) {
    double busy = 0;
    for (double[] shares : load.values()) {
      for (double share : shares) {
        busy += share / shares.length;
      }
    }
    Lane first = row.lanes().get(0);
    return "executor %s on %s%s\n%s, busy %s %% of the time"
        .formatted(
            first.executor(),
            first.host(),
            row.lanes().size() == 1 ? "" : " and on: " + row.lanes().size() + " cores",
            SummarySection.frames(row.frames()),
            Scale.digits(100 * busy));
  }

  /** Along the upper edge of the columns, and back along the lower one. */
  private String outline(double[] below, double[] above, double y, double height) {
    StringBuilder path = new StringBuilder("M" + Scale.coordinate(LEFT));
    String level = tenths(y + height);
    path.append(' ').append(level);
    for (int i = 0; i < columns; i++) {
      level = step(path, level, tenths(y + height * (1 - above[i])), i);
    }
    for (int i = columns; i > 0; i--) {
      level = step(path, level, tenths(y + height * (1 - below[i - 1])), i);
    }
    return path.append('H').append(Scale.coordinate(LEFT)).append('z').toString();
  }

  /** Goes on to the edge of a column, if the level is another from there. */
  private String step(StringBuilder path, String level, String next, int column) {
    if (!next.equals(level)) {
      path.append('H').append(Scale.coordinate(LEFT + column * WIDTH / columns));
      path.append('V').append(next);
    }
    return next;
  }

  /** Finer steps of a level would not be seen. */
  private static String tenths(double y) {
    return Scale.coordinate(Math.round(y * 10) / 10.0);
  }

  /** Failures may take no time at all, and still are what one looks for. */
  private void markFailures(Strip row, double y) {
    BitSet failed = row.failures(schedule, columns);
    StringBuilder path = new StringBuilder();
    for (int from = failed.nextSetBit(0); from >= 0; ) {
      int to = failed.nextClearBit(from);
      String left = Scale.coordinate(LEFT + from * WIDTH / columns);
      path.append('M').append(left).append(' ').append(Scale.coordinate(y));
      path.append('H').append(Scale.coordinate(LEFT + to * WIDTH / columns));
      path.append('v').append(Scale.coordinate(MARK)).append('H').append(left).append('z');
      from = failed.nextSetBit(to);
    }
    if (!path.isEmpty()) {
      page.empty("path", "class", Phase.FAILED.style(), "d", path.toString());
    }
  }

  private void drawAxis(double top, double bottom) {
    double step = Scale.clockStep(schedule.seconds() / TICKS);
    for (long i = (long) Math.ceil(schedule.begin() / step); i * step <= schedule.end(); i++) {
      String x = Scale.coordinate(x(i * step));
      page.empty(
          "path",
          "class",
          "rule",
          "d",
          "M%s %sV%s".formatted(x, Scale.coordinate(top), Scale.coordinate(bottom + 4)));
      text(x(i * step), bottom + 18, "middle", Scale.label(i * step, step));
    }
  }

  private void text(double x, double y, String anchor, String text) {
    page.leaf(
        "text", text, "x", Scale.coordinate(x), "y", Scale.coordinate(y), "text-anchor", anchor);
  }
}
