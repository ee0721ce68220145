package highpass.fits;

import static highpass.fits.FrameBytes.axes;
import static highpass.fits.FrameBytes.image;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An output is accepted if it is the one that would be written, and in no other case. */
class OutputCheckTest {
  private static final Provenance HOW =
      new Provenance(
          Product.HIGH_PASS, Window.square(3), Boundary.REFLECT, NanPolicy.IGNORE, "1", "a.fits");

  /** An image as the primary HDU, a table, an image extension whose last row of 5 is odd. */
  private static byte[] input() {
    return image(-32, axes(3, 2), "OBJECT  = 'M 31'", "EXTEND  = T")
        .floats(1, Float.NaN, 3, 4, 5, 6)
        .pad(0)
        .extension("BINTABLE", 8, axes(4, 1), "PCOUNT  = 0", "GCOUNT  = 1", "TFIELDS = 0")
        .raw(new byte[] {1, 2, 3, 4})
        .pad(0)
        .extension("IMAGE", 16, axes(2, 5), "PCOUNT  = 0", "GCOUNT  = 1", "EXTNAME = 'SCI'")
        .shorts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
        .padded();
  }

  @ParameterizedTest
  @EnumSource
  void theOutputThatWouldBeWritten(OutputCompression compression) throws Exception {
    byte[] out = written(input(), HOW, compression);

    assertTrue(accepts(input(), HOW, compression, out));
  }

  @ParameterizedTest
  @EnumSource
  void noOutputWithAnyByteChanged(OutputCompression compression) throws Exception {
    byte[] content = written(input(), HOW, OutputCompression.NONE);
    byte[] out = written(input(), HOW, compression);
    // 13 has no factor in common with cards, blocks and pixels, so every part has its turn.
    int step = compression == OutputCompression.GZIP ? 1 : 13;
    for (int i = 0; i < out.length; i += step) {
      out[i] ^= 0x10;
      // Some bits of a gzip file do not matter: the frame in it is the same whatever they are.
      if (compression != OutputCompression.GZIP || !Arrays.equals(content, inflated(out))) {
        assertFalse(accepts(input(), HOW, compression, out), "byte " + i + " of " + out.length);
      }
      out[i] ^= 0x10;
    }
  }

  @ParameterizedTest
  @EnumSource
  void noOutputThatIsShorterOrLonger(OutputCompression compression) throws Exception {
    byte[] out = written(input(), HOW, compression);
    for (int length = 0; length < out.length; length += length % 2880 == 0 ? 1 : 719) {
      assertFalse(accepts(input(), HOW, compression, Arrays.copyOf(out, length)), "only " + length);
    }
    assertFalse(accepts(input(), HOW, compression, Arrays.copyOf(out, out.length - 1)));
    byte[] longer = Arrays.copyOf(out, out.length + 1);
    longer[out.length] = 7;
    assertFalse(accepts(input(), HOW, compression, longer));
  }

  @ParameterizedTest
  @EnumSource
  void noOutputOfAnInputWithAnyByteChanged(OutputCompression compression) throws Exception {
    byte[] out = written(input(), HOW, compression);
    byte[] in = input();
    for (int i :
        List.of(80 * 5 + 12, 2880, 2880 + 8, 5 * 2880 - 1, in.length - 2880, in.length - 1)) {
      in[i] ^= 1;
      assertFalse(accepts(in, HOW, compression, out), "byte " + i);
      in[i] ^= 1;
    }
    byte[] longer = Arrays.copyOf(in, in.length + 2880);
    assertFalse(accepts(longer, HOW, compression, out), "zeros at the end");
  }

  /** The sum of the FITS standard does not see the order of the words. */
  @Test
  void noOutputOfAnInputTurnedUpsideDown() throws Exception {
    byte[] up = image(-32, axes(1, 2)).floats(1, 2).padded();
    byte[] down = image(-32, axes(1, 2)).floats(2, 1).padded();
    assertEquals(
        FrameBytes.read(up).images().get(0).dataSum(),
        FrameBytes.read(down).images().get(0).dataSum());

    byte[] out = written(up, HOW, OutputCompression.NONE);

    assertFalse(accepts(down, HOW, OutputCompression.NONE, out));
  }

