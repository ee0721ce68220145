package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Plane;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
  private static final int WHITE = 0xffffff;
  private static final Look LOOK = Look.standard();

  private static Plane noise(int height, int width, long seed) {
    Plane plane = Plane.zeros(height, width);
    Random random = new Random(seed);
    for (int i = 0; i < plane.pixels().length; i++) {
      plane.pixels()[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
    }
    return plane;
  }

  private static List<Panel> panels(int height, int width, int count) {
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      panels.add(new Panel(noise(height, width, i), "Title " + i, "file.fits", "DN/s"));
    }
    return panels;
  }

  private static Layout layout(List<Panel> panels, Magnification magnification) {
    List<Content> contents = panels.stream().map(panel -> Content.of(panel, LOOK)).toList();
    return new Layout(contents, magnification, Typeface.load());
  }

  private static Magnification magnification(List<Panel> panels, int width) {
    List<Content> contents = panels.stream().map(panel -> Content.of(panel, LOOK)).toList();
    return Figure.magnification(contents, Typeface.load(), width);
  }

  private static int rgb(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & WHITE;
  }

  @ParameterizedTest
  @CsvSource({
    // height, width, panels, figure's width -> zoom, bin
    "20, 30, 2, 1000, 12, 1",
    "300, 200, 3, 1300, 1, 1",
    "640, 500, 2, 1000, 1, 2",
    "40, 400, 2, 1200, 2, 1",
  })
  void picturesHoldThePixelsColors(
      int height, int width, int count, int figureWidth, int zoom, int bin) {
    List<Panel> panels = panels(height, width, count);
    assertEquals(new Magnification(zoom, bin), magnification(panels, figureWidth));
    Layout layout = layout(panels, new Magnification(zoom, bin));

    BufferedImage picture = Figure.sideBySide(panels, LOOK, figureWidth);

    assertEquals(layout.width(), picture.getWidth());
    assertEquals(layout.height(), picture.getHeight());
    assertTrue(picture.getWidth() <= figureWidth, () -> "width " + picture.getWidth());
    for (int i = 0; i < count; i++) {
      Plane plane = panels.get(i).plane();
      Shading shading = new Shading(LOOK.map(), LOOK.stretch(), LOOK.cuts().of(plane));
      Plane small = Downsampling.means(plane, bin);
      Rectangle image = layout.image(i);
      assertEquals(small.width() * zoom, image.width);
      assertEquals(small.height() * zoom, image.height);
      for (int y = 0; y < image.height; y++) {
        for (int x = 0; x < image.width; x++) {
          double value = small.at(small.height() - 1 - y / zoom, x / zoom);
          String at = "panel %d, x %d, y %d".formatted(i, x, y);
          assertEquals(shading.rgb(value), rgb(picture, image.x + x, image.y + y), at);
        }
      }
    }
  }

  @Test
  void theColorBarRunsThroughTheMap() {
    List<Panel> panels = panels(300, 300, 2);
    Layout layout = layout(panels, new Magnification(1, 1));
    BufferedImage picture = Figure.sideBySide(panels, LOOK, 900);
    Rectangle bar = layout.bar(1);
    assertEquals(LOOK.map().rgb(1), rgb(picture, bar.x + 1, bar.y));
    assertEquals(LOOK.map().rgb(0), rgb(picture, bar.x + 1, bar.y + bar.height - 1));
    assertEquals(LOOK.map().rgb(0.5), rgb(picture, bar.x + 1, bar.y + bar.height / 2 - 1), 0x10101);
    Rectangle box = layout.nanBox(1);
    assertEquals(LOOK.map().nanRgb(), rgb(picture, box.x + 1, box.y + 1));
  }

  @ParameterizedTest
  @CsvSource({"20,30,2", "300,200,3", "30,900,3", "1,1,2", "1,5000,2", "5000,1,2", "2,3,1"})
  void nothingOverlapsOrLeavesTheFigure(int height, int width, int count) {
    List<Panel> panels = panels(height, width, count);
    BufferedImage picture = Figure.sideBySide(panels, LOOK, Figure.defaultWidth(panels));
    Layout layout = layout(panels, magnification(panels, Figure.defaultWidth(panels)));
    Rectangle whole = new Rectangle(0, 0, picture.getWidth(), picture.getHeight());
    List<Rectangle> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(layout.image(i));
      parts.add(layout.bar(i));
      if (Content.of(panels.get(i), LOOK).hasNan()) {
        parts.add(layout.nanBox(i));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Rectangle part = parts.get(i);
      assertTrue(whole.contains(part), () -> part + " in " + whole);
      for (Rectangle other : parts.subList(0, i)) {
        assertFalse(part.intersects(other), () -> part + " and " + other);
      }
    }
    for (int x = 0; x < whole.width; x++) {
      assertEquals(WHITE, rgb(picture, x, 0), "the upper margin is free");
      assertEquals(WHITE, rgb(picture, x, whole.height - 1), "the lower margin is free");
    }
    for (int y = 0; y < whole.height; y++) {
      assertEquals(WHITE, rgb(picture, 0, y), "the left margin is free");
      assertEquals(WHITE, rgb(picture, whole.width - 1, y), "the right margin is free");
    }
  }

  @ParameterizedTest
  @CsvSource({"20,4000", "1,3000", "4000,20", "300,300"})
  void titleAndBarStandBesideThePicture(int height, int width) {
    List<Panel> panels = panels(height, width, 2);
    Layout layout = layout(panels, magnification(panels, Figure.defaultWidth(panels)));
    for (int i = 0; i < panels.size(); i++) {
      Rectangle image = layout.image(i);
      assertTrue(image.y - layout.subtitleY(i) <= layout.ems(1), "a title far above");
      assertTrue(layout.bar(i).x - image.getMaxX() <= layout.ems(1), "a bar far away");
      assertEquals(image.y, layout.bar(i).y);
    }
  }

  @Test
  void theFactorOfANarrowPicturesBarKeepsClearOfTheSubtitle() {
    Plane plane = noise(2000, 20, 1);
    Arrays.setAll(plane.pixels(), i -> plane.pixels()[i] * 1e-17);
    List<Panel> panels = List.of(new Panel(plane, "Title", "a subtitle of many letters", ""));
    Layout layout = layout(panels, new Magnification(1, 1));
    assertFalse(layout.barTicks(0).factor().isEmpty());
    assertTrue(layout.image(0).x + layout.subtitleWidth(0) <= layout.bar(0).x);
    assertTrue(layout.subtitleWidth(0) > 5 * layout.image(0).width, "there is room for words");
  }

  @Test
  void wordsAreDrawn() {
    List<Panel> panels = panels(200, 200, 2);
    Layout layout = layout(panels, new Magnification(2, 1));
    BufferedImage picture = Figure.sideBySide(panels, LOOK, 1200);
    Rectangle image = layout.image(0);
    Rectangle bar = layout.bar(0);
    int em = layout.ems(1);
    assertTrue(hasInk(picture, image.x, layout.titleY(0) - em, 3 * em, em), "title");
    assertTrue(hasInk(picture, image.x, layout.subtitleY(0) - em, 3 * em, em), "subtitle");
    assertTrue(hasInk(picture, layout.unitX(0) - em, bar.y, em, bar.height), "unit");
    assertTrue(hasInk(picture, layout.rowLabelX() - em, image.y, em, image.height), "row label");
    int below = image.y + image.height + layout.tickLength() + 1;
    assertTrue(hasInk(picture, image.x, below, image.width, 2 * em), "column numbers");
    assertFalse(hasInk(picture, image.x + image.width + 4, image.y, em / 2 - 4, em), "gap");
  }

  @Test
  void aUnitThatIsTooLongForTheBarEndsTheSubtitle() {
    String unit = "10**-20 erg/s/cm**2/Angstrom";
    List<Panel> panels = List.of(new Panel(noise(20, 600, 1), "Title", "", unit));
    Layout layout = layout(panels, new Magnification(1, 1));
    BufferedImage picture = Figure.sideBySide(panels, LOOK, layout.width());
    int em = layout.ems(1);
    int width = (int) Typeface.load().width(unit, Layout.SUBTITLE_SIZE * em);
    assertTrue(width <= layout.subtitleWidth(0), "there is room for all of it");
    int end = layout.image(0).x + width;
    assertTrue(hasInk(picture, end - em, layout.subtitleY(0) - em, em, em), "its end");
    assertFalse(layout.hasUnitBesideBar(0));
  }

  private static boolean hasInk(BufferedImage picture, int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        if (rgb(picture, column, row) < 0x808080) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void planesWithoutRangeOrNumbers() {
    Plane nan = Plane.zeros(30, 40);
    Arrays.fill(nan.pixels(), Double.NaN);
    Plane constant = Plane.zeros(30, 40);
    Arrays.fill(constant.pixels(), 7.25);
    Plane infinite = noise(30, 40, 1);
    infinite.pixels()[0] = Double.POSITIVE_INFINITY;
    infinite.pixels()[1] = Double.NEGATIVE_INFINITY;
    for (Stretch stretch : Stretch.values()) {
      for (Cuts cuts : List.of(Cuts.minMax(), Cuts.zScale(), Cuts.interval(90))) {
        List<Panel> panels =
            List.of(
                new Panel(nan, "nan", "", ""),
                new Panel(constant, "constant", "", ""),
                new Panel(infinite, "infinite", "", ""));
        Figure.sideBySide(panels, new Look(LOOK.map(), stretch, cuts), 900);
      }
    }
  }

  @Test
  void theSameInputGivesTheSamePicture() {
    BufferedImage first = Figure.sideBySide(panels(50, 60, 2), LOOK, 800);
    BufferedImage second = Figure.sideBySide(panels(50, 60, 2), LOOK, 800);
    assertArrayEquals(
        first.getRGB(0, 0, first.getWidth(), first.getHeight(), null, 0, first.getWidth()),
        second.getRGB(0, 0, second.getWidth(), second.getHeight(), null, 0, second.getWidth()));
  }

  @Test
  void planesOfTwoShapesAreRefused() {
    List<Panel> panels =
        List.of(panels(3, 4, 1).get(0), new Panel(Plane.zeros(4, 3), "other", "", ""));
    assertThrows(IllegalArgumentException.class, () -> Figure.sideBySide(panels, LOOK, 800));
  }
}
