package highpass.fits;

import static highpass.fits.FrameBytes.axes;
import static highpass.fits.FrameBytes.image;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private static final long[] FOUR = {2, 2};

  @Test
  void everythingIsWrittenAsItWasRead() throws Exception {
    byte[] bytes =
        new FrameBytes()
            .card("SIMPLE  =                    T / random groups")
            .card("BITPIX  = 16")
            .card("NAXIS   = 2")
            .card("NAXIS1  = 0")
            .card("NAXIS2  = 800")
            .card("GROUPS  = T")
            .card("PCOUNT  = 2")
            .card("GCOUNT  = 4")
            .end()
            .shorts(new int[4 * (2 + 800)])
            .pad(7)
            .extension("FOREIGN", 8, axes(3), "PCOUNT  = 5", "GCOUNT  = 2")
            .raw(new byte[16])
            .pad(' ')
            .extension("IMAGE", 8, axes(5))
            .raw(new byte[5])
            .pad(0)
            .extension("IMAGE", 8, axes(5, 0))
            .extension("IMAGE", 8, axes())
            .bytes();
    Frame frame = FrameBytes.read(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame.writeTo(out);
    assertArrayEquals(bytes, out.toByteArray());
    assertEquals(bytes.length, frame.length());
    assertEquals(0, frame.images().size());
    assertEquals(
        "[no image of two or more axes: nothing was filtered]", frame.warnings().toString());
  }

  @Test
  void missingPaddingIsAccepted() throws Exception {
    byte[] bytes = image(16, FOUR).shorts(1, 2, 3, 4).bytes();
    Frame frame = FrameBytes.read(bytes);
    assertEquals(5760, frame.length());
    assertEquals("[]", frame.warnings().toString());
  }

  @Test
  void missingPaddingOfAnAsciiTableIsBlanks() throws Exception {
    byte[] bytes =
        FrameBytes.emptyPrimary()
            .extension("TABLE", 8, axes(2, 2), "PCOUNT  = 0", "GCOUNT  = 1", "TFIELDS = 0")
            .raw("abcd".getBytes(StandardCharsets.US_ASCII))
            .bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameBytes.read(bytes).writeTo(out);
    assertEquals(
        "abcd" + " ".repeat(2876),
        out.toString(StandardCharsets.US_ASCII).substring(bytes.length - 4));
  }

  @Test
  void zerosAfterTheLastHduAreAccepted() throws Exception {
    byte[] good = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    Frame frame = FrameBytes.read(Arrays.copyOf(good, good.length + 4001));
    assertEquals(good.length, frame.length());
    assertEquals("[]", frame.warnings().toString());
  }

  @Test
  void otherBytesAfterTheLastHduEarnAWarning() throws Exception {
    byte[] bytes =
        image(16, FOUR).shorts(1, 2, 3, 4).pad(0).raw(new byte[2879]).raw((byte) 1).bytes();
    assertEquals(
        "[2880 bytes after the last HDU are left out]",
        FrameBytes.read(bytes).warnings().toString());
  }

  /**
   * A file that was cut within the first word of an HDU looks the same as one with a stray byte.
   */
  @Test
  void bytesTooFewForAnHduEarnAWarning() throws Exception {
    byte[] good = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    assertEquals(
        "[1 byte after the last HDU is left out]",
        FrameBytes.read(new FrameBytes().raw(good).raw((byte) 'Y').bytes()).warnings().toString());
    assertEquals(
        "[7 bytes after the last HDU are left out: perhaps the start of another HDU, whose rest is missing]",
        FrameBytes.read(
                new FrameBytes()
                    .raw(good)
                    .raw("XTENSIO".getBytes(StandardCharsets.US_ASCII))
                    .bytes())
            .warnings()
            .toString());
  }

  @Test
  void endMayBeFilledUpWithZeros() throws Exception {
    byte[] zeros =
        new FrameBytes()
            .card("SIMPLE  = T")
            .card("BITPIX  = 8")
            .card("NAXIS   = 2")
            .card("NAXIS1  = 1")
            .card("NAXIS2  = 1")
            .raw("END".getBytes(StandardCharsets.US_ASCII))
            .pad(0)
            .raw((byte) 5)
            .padded();
    Frame frame = FrameBytes.read(zeros);
    assertEquals(1, frame.images().size());
    assertEquals(
        "[HDU 0: the header's last block holds bytes other than blanks after END]",
        frame.warnings().toString());
  }

  @Test
  void cardsThatProgramsMayTakeOtherwiseEarnAWarning() throws Exception {
    Frame frame =
        image(16, FOUR, "NAXIS3  = 2", "bzero   = 5", "Object  = 'M 31'").shorts(1, 2, 3, 4).read();
    assertEquals(
        "[HDU 0: NAXIS = 2 and yet there is NAXIS3: NAXIS was taken, HDU 0: card 7, bzero, is"
            + " not in capitals and was left alone: some programs take it for BZERO]",
        frame.warnings().toString());
  }

  /** Each of these is BZERO to CFITSIO, to Astropy, or to both. */
  @ParameterizedTest
  @ValueSource(
      strings = {"BZERO= 32768.0", "HIERARCH BZERO = 32768.0", " BZERO  = 32768.0", "Bzero= 32768"})
  void cardsOutOfTheirColumnsEarnAWarning(String card) throws Exception {
    Frame frame = image(16, FOUR, card, "COMMENT BZERO = 5").shorts(1, 2, 3, 4).read();
    assertEquals(0, frame.images().get(0).scaling().bzero());
    assertEquals(1, frame.warnings().size(), frame.warnings()::toString);
    String warning = frame.warnings().get(0);
    assertTrue(warning.startsWith("HDU 0: card 6, "), warning);
    assertTrue(warning.endsWith("some programs take it for BZERO"), warning);
  }

  @Test
  void aValueWithoutItsBlankEarnsAWarning() throws Exception {
    assertEquals(
        "[HDU 0: card 6, BLANK, does not begin in column 1 with \"= \" in columns 9 and 10 and was"
            + " not taken: some programs take it for BLANK]",
        image(16, FOUR, "BLANK   =3").shorts(1, 2, 3, 4).read().warnings().toString());
    assertEquals(
        "[]", image(16, FOUR, "BLANK   =").shorts(1, 2, 3, 4).read().warnings().toString());
  }

  @Test
  void oneValueWrittenInTwoWaysIsNoContradiction() throws Exception {
    Frame frame =
        image(16, FOUR, "BSCALE  = 1.0", "BSCALE  = 1", "BZERO   = 1.0D1", "BZERO   = 10")
            .shorts(1, 2, 3, 4)
            .read();
    assertEquals("[]", frame.warnings().toString());
  }

  @Test
  void aSumWithZerosBeforeItIsTheSameSum() throws Exception {
    long sum = 0x0001_0002L + 0x0003_0004L;
    for (String written : new String[] {"'000" + sum + "'", "'+" + sum + "'", "'" + sum + "'"}) {
      Frame frame = image(16, FOUR, "DATASUM = " + written).shorts(1, 2, 3, 4).read();
      assertEquals("[]", frame.warnings().toString(), written);
    }
  }

  @Test
  void pixelsBeyondThoseOfTheHeaderEarnAWarning() throws Exception {
    assertEquals(
        "[HDU 0: other bytes than zeros follow the pixels: a NAXISn may be too small]",
        image(16, FOUR).shorts(1, 2, 3, 4, 5).read().warnings().toString());
  }

  @Test
  void mandatoryCardsOutOfOrderEarnAWarning() throws Exception {
    FrameBytes swapped =
        new FrameBytes()
            .card("SIMPLE  = T")
            .card("BITPIX  = 16")
            .card("NAXIS   = 2")
            .card("NAXIS2  = 2")
            .card("NAXIS1  = 2")
            .end()
            .shorts(1, 2, 3, 4);
    assertEquals(
        "[HDU 0: NAXIS1 is not card 4 of the header, as the standard demands: CFITSIO and others may not read the frame]",
        swapped.read().warnings().toString());
  }

  @Test
  void cardsThatContradictEachOtherEarnAWarning() throws Exception {
    Frame frame =
        image(16, FOUR, "BZERO   = 10", "NAXIS1  = 3", "BZERO   = 20", "NAXIS2  = 2")
            .shorts(1, 2, 3, 4)
            .read();
    assertEquals(
        "[HDU 0: NAXIS1 is there twice, as 2 and as 3: the first was taken,"
            + " HDU 0: BZERO is there twice, as 10 and as 20: the first was taken]",
        frame.warnings().toString());
    assertEquals(10, frame.images().get(0).scaling().bzero());
  }

  @Test
  void extensionWithoutPcountAndGcountIsAccepted() throws Exception {
    Frame frame = FrameBytes.emptyPrimary().extension("IMAGE", 16, FOUR).shorts(1, 2, 3, 4).read();
    assertEquals("HDU 1", frame.images().get(0).label());
  }

  @Test
  void unpaddedHeaderWithoutDataIsAccepted() throws Exception {
    byte[] bytes = FrameBytes.emptyPrimary().bytes();
    assertEquals(2880, FrameBytes.read(Arrays.copyOf(bytes, 4 * 80)).length());
    assertEquals(2880, FrameBytes.read(Arrays.copyOf(bytes, 3 * 80 + 3)).length());
  }

  @Test
  void headerMayFillItsBlocksExactly() throws Exception {
    String[] cards = new String[72 - 6];
    Arrays.fill(cards, "COMMENT x");
    FrameBytes bytes = image(16, FOUR, cards).shorts(1, 2, 3, 4);
    assertEquals(2 * 2880 + 8, bytes.bytes().length);
    assertEquals(71, bytes.read().hdus().get(0).header().cardCount());
  }

  @Test
  void bytesThatAreNotAsciiEarnAWarningThatNamesTheCard() throws Exception {
    Frame frame =
        image(16, FOUR, "GOOD    = 1", "OBSERVER= 'M\u00fcller'").shorts(1, 2, 3, 4).read();
    assertEquals(
        "[HDU 0: bytes that are no ASCII text in 1 card, kept as they are: 7 (OBSERVER)]",
        frame.warnings().toString());
  }

  @Test
  void manyWarningsAreCounted() throws Exception {
    FrameBytes bytes = FrameBytes.emptyPrimary();
    for (int i = 0; i < 25; i++) {
      bytes.extension("IMAGE", 8, axes(), "DATASUM = '1'");
    }
    Frame frame = bytes.read();
    assertEquals(21, frame.warnings().size());
    assertEquals("6 more warnings", frame.warnings().get(20));
  }

  @Test
  void wrongSumsEarnAWarningAndFailWhenStrict() throws Exception {
    byte[] bytes =
        image(16, FOUR, "DATASUM = '5'", "CHECKSUM= 'PJSbPISaPISaPISa'")
            .shorts(1, 2, 3, 4)
            .padded();
    Frame frame = FrameBytes.read(bytes);
    // 0x00010002 + 0x00030004
    assertEquals(
        "[HDU 0: DATASUM is 5, the data give 262150: they were changed or damaged, "
            + "HDU 0: CHECKSUM does not match: the header or the data were changed]",
        frame.warnings().toString());
    ReadOptions strict = new ReadOptions(HduSelector.ALL, OutputType.AUTO, 1, true, 1 << 28);
    FrameException e = assertThrows(FrameException.class, () -> FrameBytes.read(bytes, strict));
    assertTrue(e.getMessage().contains("DATASUM is 5"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"262150", "'262150  '", "''", ""})
  void rightOrUnknownSumsAreAccepted(String written) throws Exception {
    Frame frame = image(16, FOUR, "DATASUM = " + written).shorts(1, 2, 3, 4).read();
    assertEquals("[]", frame.warnings().toString());
  }

  @Test
  void gzipMayHaveSeveralMembersAndZerosAfterThem() throws Exception {
    byte[] plain = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(gzip(Arrays.copyOf(plain, 3000)));
    packed.write(gzip(Arrays.copyOfRange(plain, 3000, plain.length)));
    packed.write(new byte[512]);
    Frame frame = readShyly(packed.toByteArray());
    assertEquals(plain.length, frame.length());
    assertEquals("[]", frame.warnings().toString());
    packed.write("garbage".getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        "[bytes after the gzip data are left out]",
        readShyly(packed.toByteArray()).warnings().toString());
  }

  @Test
  void gzipHeaderMayHoldAllItsOptionalFields() throws Exception {
    byte[] plain = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    byte[] packed = gzip(plain);
    ByteArrayOutputStream full = new ByteArrayOutputStream();
    full.write(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3});
    full.write(new byte[] {3, 0, 'x', 0, 'y'}); // extra field
    full.write("a.fits\0comment\0".getBytes(StandardCharsets.US_ASCII));
    full.write(new byte[] {9, 9}); // CRC of the header
    full.write(packed, 10, packed.length - 10);
    assertEquals(plain.length, readShyly(full.toByteArray()).length());
  }

  @Test
  void bzip2MayHaveSeveralStreams() throws Exception {
    byte[] plain = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(bzip2(Arrays.copyOf(plain, 3000)));
    packed.write(bzip2(Arrays.copyOfRange(plain, 3000, plain.length)));
    assertEquals(plain.length, readShyly(packed.toByteArray()).length());
  }

  /** So few bytes that every one can be a code of 9 bits, the width that compress begins with. */
  @Test
  void unixCompressIsRead() throws Exception {
    byte[] plain = Arrays.copyOf(FrameBytes.emptyPrimary().bytes(), 3 * 80 + 3);
    byte[] packed = new byte[3 + (9 * plain.length + 7) / 8];
    packed[0] = 0x1f;
    packed[1] = (byte) 0x9d;
    packed[2] = (byte) 0x90;
    for (int i = 0; i < plain.length; i++) {
      int bit = 9 * i;
      packed[3 + bit / 8] |= (byte) (plain[i] << (bit % 8));
      packed[4 + bit / 8] |= (byte) (plain[i] >> (8 - bit % 8));
    }
    assertEquals(2880, readShyly(packed).length());
  }

  @Test
  void everyDamageOfCompressedDataIsRefused() throws Exception {
    byte[] good = gzip(image(16, FOUR).shorts(1, 2, 3, 4).padded());
    for (int i = good.length - 8; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      FrameException e = assertThrows(FrameException.class, () -> readShyly(bad), "byte " + i);
      assertTrue(e.getMessage().contains("does not match); get the file again"), e.getMessage());
    }
    for (int length = 10; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThrows(FrameException.class, () -> readShyly(cut), "cut to " + length);
    }
    byte[] bzip2 = bzip2(image(16, FOUR).shorts(1, 2, 3, 4).padded());
    for (int length = 4; length < bzip2.length; length++) {
      byte[] cut = Arrays.copyOf(bzip2, length);
      assertThrows(FrameException.class, () -> readShyly(cut), "bzip2 cut to " + length);
    }
  }

  @Test
  void gzipBombIsStoppedByTheBudget() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(image(8, axes(100_000, 10_000)).bytes());
      out.write(new byte[1 << 20]);
    }
    FrameException e =
        assertThrows(
            FrameException.class,
            () -> FrameBytes.read(packed.toByteArray(), ReadOptions.withBudget(1 << 28)));
    assertTrue(e.getMessage().contains("HDU 0: the frame takes at least"), e.getMessage());
    assertTrue(e.getMessage().contains("more than the 256 MiB"), e.getMessage());
  }

  @Test
  void tableBeyondTheBudgetIsRefusedBeforeItIsRead() throws Exception {
    byte[] start =
        FrameBytes.emptyPrimary()
            .extension("BINTABLE", 8, axes(100_000, 10_000), "PCOUNT  = 0", "GCOUNT  = 1")
            .raw(new byte[5])
            .bytes();
    FrameException e =
        assertThrows(
            FrameException.class,
            () -> FrameBytes.read(gzip(start), ReadOptions.withBudget(1 << 28)));
    assertTrue(e.getMessage().contains("HDU 1: the frame takes at least 954 MiB"), e.getMessage());
  }

  /** So that its missing end is not noticed. */
  @Test
  void bombBehindTheLastHduIsNotInflatedToItsEnd() throws Exception {
    byte[] good = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    byte[] packed = gzip(Arrays.copyOf(good, good.length + (65 << 20)));
    Frame frame = readShyly(Arrays.copyOf(packed, packed.length - 1));
    assertEquals(
        "[more than 67108864 bytes after the last HDU are left out]", frame.warnings().toString());
  }

  /** Frames of zeros or of one source shrink a thousandfold: what counts is the budget alone. */
  @Test
  void gzipMayShrinkAFrameAThousandfold() throws Exception {
    byte[] plain = image(32, axes(800, 400)).raw(new byte[4 * 800 * 400]).padded();
    byte[] packed = gzip(plain);
    assertTrue(packed.length * 684L < plain.length, "" + packed.length);
    assertEquals(plain.length, readShyly(packed).length());
  }

  @Test
  void endlessHeaderIsStoppedByTheBudget() {
    FrameBytes bytes = new FrameBytes().card("SIMPLE  = T");
    for (int i = 0; i < 40_000; i++) {
      bytes.card("COMMENT");
    }
    FrameException e =
        assertThrows(
            FrameException.class,
            () -> FrameBytes.read(bytes.padded(), ReadOptions.withBudget(1 << 20)));
    assertTrue(e.getMessage().contains("more than the 1 MiB"), e.getMessage());
  }

  @Test
  void predictedMemoryIsThatOfFrameOutputAndTwoPlanes() throws Exception {
    byte[] bytes = image(16, axes(100, 50, 3)).raw(new byte[30000]).padded();
    long predicted = FrameBytes.read(bytes).predictedBytes();
    long counted = 2880 + 30000 + 4 * 15000 + 2 * 8 * 5000;
    assertTrue(predicted >= counted && predicted < counted + 1024, predicted + " for " + counted);
    ReadOptions tooFew = ReadOptions.withBudget(predicted - 1);
    assertThrows(FrameException.class, () -> FrameBytes.read(bytes, tooFew));
    FrameBytes.read(bytes, ReadOptions.withBudget(predicted));
  }

  @Test
  void failureOfTheStreamIsNoFailureOfTheFrame() throws Exception {
    byte[] plain = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    for (byte[] bytes : new byte[][] {plain, gzip(plain), bzip2(plain)}) {
      IOException broken = new IOException("the disk is gone");
      InputStream half =
          new ByteArrayInputStream(bytes, 0, bytes.length - 5) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
              int got = super.read(b, off, len);
              return got < 0 ? sneakyThrow(broken) : got;
            }
          };
      FrameReader reader = new FrameReader(ReadOptions.withBudget(1 << 28));
      IOException e = assertThrows(IOException.class, () -> reader.read(half, "a.fits", -1));
      assertSame(broken, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> int sneakyThrow(IOException e) throws E {
    throw (E) e;
  }

  /** Streams of object stores may say that nothing is available, and give a few bytes at a time. */
  private static Frame readShyly(byte[] bytes) throws IOException, FrameException {
    InputStream shy =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int available() {
            return 0;
          }

          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, 7));
          }
        };
    return new FrameReader(ReadOptions.withBudget(1 << 28)).read(shy, "a.fits", bytes.length);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] bzip2(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
