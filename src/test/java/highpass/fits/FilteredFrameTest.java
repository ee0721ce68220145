package highpass.fits;

import static highpass.fits.FrameBytes.axes;
import static highpass.fits.FrameBytes.image;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilteredFrameTest {
  private static final long[] FOUR = {2, 2};

  private static final Provenance PROVENANCE =
      new Provenance(
          Product.HIGH_PASS,
          new Window(50, 7),
          Boundary.REFLECT,
          NanPolicy.IGNORE,
          "1.2.3",
          "a.fits");

  @Test
  void cardsStayByteForByteExceptThoseMadeUntrue() throws Exception {
    String[] kept = {
      "HIERARCH ESO DET CHIP = 'abc/d''e'    /  x",
      "UNDEF   =                      / undefined",
      "LONG    = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&'",
      "CONTINUE  'and so on' / its comment",
      "lower   = 3",
      "NOEQUALS sign",
      "OBSERVER= 'M\u00fcller\t'",
      "DUP     = 1",
      "DUP     = 2",
      "",
      "HISTORY first",
      "COMMENT   between",
      "HISTORY second",
      "CRPIX1  = 1.50"
    };
    String[] untrue = {
      "BSCALE  = 2.0",
      "BZERO   = 3.0",
      "BLANK   = -1",
      "DATAMIN = 0 / least",
      "DATAMAX = 'written as text that goes on&'",
      "CONTINUE  'here'",
      "CHECKSUM= ''",
      "DATASUM = ''"
    };
    String[] cards = Stream.of(kept, untrue).flatMap(Arrays::stream).toArray(String[]::new);
    byte[] in = image(16, FOUR, cards).shorts(1, 2, 3, 4).padded();
    CRC32 crc = new CRC32();
    crc.update(in);
    byte[] out = written(FrameBytes.read(in), PROVENANCE);

    List<String> lines = lines(out);
    List<String> expected =
        Stream.concat(
                Stream.of(
                    "SIMPLE  = T",
                    "BITPIX  =                  -64",
                    "NAXIS   =                    2",
                    "NAXIS1  =                    2",
                    "NAXIS2  =                    2"),
                Arrays.stream(kept))
            .toList();
    assertEquals(expected, lines.subList(0, expected.size()));
    List<String> added = lines.subList(expected.size(), lines.size());
    assertEquals(
        List.of(
            "HPFILTER= 'median  '           / frame minus its median-filtered version",
            "HPSIZEY =                   50 / [pixel] window, rows",
            "HPSIZEX =                    7 / [pixel] window, columns",
            "HPMODE  = 'reflect '           / boundary mode, as in scipy.ndimage",
            "HPNAN   = 'ignore  '           / what became of NaN in the window",
            "HPVERS  = '1.2.3   '           / version of fits-highpass",
            "HPINPUT = 'a.fits  '           / input file",
            "HPINLEN =                 5760 / [byte] length of the input file",
            "HPINCRC = '%08x'           / CRC-32 of the input file".formatted(crc.getValue()),
            "HPINSUM = '262150  '           / DATASUM of the input's pixels",
            "HISTORY fits-highpass 1.2.3: frame minus its median-filtered version,",
            "HISTORY window 50 x 7 (rows x columns), boundary reflect, NaN ignore"),
        added.subList(0, 12));
    assertEquals(14, added.size());
    assertTrue(added.get(12).startsWith("CHECKSUM= '"), added.get(12));
    assertTrue(added.get(13).startsWith("DATASUM = '"), added.get(13));
  }

  @Test
  void checksumsOfTheOutputMatch() throws Exception {
    byte[] out = written(image(-32, FOUR).floats(1, 2, 3, 4).read(), PROVENANCE);
    assertEquals("[]", FrameBytes.read(out).warnings().toString());
    out[80 * 5 + 40] ^= 1; // in a comment
    assertEquals(
        "[HDU 0: CHECKSUM does not match: the header or the data were changed]",
        FrameBytes.read(out).warnings().toString());
  }

  @Test
  void blankCardsBeforeEndStayTheLast() throws Exception {
    byte[] out =
        written(image(-32, FOUR, "A       = 1", "", "", "").floats(1, 2, 3, 4).read(), PROVENANCE);
    List<String> lines = lines(out);
    assertEquals("A       = 1", lines.get(5));
    assertTrue(lines.get(6).startsWith("HPFILTER"), lines.get(6));
    assertEquals(List.of("", "", ""), lines.subList(lines.size() - 3, lines.size()));
  }

  @Test
  void secondFilteringReplacesTheCardsAndAddsToTheHistory() throws Exception {
    Provenance first =
        new Provenance(
            Product.HIGH_PASS,
            Window.square(3),
            new Boundary(BoundaryMode.CONSTANT, -0.25),
            NanPolicy.PROPAGATE,
            "1.2.3",
            "long".repeat(30) + ".fits");
    byte[] once = written(image(-32, FOUR).floats(1, 2, 3, 4).read(), first);
    List<String> before = lines(once);
    assertTrue(
        before.contains("HPCVAL  =                -0.25 / value beyond the edges"),
        before::toString);
    assertTrue(
        before.stream().anyMatch(line -> line.startsWith("LONGSTRN= 'OGIP 1.0'")),
        before::toString);
    List<String> after = lines(written(FrameBytes.read(once), PROVENANCE));
    assertEquals(1, count(after, "HPFILTER"));
    assertEquals(1, count(after, "HPINPUT"));
    assertEquals(0, count(after, "HPCVAL"));
    assertEquals(0, count(after, "CONTINUE"));
    assertEquals(1, count(after, "CHECKSUM"));
    assertEquals(4, count(after, "HISTORY"));
  }

  @ParameterizedTest
  @CsvSource({
    "8,,-32", "16,,-32", "16,BZERO   = 32768,-32", "16,BSCALE  = 1.0,-32", "16,BSCALE  = 2,-64",
    "32,,-64", "64,,-64", "-32,,-32", "-32,BSCALE  = 2,-32", "-64,,-64"
  })
  void automaticTypeLosesNothing(int bitpix, String card, String expected) throws Exception {
    String[] cards = card == null ? new String[0] : new String[] {card};
    Frame frame = image(bitpix, FOUR, cards).raw(new byte[32]).read();
    assertEquals("BITPIX  = %20s".formatted(expected), lines(written(frame, PROVENANCE)).get(1));
  }

  @Test
  void typeCanBeChosen() throws Exception {
    Frame frame = image(-64, FOUR).doubles(0.1, 1e300, Double.NaN, -0.0).read();
    byte[] out = written(frame, OutputType.FLOAT32, PROVENANCE);
    float[] pixels = new float[4];
    ByteBuffer.wrap(out, out.length - 2880, 16).asFloatBuffer().get(pixels);
    assertArrayEquals(new float[] {0.1f, Float.POSITIVE_INFINITY, Float.NaN, 0}, pixels);
  }

  @Test
  void everyNanIsWrittenWithTheSameBits() throws Exception {
    double odd = Double.longBitsToDouble(0xfff8_0000_0000_1234L);
    byte[] out = written(image(-64, FOUR).doubles(odd, odd, 1, 2).read(), PROVENANCE);
    assertEquals(0x7ff8_0000_0000_0000L, ByteBuffer.wrap(out).getLong(out.length - 2880));
  }

  @Test
  void backgroundSaysThatItIsOne() throws Exception {
    Frame frame = image(-32, FOUR).floats(1, 2, 3, 4).read();
    List<String> lines = lines(written(frame, PROVENANCE.withProduct(Product.BACKGROUND)));
    assertEquals(
        "HPFILTER= 'median background'  / median-filtered version of the frame", lines.get(5));
  }

  @Test
  void otherHdusGoThroughBitForBit() throws Exception {
    byte[] table =
        new FrameBytes()
            .extension("BINTABLE", 8, axes(2, 2), "PCOUNT  = 3", "GCOUNT  = 1", "X\u00e4     = 1")
            .raw(new byte[] {1, 2, 3, 4, 5, 6, 7})
            .pad(9)
            .bytes();
    byte[] in =
        FrameBytes.emptyPrimary()
            .raw(table)
            .extension("IMAGE", -32, FOUR)
            .floats(1, 2, 3, 4)
            .pad(0)
            .raw(table)
            .bytes();
    byte[] out = written(FrameBytes.read(in), PROVENANCE);
    assertArrayEquals(Arrays.copyOf(in, 3 * 2880), Arrays.copyOf(out, 3 * 2880));
    assertArrayEquals(table, Arrays.copyOfRange(out, out.length - table.length, out.length));
  }

  @Test
  void sameFrameGivesTheSameBytes() throws Exception {
    byte[] in = image(16, FOUR, "BZERO   = 5").shorts(1, 2, 3, 4).padded();
    assertArrayEquals(
        written(FrameBytes.read(in), PROVENANCE), written(FrameBytes.read(in), PROVENANCE));
  }

  @Test
  void missingPlanesAreNotWrittenAsZeros() throws Exception {
    Frame frame = image(-32, axes(1, 2, 2)).floats(1, 2, 3, 4).read();
    FilteredFrame filtered = new FilteredFrame(frame, OutputType.AUTO, PROVENANCE);
    filtered.put(frame.images().get(0), 0, Plane.zeros(2, 1));
    assertThrows(
        IllegalStateException.class, () -> filtered.writeTo(OutputStream.nullOutputStream()));
  }

  private static byte[] written(Frame frame, Provenance provenance)
      throws IOException, FrameException {
    return written(frame, OutputType.AUTO, provenance);
  }

  /** The frame with its physical pixels put as if they were filtered ones. */
  private static byte[] written(Frame frame, OutputType type, Provenance provenance)
      throws IOException, FrameException {
    FilteredFrame filtered = new FilteredFrame(frame, type, provenance);
    for (ImageHdu image : frame.images()) {
      Plane plane = Plane.zeros(image.height(), image.width());
      for (long i = 0; i < image.planeCount(); i++) {
        image.readPlane(i, plane);
        filtered.put(image, i, plane);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    filtered.writeTo(out);
    assertEquals(out.size(), filtered.length());
    assertEquals(0, out.size() % 2880);
    return out.toByteArray();
  }

  private static List<String> lines(byte[] frame) {
    return Arrays.stream(FrameBytes.cards(frame, 0)).map(String::stripTrailing).toList();
  }

  private static long count(List<String> lines, String keyword) {
    return lines.stream().filter(line -> line.startsWith(keyword)).count();
  }
}
