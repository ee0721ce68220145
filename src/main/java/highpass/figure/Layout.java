package highpass.figure;

import highpass.figure.Ticks.Tick;
import java.awt.Rectangle;
import java.util.List;

/**
 * Where everything stands in a figure whose panels all have planes of one shape. Distances are
 * multiples of the em, the size of the letters, which goes with the pictures' size: so figures look
 * alike when they are printed at the same width.
 *
 * <p>Around each picture: its title and subtitle above, its colour bar with numbers and unit to the
 * right; a unit that is too long for that ends the subtitle. The pixel axes are the same for all,
 * so their numbers stand at the first column and the last row only. A picture that is lower than
 * its colour bar, or narrower than its title, keeps to the upper left of its cell.
 */
final class Layout {
  /** Ems across the pictures: as 8-point letters in a figure as wide as a page of a journal. */
  private static final double EMS_ACROSS = 52;

  /** A column of pictures this many times as high as it is wide counts as that much wider. */
  private static final double HEIGHT_WEIGHT = 1.4;

  private static final int SMALLEST_EM = 12;

  /** Pictures at least this many times wider than high stand one above the other. */
  private static final double WIDE = 2.2;

  static final double TITLE_SIZE = 1.1;
  static final double SUBTITLE_SIZE = 0.85;
  static final double NUMBER_SIZE = 0.9;

  private static final double MARGIN = 0.9;
  private static final double TITLE_LINE = 1.6;
  private static final double SUBTITLE_LINE = 1.5;
  private static final double PANEL_GAP = 1.5;
  private static final double NARROWEST = 16;
  private static final double LOWEST = 7;

  /** The column axis's label is that wide, or less. */
  private static final double COLUMN_LABEL = 8;

  private static final double TICK = 0.35;
  private static final double NUMBER_GAP = 0.3;
  private static final double LABEL_LINE = 1.5;
  private static final double BAR_GAP = 0.7;
  private static final double BAR_WIDTH = 0.9;
  private static final double NAN_ROOM = 1.9;

  /** Room for a number on an axis, for columns beside its own width. */
  private static final double BAR_TICK_ROOM = 2.2;

  private static final double COLUMN_TICK_ROOM = 1.4;
  private static final double ROW_TICK_ROOM = 2.8;

  private final List<Content> contents;
  private final Magnification magnification;
  private final Typeface typeface;
  private final int em;
  private final int columns;
  private final int rows;
  private final int imageWidth;
  private final int imageHeight;
  private final int cellHeight;
  private final int[] columnX;
  private final int[] columnWidth;
  private final int width;

  Layout(List<Content> contents, Magnification magnification, Typeface typeface) {
    this.contents = contents;
    this.magnification = magnification;
    this.typeface = typeface;
    int frameHeight = contents.get(0).panel().plane().height();
    int frameWidth = contents.get(0).panel().plane().width();
    columns = columns(contents.size(), frameHeight, frameWidth);
    rows = contents.size() / columns;
    imageWidth = magnification.screen(frameWidth);
    imageHeight = magnification.screen(frameHeight);
    double across = Math.max(columns * imageWidth, HEIGHT_WEIGHT * rows * imageHeight);
    em = Math.max(SMALLEST_EM, (int) Math.round(across / EMS_ACROSS));
    cellHeight = Math.max(imageHeight, ems(LOWEST));
    columnX = new int[columns];
    columnWidth = new int[columns];
    int x = ems(MARGIN + LABEL_LINE + TICK + NUMBER_GAP) + widest(rowTicks());
    for (int column = 0; column < columns; column++) {
      columnX[column] = x;
      columnWidth[column] = Math.max(barOffset(column) + barRoom(column), ems(NARROWEST));
      x += columnWidth[column] + ems(PANEL_GAP);
    }
    width = x - ems(PANEL_GAP) + ems(MARGIN);
  }

  /** How many pictures stand side by side: all, unless they are much wider than high. */
  static int columns(int panels, int height, int width) {
    return width >= WIDE * height ? 1 : panels;
  }

  int ems(double count) {
    return (int) Math.round(count * em);
  }

  double em() {
    return em;
  }

  int width() {
    return width;
  }

  int height() {
    int axis = imageHeight + ems(TICK + NUMBER_GAP + NUMBER_SIZE + LABEL_LINE);
    return rows * titleRoom()
        + (rows - 1) * (cellHeight + ems(PANEL_GAP))
        + Math.max(cellHeight, axis)
        + ems(2 * MARGIN);
  }

  /** Thickness of lines. */
  int line() {
    return Math.max(1, em / 18);
  }

  int tickLength() {
    return ems(TICK);
  }

  int numberGap() {
    return ems(NUMBER_GAP);
  }

  int labelLine() {
    return ems(LABEL_LINE);
  }

  Magnification magnification() {
    return magnification;
  }

  private int titleRoom() {
    return ems(TITLE_LINE + SUBTITLE_LINE);
  }

  private int widest(Ticks ticks) {
    double widest = 0;
    for (Tick tick : ticks.ticks()) {
      widest = Math.max(widest, typeface.width(tick.label(), NUMBER_SIZE * em));
    }
    return (int) Math.ceil(widest);
  }

