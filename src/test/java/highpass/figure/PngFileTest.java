package highpass.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngFileTest {
  private static byte[] written(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngFile.write(image, 300, out);
    return out.toByteArray();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(2, 1, 0x123456);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(written(image)));
    assertEquals(0x123456, read.getRGB(2, 1) & 0xffffff);
    assertEquals(0, read.getRGB(0, 0) & 0xffffff);
    assertArrayEquals(written(image), written(image));
  }

  @Test
  void theSizeInPrintIsTold() throws IOException {
    byte[] png = written(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));
    String text = new String(png, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("pHYs") + 4;
    assertTrue(at > 4);
    // 300 / 0.0254, in pixels per metre.
    assertEquals(11811, ByteBuffer.wrap(png).getInt(at));
    assertEquals(11811, ByteBuffer.wrap(png).getInt(at + 4));
    assertEquals(1, png[at + 8]);
  }
}
