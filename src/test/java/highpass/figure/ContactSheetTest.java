package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.figure.ContactSheet.Cell;
import highpass.figure.ContactSheet.Notice;
import highpass.figure.ContactSheet.Pair;
import highpass.filter.Plane;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSheetTest {
  private static final Look LOOK = Look.standard();
  private static final int A4_MILLIMETRES = 297;
  private static final double MILLIMETRES_PER_INCH = 25.4;

  private static Thumbnail noise(int height, int width, long seed, int side) {
    Random random = new Random(seed);
    Plane plane = Plane.zeros(height, width);
    Arrays.setAll(plane.pixels(), i -> random.nextGaussian());
    return Thumbnail.of(plane, LOOK, side);
  }

  private static List<Cell> cells(int count, int height, int width) {
    int side = ContactSheet.side(count);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thumbnail original = noise(height, width, i, side);
      Thumbnail filtered = noise(height, width, -i, side);
      cells.add(new Cell("frame " + i, new Pair(original, filtered, "what")));
    }
    return cells;
  }

  private static ContactSheet sheet(int frames, List<Cell> cells) {
    return new ContactSheet("title", "subtitle", LOOK, frames, cells);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "25,1", "26,2", "50,2", "51,3", "1000000,40000"})
  void pagesHoldTwentyFiveFrames(int frames, int pages) {
    assertEquals(pages, ContactSheet.pages(frames));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12, 25})
  void everyPictureStandsOnThePagePixelByPixel(int frames) {
    List<Cell> cells = cells(frames, 500, 400);
    BufferedImage page = sheet(frames, cells).draw();
    for (Cell cell : cells) {
      Pair pair = (Pair) cell.content();
      assertTrue(holds(page, pair.original().image()), cell.name() + ", original");
      assertTrue(holds(page, pair.filtered().image()), cell.name() + ", filtered");
    }
    double inches = (double) page.getWidth() / ContactSheet.DOTS_PER_INCH;
    assertTrue(inches * MILLIMETRES_PER_INCH < A4_MILLIMETRES, page.getWidth() + " pixels wide");
    for (int x = 0; x < page.getWidth(); x++) {
      assertEquals(0xffffff, page.getRGB(x, 0) & 0xffffff, "the upper margin is free");
      int bottom = page.getHeight() - 1;
      assertEquals(0xffffff, page.getRGB(x, bottom) & 0xffffff, "the lower margin is free");
    }
    for (int y = 0; y < page.getHeight(); y++) {
      int right = page.getWidth() - 1;
      assertEquals(0xffffff, page.getRGB(right, y) & 0xffffff, "the right margin is free");
    }
  }

  @Test
  void rangesBelowNarrowPicturesHaveRoom() {
    Plane plane = Plane.zeros(100, 10);
    Arrays.setAll(plane.pixels(), i -> -1.23e-17 + i * 1e-20);
    Thumbnail thumbnail = Thumbnail.of(plane, LOOK, 200);
    List<Cell> cells = Collections.nCopies(25, new Cell("a", new Pair(thumbnail, thumbnail, "")));
    double range = Typeface.load().width(thumbnail.range(), ContactSheet.NOTE_SIZE);
    assertTrue(sheet(25, cells).draw().getWidth() > 5 * 2 * range, thumbnail.range());
  }

  @Test
  void aFailureIsWrittenInRedWhereThePicturesWouldBe() {
    List<Cell> whole = cells(2, 30, 40);
    List<Cell> broken = new ArrayList<>(whole);
    broken.set(1, new Cell("broken", new Notice("failed", "HDU 0: ".repeat(300), true)));
    assertEquals(0, reds(sheet(2, whole).draw()));
    BufferedImage page = sheet(2, broken).draw();
    assertTrue(reds(page) > 100, "red letters: " + reds(page));
    assertTrue(holds(page, ((Pair) whole.get(0).content()).original().image()));
    List<Cell> empty = List.of(new Cell("table", new Notice("no image", "nothing", false)));
    assertEquals(0, reds(sheet(1, empty).draw()), "what is no failure is not red");
  }

  @Test
  void theColourOfNanIsExplainedWhereThereIsOne() {
    Plane plane = Plane.zeros(20, 20);
    plane.pixels()[7] = Double.NaN;
    Thumbnail thumbnail = Thumbnail.of(plane, LOOK, 100);
    Cell cell = new Cell("a", new Pair(thumbnail, thumbnail, ""));
    int nan = LOOK.map().nanRgb();
    int square = thumbnail.image().getWidth() / 20;
    int inPictures = 2 * square * square;
    // The edges of a few letters have that grey too.
    double letters = 40;
    assertEquals(
        inPictures + 20 * 20, (double) count(sheet(1, List.of(cell)).draw(), nan), letters);
    assertEquals(0, (double) count(sheet(1, cells(1, 20, 20)).draw(), nan), letters);
  }

  @Test
  void theSamePageGivesTheSameBytesAndIsKnownAgain() throws IOException {
    byte[] first = bytes(sheet(3, cells(3, 70, 90)));
    assertArrayEquals(first, bytes(sheet(3, cells(3, 70, 90))));
    assertTrue(ContactSheet.isOne(Arrays.copyOf(first, ContactSheet.HEAD)));
    assertEquals(
        sheet(3, cells(3, 70, 90)).draw().getHeight(),
        ImageIO.read(new ByteArrayInputStream(first)).getHeight());
  }

  @Test
  void otherPicturesAreNoContactSheets() throws IOException {
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    PngFile.write(sheet(1, cells(1, 9, 9)).draw(), 100, other);
    assertFalse(ContactSheet.isOne(other.toByteArray()));
    assertFalse(ContactSheet.isOne(new byte[0]));
    assertFalse(
        ContactSheet.isOne(
            "tEXtTitle\0fits-highpass contact sheet".getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] bytes(ContactSheet sheet) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sheet.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static boolean holds(BufferedImage page, BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] wanted = picture.getRGB(0, 0, width, height, null, 0, width);
    int[] all = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
    for (int y = 0; y + height <= page.getHeight(); y++) {
      for (int x = 0; x + width <= page.getWidth(); x++) {
        if (holds(all, y * page.getWidth() + x, page.getWidth(), wanted, width)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holds(int[] page, int from, int pageWidth, int[] wanted, int width) {
    for (int row = 0; row * width < wanted.length; row++) {
      int start = from + row * pageWidth;
      int line = row * width;
      if (!Arrays.equals(page, start, start + width, wanted, line, line + width)) {
        return false;
      }
    }
    return true;
  }

  private static int reds(BufferedImage page) {
    return count(page, 0xb3202f);
  }

  private static int count(BufferedImage page, int colour) {
    int[] all = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
    return Math.toIntExact(Arrays.stream(all).filter(rgb -> (rgb & 0xffffff) == colour).count());
  }
}
