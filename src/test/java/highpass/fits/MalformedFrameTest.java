package highpass.fits;

import static highpass.fits.FrameBytes.axes;
import static highpass.fits.FrameBytes.image;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that must be refused, with the words that tell the user why. */
class MalformedFrameTest {
  private static final long[] FOUR = {2, 2};

  static Stream<Arguments> malformed() {
    byte[] good = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    return Stream.of(
        arguments("the file is empty", new byte[0]),
        arguments("not a FITS file", ascii("just text that someone called a.fits")),
        arguments("the file ends within its first card", ascii("SIMPLE")),
        arguments("an XML document", ascii("<?xml version='1.0'?><Error>NoSuchKey</Error>")),
        arguments("nothing is within the gzip data", gzip(new byte[0])),
        arguments("the Unix compress data are damaged (", latin("\37\235\377junk")),
        arguments("the gzip data are damaged (", Arrays.copyOf(gzip(good), 30)),
        arguments("a web page", ascii("\n<!DOCTYPE html><html><body>404</body></html>")),
        arguments(
            "git lfs pull",
            ascii("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n")),
        arguments(
            "it starts with the bytes 00 00 00 00 00 00 00 00 00 in place of",
            "\0".repeat(5760).getBytes(StandardCharsets.US_ASCII)),
        arguments("but a ZIP archive; unpack it first", ascii("PK\3\4....")),
        arguments("but compressed with xz; decompress it", latin("\375" + "7zXZ\0")),
        arguments("but a PNG image; convert it to FITS first", latin("\211PNG\r\n")),
        arguments("but a XISF image; convert it to FITS first", ascii("XISF0100")),
        arguments("but compressed twice with gzip", gzip(gzip(good))),
        arguments("without the primary HDU before it", ascii("XTENSION= 'IMAGE   '")),
        arguments("it starts with \" SIMPLE  \" in place of", join(ascii(" "), good)),
        arguments(
            "HDU 0: another HDU follows it, but 2880 bytes further on",
            join(good, new byte[2880], extension())),
        arguments(
            "HDU 0: another HDU follows it, but 5755 bytes further on",
            join(good, latin("\377".repeat(5755)), extension())),
        arguments(
            "HDU 0: another HDU follows it, but 2880 bytes further on",
            image(16, FOUR).shorts(new int[2880]).pad(0).raw(extension()).bytes()),
        arguments(
            "HDU 0: another FITS file follows it after 0 bytes; part the two", join(good, good)),
        arguments("HDU 0: another FITS file follows it after 5760 bytes", far(good, good)),
        arguments(
            "HDU 0: another HDU follows it, but its first card is damaged",
            join(good, Arrays.copyOfRange(extension(), 80, 2960))),
        arguments(
            "HDU 0: another HDU begins within its data, at byte 5760: bytes of the file are missing",
            join(image(8, axes(2880, 4)).bytes(), new byte[5760], extension())),
        arguments(
            "HDU 0: another HDU begins within its data, at byte 0",
            join(image(8, axes(100, 2)).bytes(), extension(), extension())),
        arguments("but a git-annex pointer; run 'git annex get'", ascii("/annex/objects/MD5-s1")),
        arguments("but compressed twice", gzip(latin("\37\235\220"))),
        arguments("SIMPLE is not T", new FrameBytes().card("SIMPLE  = F").end().bytes()),
        arguments("END card of the header is missing", Arrays.copyOf(good, 400)),
        arguments("END card of the header is missing", withoutEnd().padded()),
        arguments(
            "another header begins",
            withoutEnd().extension("IMAGE", 16, FOUR).shorts(1, 2, 3, 4).padded()),
        arguments(
            "END card stands before other cards (BZERO)",
            new FrameBytes()
                .card("SIMPLE  = T")
                .card("BITPIX  = 16")
                .card("NAXIS   = 0")
                .card("END")
                .card("BZERO   = 32768")
                .padded()),
        arguments("BITPIX = 17", image(17, FOUR).shorts(1, 2, 3, 4).padded()),
        arguments("BITPIX = '16'", edited("BITPIX", "BITPIX  = '16'")),
        arguments("BITPIX is missing", edited("BITPIX", "COMMENT")),
        arguments("BITPIX = (nothing)", edited("BITPIX", "BITPIX  =16")),
        arguments("NAXIS = 2000000000", edited("NAXIS ", "NAXIS   = 2000000000")),
        arguments("NAXIS = -1", edited("NAXIS ", "NAXIS   = -1")),
        arguments("NAXIS3 is missing", edited("NAXIS ", "NAXIS   = 3")),
        arguments("NAXIS1 = -2", image(16, axes(-2, 2)).padded()),
        arguments("NAXIS1 = 1.5", edited("NAXIS1", "NAXIS1  = 1.5")),
        arguments(
            "NAXIS1 = 18446744073709551616 is not an integer of at most 63 bits",
            edited("NAXIS1", "NAXIS1  = 18446744073709551616")),
        arguments("more bytes than any file", image(8, axes(1L << 32, 1L << 32)).padded()),
        arguments("more bytes than any file", image(-64, axes(1L << 60, 2)).padded()),
        arguments("more bytes than any file", image(8, axes(Long.MAX_VALUE, 1)).padded()),
        arguments(
            "HDU 1: axes [2, 2] of 8-bit values, PCOUNT = 9223372036854775807 and GCOUNT = 1 are more",
            FrameBytes.emptyPrimary()
                .extension("BINTABLE", 8, FOUR, "PCOUNT  = 9223372036854775807", "GCOUNT  = 1")
                .raw(new byte[4])
                .padded()),
        arguments(
            "promises 2000000 bytes of data, the file holds only 2880",
            image(16, axes(1000, 1000)).raw(new byte[2880]).bytes()),
        arguments("promises 8 bytes", image(16, FOUR).shorts(1, 2, 3).bytes()),
        arguments("BSCALE = 0 ", scaled("BSCALE  = 0")),
        arguments("BSCALE = 0 ", scaled("BSCALE  = -0.0")),
        arguments("BSCALE = NaN is not a number;", scaled("BSCALE  = NaN")),
        arguments(
            "BSCALE = 1e400 is not a number that double precision can hold",
            scaled("BSCALE  = 1e400")),
        arguments("BSCALE = (nothing)", scaled("BSCALE  =          / undefined")),
        arguments("BZERO = '32768' is not a number", scaled("BZERO   = '32768'")),
        arguments("BZERO = T is not a number", scaled("BZERO   = T")),
        arguments(
            "BLANK = 9223372036854775808 is not an integer of at most 63 bits",
            scaled("BLANK   = 9223372036854775808")),
        arguments("BLANK = 1.5 is not an integer;", scaled("BLANK   = 1.5")),
        arguments("GCOUNT = 2", scaled("GCOUNT  = 2")),
        arguments("PCOUNT = 8", scaled("PCOUNT  = 8")),
        arguments(
            "HDU 1: the mandatory card PCOUNT is missing",
            FrameBytes.emptyPrimary().extension("BINTABLE", 8, FOUR).raw(new byte[4]).padded()),
        arguments(
            "HDU 1 (T): the header promises 14 bytes",
            FrameBytes.emptyPrimary()
                .extension("BINTABLE", 8, FOUR, "PCOUNT  = 10", "GCOUNT  = 1", "EXTNAME = 'T'")
                .raw(new byte[13])
                .bytes()),
        arguments(
            "HDU 1: the END card", FrameBytes.emptyPrimary().card("XTENSION= 'IMAGE   '").bytes()),
        arguments(
            "HDU 1: XTENSION names no kind",
            FrameBytes.emptyPrimary().card("XTENSION= 5").end().bytes()),
        arguments(
            "NAXIS = 0 and yet there are NAXIS1 and data",
            image(8, axes(), "NAXIS1  = 2", "NAXIS2  = 2").raw((byte) 1).padded()),
        arguments(
            "HDU 1: the mandatory card ZBITPIX is missing",
            FrameBytes.emptyPrimary()
                .extension("BINTABLE", 8, FOUR, "PCOUNT  = 0", "GCOUNT  = 1", "ZIMAGE  = T")
                .raw(new byte[4])
                .padded()),
        arguments(
            "a plane of 3000000000 x 1 pixels: neither side may be longer",
            image(8, axes(1, 3_000_000_000L)).padded()),
        arguments(
            "a plane of 60000 x 50000 pixels is more than the 2147483639",
            image(8, axes(50_000, 60_000)).padded()));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void isRefusedWithItsReason(String reason, byte[] bytes) {
    // A plane beyond Java's arrays is not within this file either: let the length be unknown.
    long length = reason.startsWith("a plane of") ? -1 : bytes.length;
    ReadOptions options = ReadOptions.withBudget(Long.MAX_VALUE);
    FrameException e =
        assertThrows(
            FrameException.class,
            () ->
                new FrameReader(options).read(new ByteArrayInputStream(bytes), "n/a.fits", length));
    assertTrue(e.getMessage().startsWith("n/a.fits: "), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void isRefusedAlsoWhenTheLengthIsUnknownAndTheMemorySmall(String reason, byte[] bytes) {
    ReadOptions options = ReadOptions.withBudget(1 << 24);
    assertThrows(
        FrameException.class,
        () -> new FrameReader(options).read(new ByteArrayInputStream(bytes), "a.fits", -1),
        reason);
  }

  /** More memory would not help a file that is too short: its length is compared first. */
  @Test
  void theFilesLengthIsComparedBeforeTheMemory() {
    byte[] bytes = image(16, axes(10_000, 10_000)).raw(new byte[2880]).bytes();
    ReadOptions small = ReadOptions.withBudget(1 << 20);
    FrameException e = assertThrows(FrameException.class, () -> FrameBytes.read(bytes, small));
    assertTrue(e.getMessage().contains("the file holds only 2880"), e.getMessage());
  }

  @Test
  void everyCutOfAFrameIsRefused() throws Exception {
    byte[] whole =
        image(16, FOUR)
            .shorts(1, 2, 3, 4)
            .pad(0)
            .extension("IMAGE", 8, axes(2881, 1))
            .raw(new byte[2881])
            .bytes();
    FrameBytes.read(whole);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      boolean firstHduOnly = length >= 2888 && length < 5760 + "XTENSION".length();
      if (firstHduOnly) {
        FrameBytes.read(cut);
      } else {
        assertThrows(FrameException.class, () -> FrameBytes.read(cut), "cut to " + cut.length);
      }
    }
  }

  @Test
  void messagesCannotDriveATerminal() {
    byte[] bytes = scaled("BZERO   = '\u001b[2J'");
    FrameException e = assertThrows(FrameException.class, () -> FrameBytes.read(bytes));
    assertTrue(e.getMessage().contains("BZERO = '?[2J'"), e.getMessage());
  }

  private static FrameBytes withoutEnd() {
    return new FrameBytes().card("SIMPLE  = T").card("BITPIX  = 8").card("NAXIS   = 0").pad(' ');
  }

  private static byte[] scaled(String card) {
    return image(16, FOUR, card).shorts(1, 2, 3, 4).padded();
  }

  /** A good image in which the card that starts so is replaced. */
  private static byte[] edited(String start, String card) {
    byte[] bytes = image(16, FOUR).shorts(1, 2, 3, 4).padded();
    String[] cards = FrameBytes.cards(bytes, 0);
    for (int i = 0; i < cards.length; i++) {
      if (cards[i].startsWith(start)) {
        System.arraycopy(ascii("%-80s".formatted(card)), 0, bytes, 80 * i, 80);
        return bytes;
      }
    }
    throw new IllegalArgumentException(start);
  }

  private static byte[] extension() {
    return new FrameBytes().extension("IMAGE", 16, FOUR).shorts(1, 2, 3, 4).padded();
  }

  private static byte[] far(byte[] one, byte[] other) {
    return join(one, new byte[5760], other);
  }

  private static byte[] join(byte[]... parts) {
    FrameBytes all = new FrameBytes();
    for (byte[] part : parts) {
      all.raw(part);
    }
    return all.bytes();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