  /**
   * Where the colour bars of a column's pictures may begin: beside them, unless they are so narrow
   * that a bar's factor would then stand in the subtitle, or so small that a bar would reach down
   * to the label of the column axis.
   */
  private int barOffset(int column) {
    for (int i = column; i < contents.size(); i += columns) {
      if (!barTicks(i).factor().isEmpty()) {
        return Math.max(imageWidth, ems(NARROWEST));
      }
    }
    return cellHeight > imageHeight ? Math.max(imageWidth, ems(COLUMN_LABEL)) : imageWidth;
  }

  /** Room for the colour bars of a column, from that offset on. */
  private int barRoom(int column) {
    int widest = 0;
    boolean units = false;
    for (int i = column; i < contents.size(); i += columns) {
      Ticks ticks = barTicks(i);
      widest = Math.max(widest, widest(ticks));
      widest = Math.max(widest, factorWidth(ticks) - ems(BAR_WIDTH + TICK + NUMBER_GAP));
      if (contents.get(i).hasNan()) {
        widest = Math.max(widest, (int) Math.ceil(typeface.width("NaN", NUMBER_SIZE * em)));
      }
      units |= hasUnitBesideBar(i);
    }
    return ems(BAR_GAP + BAR_WIDTH + TICK + NUMBER_GAP) + widest + (units ? labelLine() : 0);
  }

  private int factorWidth(Ticks ticks) {
    return (int) Math.ceil(typeface.width(ticks.factor(), NUMBER_SIZE * em));
  }

  /** The panel's picture. */
  Rectangle image(int panel) {
    int row = panel / columns;
    int top = ems(MARGIN) + row * (cellHeight + ems(PANEL_GAP)) + (row + 1) * titleRoom();
    return new Rectangle(columnX[panel % columns], top, imageWidth, imageHeight);
  }

  /** What of the panel's height is its own: that of its picture or, if it is more, its bar's. */
  Rectangle cell(int panel) {
    Rectangle image = image(panel);
    return new Rectangle(image.x, image.y, columnWidth[panel % columns], cellHeight);
  }

  /** The panel's colour bar. */
  Rectangle bar(int panel) {
    Rectangle image = image(panel);
    int height = cellHeight - (contents.get(panel).hasNan() ? ems(NAN_ROOM) : 0);
    int x = image.x + barOffset(panel % columns) + ems(BAR_GAP);
    return new Rectangle(x, image.y, ems(BAR_WIDTH), height);
  }

  /** The square that shows the colour of NaN, below the colour bar. */
  Rectangle nanBox(int panel) {
    Rectangle bar = bar(panel);
    return new Rectangle(bar.x, bar.y + cellHeight - bar.width, bar.width, bar.width);
  }

  /** Base line of the panel's title. */
  int titleY(int panel) {
    return subtitleY(panel) - ems(SUBTITLE_LINE);
  }

  /** Base line of the panel's subtitle and of its colour bar's factor. */
  int subtitleY(int panel) {
    return bar(panel).y - ems(SUBTITLE_LINE - SUBTITLE_SIZE);
  }

  /** The most that a title may be wide: it may stand over the colour bar. */
  int titleWidth(int panel) {
    return columnWidth[panel % columns];
  }

  /** The same for a subtitle, which leaves room for the colour bar's factor. */
  int subtitleWidth(int panel) {
    return barTicks(panel).factor().isEmpty() ? titleWidth(panel) : barOffset(panel % columns);
  }

  /** Whether there is a unit that is no longer than the panel is high; others join the subtitle. */
  boolean hasUnitBesideBar(int panel) {
    String unit = contents.get(panel).panel().unit();
    return !unit.isEmpty() && typeface.width(unit, em) <= cellHeight;
  }

  /** Base line of a unit beside the bar, which is written upwards. */
  int unitX(int panel) {
    int column = panel % columns;
    return columnX[column] + barOffset(column) + barRoom(column) - ems(0.25);
  }

  boolean hasRowNumbers(int panel) {
    return panel % columns == 0;
  }

  boolean hasColumnNumbers(int panel) {
    return panel / columns == rows - 1;
  }

  /** Base line of the row axis's label, which is written upwards. */
  int rowLabelX() {
    return ems(MARGIN) + ems(NUMBER_SIZE);
  }

  Ticks columnTicks() {
    int pixels = contents.get(0).panel().plane().width();
    double number = typeface.width(Integer.toString(pixels), NUMBER_SIZE);
    return axis(pixels, imageWidth, number + COLUMN_TICK_ROOM);
  }

  Ticks rowTicks() {
    return axis(contents.get(0).panel().plane().height(), imageHeight, ROW_TICK_ROOM);
  }

  /** Pixels are numbered from 0 and their centres have whole numbers. */
  private Ticks axis(int pixels, int screen, double room) {
    return Ticks.whole(-0.5, pixels - 0.5, Math.max(1, (int) (screen / (room * em))));
  }

  Ticks barTicks(int panel) {
    int height = cellHeight - (contents.get(panel).hasNan() ? ems(NAN_ROOM) : 0);
    return contents.get(panel).barTicks(Math.max(1, (int) (height / (BAR_TICK_ROOM * em))));
  }
}
