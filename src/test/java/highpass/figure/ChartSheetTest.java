package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.figure.Chart.Curve;
import highpass.figure.Chart.Mark;
import highpass.figure.Chart.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartSheetTest {
  private static final List<Chart> CHARTS =
      List.of(
          new Chart(
              "Time <of> all & more",
              "Cores",
              "Seconds",
              List.of(
                  new Curve(
                      "measured",
                      Style.MEASURED,
                      List.of(new Mark(1, 8, 7, 9), new Mark(2, 4, 4, 5))),
                  new Curve("linear", Style.DASHED, List.of(Mark.at(1, 8), Mark.at(2, 4))))));

  @Test
  void svgIsWellFormedAndInProportion() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(ChartSheet.svg(CHARTS).getBytes(StandardCharsets.UTF_8)));

    NodeList discs = svg.getElementsByTagName("circle");
    double x1 = number(discs, 0, "cx");
    double x2 = number(discs, 1, "cx");
    double y8 = number(discs, 0, "cy");
    double y4 = number(discs, 1, "cy");
    // Axes begin at 0: twice the value is twice the distance from the axes' origin.
    double origin = x1 - (x2 - x1);
    double base = y4 + (y4 - y8);
    assertEquals(78, origin, 0.05);
    assertEquals(450 - 64, base, 0.05);
    NodeList texts = svg.getElementsByTagName("text");
    boolean titled = false;
    for (int i = 0; i < texts.getLength(); i++) {
      titled |= texts.item(i).getTextContent().equals("Time <of> all & more");
    }
    assertTrue(titled);
  }

  private static double number(NodeList elements, int index, String attribute) {
    return Double.parseDouble(((Element) elements.item(index)).getAttribute(attribute));
  }

  @Test
  void pictureHasTheCurvesWhereTheSvgHasThem() {
    BufferedImage picture = ChartSheet.picture(CHARTS);
    assertEquals(3 * 560, picture.getWidth());
    assertEquals(3 * 450, picture.getHeight());
    int measured = CHARTS.get(0).curves().get(0).color().getRGB();
    double x = 78 + 1 / (2 * 1.08) * (560 - 78 - 24);
    double y = 450 - 64 - 8 / (9 * 1.08) * (450 - 76 - 64);
    assertEquals(measured, picture.getRGB((int) (3 * x), (int) (3 * y)));
    assertNotEquals(measured, picture.getRGB((int) (3 * x), (int) (3 * (y + 60))));
  }
}
