package highpass.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of small pictures: many frames, each with its filtered version beside it, their names
 * above and the values at the ends of their colours below. On white, as wide as a sheet of paper
 * laid down.
 */
public final class ContactSheet {
  /** Frames of a full page. */
  public static final int MOST_FRAMES = 25;

  /** With these pixels per inch a full page fits on A4 and on letter paper, laid down. */
  static final int DOTS_PER_INCH = 260;

  /** Bytes at the beginning of a file that tell whether it is one. */
  public static final int HEAD = PngFile.HEAD;

  /** The title by which a file is known for one. */
  private static final String MARK = "fits-highpass contact sheet";

  private static final int MOST_COLUMNS = 5;

  /** The pictures' longest sides by the number of columns: fewer frames get larger ones. */
  private static final int[] SIDES = {520, 520, 430, 330, 264};

  private static final int MARGIN = 60;
  private static final int COLUMN_GAP = 44;
  private static final int ROW_GAP = 30;
  private static final int PAIR_GAP = 8;

  /** Below this there would be no room for words. */
  private static final int NARROWEST = 190;

  private static final double TITLE_SIZE = 36;
  private static final double TEXT_SIZE = 24;
  static final double NOTE_SIZE = 19.5;
  private static final int TITLE_LINE = 50;
  private static final int TEXT_LINE = 34;
  private static final int NAME_LINE = 34;
  private static final int NOTE_LINE = 27;
  private static final int LEGEND_LINE = 48;
  private static final int HEADER_GAP = 22;
  private static final int BAR_WIDTH = 180;
  private static final int BAR_HEIGHT = 20;
  private static final int BAR_GAP = 10;
  private static final int NOTICE_HEIGHT = 160;
  private static final int PADDING = 14;
  private static final int MOST_SUBTITLE_LINES = 4;

  private static final Color INK = new Color(0x1c1c1c);
  private static final Color FAINT_INK = new Color(0x5c5c5c);
  private static final Color OUTLINE = new Color(0x9a9a9a);
  private static final Color EMPTY = new Color(0xf3f3f3);
  private static final Color BAD = new Color(0xb3202f);

  /** What is shown of a frame. */
  public sealed interface Content permits Pair, Notice {}

  /**
   * Its pictures.
   *
   * @param original on the left
   * @param filtered on the right
   * @param note below them: what of the frame they show
   */
  public record Pair(Thumbnail original, Thumbnail filtered, String note) implements Content {}

  /**
   * Words, where there are no pictures.
   *
   * @param headline what is the matter
   * @param reason why
   * @param bad whether that is what should not be
   */
  public record Notice(String headline, String reason, boolean bad) implements Content {}

  /**
   * A frame.
   *
   * @param name above its pictures
   * @param content pictures or words
   */
  public record Cell(String name, Content content) {}

  private final String title;
  private final String subtitle;
  private final Look look;
  private final List<Cell> cells;
  private final int columns;
  private final Typeface typeface = Typeface.load();
  private final int boxWidth;
  private List<String> subtitleLines = List.of();
  private Graphics2D graphics;

  /**
   * A page.
   *
   * @param title above all
   * @param subtitle what is to be known of all pictures
   * @param look the pictures'
   * @param frames of all pages: each has the columns that one page of so many would have
   * @param cells of this page, at least one, at most {@link #MOST_FRAMES}
   */
  public ContactSheet(String title, String subtitle, Look look, int frames, List<Cell> cells) {
    this.title = title;
    this.subtitle = subtitle;
    this.look = look;
    this.cells = List.copyOf(cells);
    columns = Math.min(columns(frames), cells.size());
    boxWidth = Math.max(NARROWEST, thumbnails().mapToInt(this::slot).max().orElse(0));
  }

  /** How many pages so many frames take. */
  public static int pages(int frames) {
    return (frames - 1) / MOST_FRAMES + 1;
  }

  /** How large the pictures of so many frames should be. */
  public static int side(int frames) {
    return SIDES[columns(frames) - 1];
  }

  private static int columns(int frames) {
    return Math.min(MOST_COLUMNS, (int) Math.ceil(Math.sqrt(frames)));
  }

  private Stream<Thumbnail> thumbnails() {
    return cells.stream()
        .map(Cell::content)
        .filter(Pair.class::isInstance)
        .map(Pair.class::cast)
        .flatMap(pair -> Stream.of(pair.original(), pair.filtered()));
  }

  /** Writes the page as a PNG; the same page gives the same bytes. */
  public void writeTo(OutputStream out) throws IOException {
    PngFile.write(draw(), DOTS_PER_INCH, MARK, out);
  }

  /**
   * Whether a file is a contact sheet.
   *
   * @param head its first {@link #HEAD} bytes, or all if it is shorter
   */
  public static boolean isOne(byte[] head) {
    return PngFile.isTitled(head, MARK);
  }

