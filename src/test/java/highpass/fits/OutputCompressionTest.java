package highpass.fits;

import static highpass.fits.FrameBytes.axes;
import static highpass.fits.FrameBytes.image;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Boundary;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class OutputCompressionTest {
  private static final Provenance HOW =
      new Provenance(
          Product.HIGH_PASS, Window.square(3), Boundary.REFLECT, NanPolicy.IGNORE, "1", "a.fits");

  @Test
  void gzipHoldsTheFrameAndNothingOfTheDay() throws Exception {
    Frame frame = image(-32, axes(2, 2), "OBJECT  = 'M 31'").floats(1, 2, 3, 4).read();
    byte[] packed = written(frame, OutputCompression.GZIP);
    assertArrayEquals(
        written(frame, OutputCompression.NONE),
        new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
    // No flags, so no name; no time; RFC 1952.
    assertArrayEquals(new byte[] {0, 0, 0, 0, 0}, Arrays.copyOfRange(packed, 3, 8));
    assertArrayEquals(packed, written(frame, OutputCompression.GZIP));
  }

  @Test
  void tilesAreReadBackAsTheFrameThatWasNotCompressed() throws Exception {
    Frame frame =
        image(-64, axes(3, 2), "OBJECT  = 'M 31'", "EXTEND  = T", "HISTORY x")
            .doubles(1, Double.NaN, -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, 6)
            .pad(0)
            .extension("BINTABLE", 8, axes(4, 1), "PCOUNT  = 0", "GCOUNT  = 1", "TFIELDS = 0")
            .raw(new byte[] {1, 2, 3, 4})
            .pad(0)
            .extension("IMAGE", 16, axes(2, 2, 2), "PCOUNT  = 0", "GCOUNT  = 1", "EXTNAME = 'CUBE'")
            .shorts(1, 2, 3, 4, 5, 6, 7, 8)
            .read();
    assertReadBack(frame, 4);
  }

  @Test
  void noiseAndZerosBeyondOneChunkAreReadBack() throws Exception {
    byte[] pixels = new byte[1100 * 1000 * 4];
    new Random(8).nextBytes(pixels);
    Arrays.fill(pixels, 0, pixels.length / 8, (byte) 0);
    for (int i = 0; i < pixels.length; i += 4) {
      pixels[i] &= 0x3f; // neither NaN nor infinite
    }
    assertReadBack(image(-32, axes(1100, 1000)).raw(pixels).read(), 2);
  }

  /** Without it Astropy 5 shows other pixels. */
  @Test
  void tilesSayThatThePixelsAreAsTheyWere() throws Exception {
    Frame frame = image(-32, axes(2, 2)).floats(1, 2, 3, 4).read();
    String[] cards = FrameBytes.cards(written(frame, OutputCompression.FZ), Structure.BLOCK);
    assertTrue(Arrays.stream(cards).anyMatch(card -> card.startsWith("ZQUANTIZ= 'NONE    '")));
  }

  private static void assertReadBack(Frame frame, int hdus) throws IOException, FrameException {
    byte[] tiled = written(frame, OutputCompression.FZ);
    assertEquals(hdus, hdus(tiled));
    Frame back = FrameBytes.read(tiled);
    assertEquals("[]", back.warnings().toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    back.writeTo(out);
    assertArrayEquals(written(frame, OutputCompression.NONE), out.toByteArray());
  }

  private static int hdus(byte[] bytes) {
    int hdus = 0;
    for (int at = 0; at < bytes.length; at += Structure.BLOCK) {
      Card card = new Card(bytes, at);
      hdus += card.is("SIMPLE") || card.is("XTENSION") ? 1 : 0;
    }
    return hdus;
  }

  @Test
  void cardsThatTheTableWouldSwallowAreNotLostInSilence() throws Exception {
    for (String card :
        List.of("ZTILE1  = 5", "TTYPE3  = 'x'", "ZIMAGE  = F", "EXTNAME = 'COMPRESSED_IMAGE'")) {
      Frame frame = image(-32, axes(2, 2), card).floats(1, 2, 3, 4).read();
      FrameException e =
          assertThrows(FrameException.class, () -> written(frame, OutputCompression.FZ));
      assertTrue(
          e.getMessage().contains("the card %s would be lost".formatted(card.split("[ =]", 2)[0])),
          e.getMessage());
    }
  }

  /** Neither CFITSIO nor Astropy reads the bytes of a column that a card scales. */
  @Test
  void cardsThatTheTableWouldTakeForItsOwnAreRefused() throws Exception {
    for (String card : List.of("TSCAL1  = 3", "TZERO1  = 3", "ZMASKCMP= 'RICE_1'")) {
      Frame frame = image(-32, axes(2, 2), card).floats(1, 2, 3, 4).read();
      FrameException e =
          assertThrows(FrameException.class, () -> written(frame, OutputCompression.FZ));
      assertTrue(
          e.getMessage()
              .contains("the card %s would change how".formatted(card.split("[ =]", 2)[0])),
          e.getMessage());
    }
  }

  /** CFITSIO has room for six. */
  @Test
  void imagesOfMoreAxesThanReadersKnowAreNotCompressed() throws Exception {
    assertReadBack(image(-32, axes(2, 2, 1, 1, 1, 1)).floats(1, 2, 3, 4).read(), 2);
    Frame frame = image(-32, axes(2, 2, 1, 1, 1, 1, 1)).floats(1, 2, 3, 4).read();
    FrameException e =
        assertThrows(FrameException.class, () -> written(frame, OutputCompression.FZ));
    assertTrue(e.getMessage().contains("7 axes are more than the 6"), e.getMessage());
  }

  /** The frame with its own pixels for filtered ones. */
  private static byte[] written(Frame frame, OutputCompression compression)
      throws IOException, FrameException {
    FilteredFrame filtered = new FilteredFrame(frame, OutputType.AUTO, HOW);
    for (ImageHdu image : frame.images()) {
      Plane plane = Plane.zeros(image.height(), image.width());
      for (long k = 0; k < image.planeCount(); k++) {
        image.readPlane(k, plane);
        filtered.put(image, k, plane);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    filtered.writeTo(out, compression);
    return out.toByteArray();
  }
}
