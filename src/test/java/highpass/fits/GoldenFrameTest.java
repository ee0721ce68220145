package highpass.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.HighPass;
import highpass.filter.MedianFilter;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole frames, read, filtered, written and read again, against what Astropy and SciPy make of
 * them; {@code golden/make_golden.py} made both.
 */
class GoldenFrameTest {
  @Test
  void framesEqualScipysBitForBit() throws Exception {
    ByteBuffer expected = ByteBuffer.wrap(resource("expected.bin"));
    for (String line :
        new String(resource("cases.tsv"), StandardCharsets.US_ASCII).lines().toList()) {
      compare(line, line.split("\t", -1), expected);
    }
    assertEquals(0, expected.remaining());
  }

  private static void compare(String line, String[] c, ByteBuffer expected) throws Exception {
    Provenance how = how(c[0], c[3], c[4], c[5], c[6], c[7]);
    byte[] out = filtered(resource(c[0]), how);
    Frame read = FrameBytes.read(out);
    assertEquals("[]", read.warnings().toString(), line);
    int index = Integer.parseInt(c[1]);
    ImageHdu image = read.images().stream().filter(i -> i.index() == index).findAny().orElseThrow();
    assertEquals(c[2], Integer.toString(image.structure().type().bitpix()), line);
    Plane plane = Plane.zeros(image.height(), image.width());
    for (long k = 0; k < image.planeCount(); k++) {
      image.readPlane(k, plane);
      double[] wanted = new double[plane.pixels().length];
      expected.asDoubleBuffer().get(wanted);
      expected.position(expected.position() + 8 * wanted.length);
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] += 0.0; // SciPy keeps the sign of a zero, which means nothing here
      }
      assertArrayEquals(wanted, plane.pixels(), line + ", plane " + k);
    }
  }

  /**
   * On every day, machine and JVM: an output with a date or of a random order in it would equal
   * itself within one run. Whoever changes the cards on purpose puts the new digest here.
   */
  @Test
  void framesAreTheSameBytesEverywhere() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String line :
        new String(resource("cases.tsv"), StandardCharsets.US_ASCII).lines().toList()) {
      String[] c = line.split("\t", -1);
      digest.update(filtered(resource(c[0]), how(c[0], c[3], c[4], c[5], c[6], c[7])));
    }
    assertEquals(
        "463c08918b930f3dc60a04b62d69565b567591808174dc8612e70d870f5ccd99",
        HexFormat.of().formatHex(digest.digest()));
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".bz2"})
  void compressedFrameDiffersInWhatTellsTheFileOnly(String suffix) throws Exception {
    Provenance how = how("extensions.fits", "3", "5", "reflect", "0", "ignore");
    assertEquals(
        withoutFile(filtered(resource("extensions.fits"), how)),
        withoutFile(filtered(resource("extensions.fits" + suffix), how)));
  }

  /** The bytes without the cards of the input file's length and CRC, and their checksum. */
  private static String withoutFile(byte[] frame) {
    return new String(frame, StandardCharsets.ISO_8859_1)
        .replaceAll("(HPINLEN|HPINCRC|CHECKSUM) *= .{70}", "");
  }

  private static Provenance how(
      String input, String height, String width, String mode, String cval, String nan) {
    return new Provenance(
        Product.HIGH_PASS,
        new Window(Integer.parseInt(height), Integer.parseInt(width)),
        new Boundary(BoundaryMode.valueOf(mode.toUpperCase(Locale.ROOT)), Double.parseDouble(cval)),
        NanPolicy.valueOf(nan.toUpperCase(Locale.ROOT)),
        "1.0",
        input);
  }

  private static byte[] filtered(byte[] in, Provenance how) throws IOException, FrameException {
    Frame frame = FrameBytes.read(in);
    assertEquals("[]", frame.warnings().toString(), how.input());
    MedianFilter filter = new MedianFilter(how.window(), how.boundary(), how.nanPolicy());
    FilteredFrame filtered = new FilteredFrame(frame, OutputType.AUTO, how);
    for (ImageHdu image : frame.images()) {
      Plane plane = Plane.zeros(image.height(), image.width());
      Plane background = Plane.zeros(image.height(), image.width());
      for (long k = 0; k < image.planeCount(); k++) {
        image.readPlane(k, plane);
        filter.filter(plane, background);
        HighPass.subtract(plane, background);
        filtered.put(image, k, plane);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    filtered.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = GoldenFrameTest.class.getResourceAsStream("/golden/" + name)) {
      return in.readAllBytes();
    }
  }
}