  BufferedImage draw() {
    int width = 2 * MARGIN + columns * (cellWidth() + COLUMN_GAP) - COLUMN_GAP;
    subtitleLines = typeface.wrap(subtitle, TEXT_SIZE, width - 2.0 * MARGIN, MOST_SUBTITLE_LINES);
    int rows = (cells.size() - 1) / columns + 1;
    int height = cellsTop() + MARGIN - ROW_GAP;
    for (int row = 0; row < rows; row++) {
      height += rowHeight(row) + ROW_GAP;
    }
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = page.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    drawHeader(width - 2 * MARGIN);
    int y = cellsTop();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns && row * columns + column < cells.size(); column++) {
        int x = MARGIN + column * (cellWidth() + COLUMN_GAP);
        drawCell(cells.get(row * columns + column), x, y);
      }
      y += rowHeight(row) + ROW_GAP;
    }
    graphics.dispose();
    return page;
  }

  private int cellWidth() {
    return 2 * boxWidth + PAIR_GAP;
  }

  /** Of a row of cells: as its highest picture needs it. */
  private int rowHeight(int row) {
    int to = Math.min(cells.size(), (row + 1) * columns);
    int highest =
        cells.subList(row * columns, to).stream()
            .map(Cell::content)
            .mapToInt(ContactSheet::contentHeight)
            .max()
            .orElseThrow();
    return NAME_LINE + highest + 2 * NOTE_LINE;
  }

  private static int contentHeight(Content content) {
    return content instanceof Pair pair
        ? Math.max(pair.original().image().getHeight(), pair.filtered().image().getHeight())
        : NOTICE_HEIGHT;
  }

  private int cellsTop() {
    return MARGIN + TITLE_LINE + subtitleLines.size() * TEXT_LINE + LEGEND_LINE + HEADER_GAP;
  }

  private void drawHeader(int width) {
    graphics.setColor(INK);
    int y = MARGIN + (int) TITLE_SIZE - BAR_GAP;
    typeface.draw(graphics, typeface.fit(title, TITLE_SIZE, width), MARGIN, y, TITLE_SIZE);
    graphics.setColor(FAINT_INK);
    y += TITLE_LINE - BAR_GAP / 2;
    for (String line : subtitleLines) {
      typeface.draw(graphics, line, MARGIN, y, TEXT_SIZE);
      y += TEXT_LINE;
    }
    drawLegend(y + BAR_GAP);
  }

  /** The colours, on that base line. */
  private void drawLegend(int y) {
    double x = MARGIN;
    x = legendWord("low", x, y);
    Rectangle bar = new Rectangle((int) x, y - BAR_HEIGHT + 2, BAR_WIDTH, BAR_HEIGHT);
    for (int i = 0; i < bar.width; i++) {
      graphics.setColor(new Color(look.map().rgb((i + 0.5) / bar.width)));
      graphics.fillRect(bar.x + i, bar.y, 1, bar.height);
    }
    outline(bar);
    x = legendWord("high", bar.getMaxX() + BAR_GAP, y);
    if (thumbnails().anyMatch(Thumbnail::hasNan)) {
      Rectangle box =
          new Rectangle((int) x + 2 * BAR_GAP, y - BAR_HEIGHT + 2, BAR_HEIGHT, BAR_HEIGHT);
      graphics.setColor(new Color(look.map().nanRgb()));
      graphics.fill(box);
      outline(box);
      legendWord("NaN", box.getMaxX() + BAR_GAP, y);
    }
  }

  /** Returns where the next thing may stand. */
  private double legendWord(String word, double x, int y) {
    graphics.setColor(FAINT_INK);
    typeface.draw(graphics, word, x, y, TEXT_SIZE);
    return x + typeface.width(word, TEXT_SIZE) + BAR_GAP;
  }

  private void drawCell(Cell cell, int x, int y) {
    graphics.setColor(INK);
    String name = typeface.fit(cell.name(), TEXT_SIZE, cellWidth());
    typeface.draw(graphics, name, x, y + TEXT_SIZE, TEXT_SIZE);
    int top = y + NAME_LINE;
    if (cell.content() instanceof Pair pair) {
      drawPicture(pair.original(), x, top);
      drawPicture(pair.filtered(), x + slot(pair.original()) + PAIR_GAP, top);
      int noteY = top + pair.original().image().getHeight() + 2 * NOTE_LINE - 4;
      graphics.setColor(FAINT_INK);
      String note = typeface.fit(pair.note(), NOTE_SIZE, cellWidth());
      typeface.draw(graphics, note, x, noteY, NOTE_SIZE);
    } else if (cell.content() instanceof Notice notice) {
      drawNotice(notice, new Rectangle(x, top, cellWidth(), NOTICE_HEIGHT));
    }
  }

  /** The upper left corner is given; its range stands right below. */
  private void drawPicture(Thumbnail thumbnail, int x, int y) {
    BufferedImage image = thumbnail.image();
    graphics.drawImage(image, x, y, null);
    outline(new Rectangle(x, y, image.getWidth(), image.getHeight()));
    graphics.setColor(FAINT_INK);
    String range = typeface.fit(thumbnail.range(), NOTE_SIZE, boxWidth);
    typeface.draw(graphics, range, x, y + image.getHeight() + NOTE_LINE - 3, NOTE_SIZE);
  }

  /** Room for a picture and the range below it. */
  private int slot(Thumbnail thumbnail) {
    int range = (int) Math.ceil(typeface.width(thumbnail.range(), NOTE_SIZE)) + PADDING;
    return Math.max(thumbnail.image().getWidth(), Math.min(range, SIDES[columns - 1]));
  }

  private void drawNotice(Notice notice, Rectangle box) {
    graphics.setColor(EMPTY);
    graphics.fill(box);
    outline(box);
    int x = box.x + PADDING;
    double width = box.width - 2.0 * PADDING;
    int y = box.y + PADDING + (int) TEXT_SIZE;
    graphics.setColor(notice.bad() ? BAD : INK);
    typeface.draw(graphics, notice.headline(), x, y, TEXT_SIZE);
    graphics.setColor(INK);
    int most = (box.height - 2 * PADDING - (int) TEXT_SIZE) / NOTE_LINE;
    for (String line : typeface.wrap(notice.reason(), NOTE_SIZE, width, most)) {
      y += NOTE_LINE;
      typeface.draw(graphics, line, x, y, NOTE_SIZE);
    }
  }

  /** A thin line around a rectangle, outside of it. */
  private void outline(Rectangle r) {
    graphics.setColor(OUTLINE);
    graphics.drawRect(r.x - 1, r.y - 1, r.width + 1, r.height + 1);
  }
}