  @ParameterizedTest
  @EnumSource
  void noOutputMadeWithOtherOptions(OutputCompression compression) throws Exception {
    byte[] out = written(input(), HOW, compression);
    Window window = HOW.window();
    Boundary reflect = HOW.boundary();
    NanPolicy nan = HOW.nanPolicy();
    Product product = HOW.product();
    for (Provenance other :
        List.of(
            HOW.withProduct(Product.BACKGROUND),
            new Provenance(product, new Window(3, 5), reflect, nan, "1", "a.fits"),
            new Provenance(
                product, window, new Boundary(BoundaryMode.NEAREST, 0), nan, "1", "a.fits"),
            new Provenance(product, window, reflect, NanPolicy.PROPAGATE, "1", "a.fits"),
            new Provenance(product, window, reflect, nan, "2", "a.fits"),
            new Provenance(product, window, reflect, nan, "1", "b.fits"))) {
      assertFalse(accepts(input(), other, compression, out), other::toString);
    }
    ReadOptions second = options(HduSelector.parse("SCI"));
    Frame frame = FrameBytes.read(input(), second);
    assertFalse(accepts(frame, OutputType.AUTO, HOW, compression, out), "other HDUs");
    frame = FrameBytes.read(input());
    assertFalse(accepts(frame, OutputType.FLOAT64, HOW, compression, out), "another type");
  }

  /** The bytes are the same as without the option. */
  @Test
  void anOutputOfTheTypeThatWouldHaveBeenChosenAnyway() throws Exception {
    byte[] out = written(input(), HOW, OutputCompression.NONE);

    assertTrue(
        accepts(FrameBytes.read(input()), OutputType.FLOAT32, HOW, OutputCompression.NONE, out));
  }

  @Test
  void aFrameWithoutImagesIsComparedByteForByte() throws Exception {
    byte[] in =
        FrameBytes.emptyPrimary()
            .extension("BINTABLE", 8, axes(4, 1), "PCOUNT  = 0", "GCOUNT  = 1", "TFIELDS = 0")
            .raw(new byte[] {1, 2, 3, 4})
            .padded();
    byte[] changed = in.clone();
    changed[2 * 2880] ^= 1;

    assertTrue(accepts(in, HOW, OutputCompression.NONE, in));
    assertFalse(accepts(in, HOW, OutputCompression.NONE, changed));
    assertFalse(accepts(changed, HOW, OutputCompression.NONE, in));
  }

  @Test
  void aPlainFrameIsNoCompressedOne() throws Exception {
    byte[] plain = written(input(), HOW, OutputCompression.NONE);

    assertFalse(accepts(input(), HOW, OutputCompression.GZIP, plain));
    assertFalse(accepts(input(), HOW, OutputCompression.FZ, plain));
  }

  @ParameterizedTest
  @EnumSource
  void aFailingDiskIsNoDamagedOutput(OutputCompression compression) throws Exception {
    byte[] out = written(input(), HOW, compression);
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(out, 0, out.length / 2),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("bad sector");
              }

              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("bad sector");
              }
            });
    OutputCheck check = new OutputCheck(FrameBytes.read(input()), OutputType.AUTO, compression);

    assertEquals(
        "bad sector",
        assertThrows(IOException.class, () -> check.accepts(failing, HOW)).getMessage());
  }

  private static byte[] inflated(byte[] packed) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException damaged) {
      return new byte[0];
    }
  }

  private static ReadOptions options(HduSelector hdus) {
    return new ReadOptions(hdus, OutputType.AUTO, 1, false, 1 << 28);
  }

  private static boolean accepts(
      byte[] input, Provenance how, OutputCompression compression, byte[] stored) throws Exception {
    return accepts(FrameBytes.read(input), OutputType.AUTO, how, compression, stored);
  }

  private static boolean accepts(
      Frame frame, OutputType type, Provenance how, OutputCompression compression, byte[] stored)
      throws Exception {
    return new OutputCheck(frame, type, compression).accepts(new ByteArrayInputStream(stored), how);
  }

  /** The frame with its physical pixels put as if they were filtered ones. */
  private static byte[] written(byte[] input, Provenance how, OutputCompression compression)
      throws Exception {
    Frame frame = FrameBytes.read(input);
    FilteredFrame filtered = new FilteredFrame(frame, OutputType.AUTO, how);
    for (ImageHdu image : frame.images()) {
      Plane plane = Plane.zeros(image.height(), image.width());
      image.readPlane(0, plane);
      filtered.put(image, 0, plane);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    filtered.writeTo(out, compression);
    return out.toByteArray();
  }
}
