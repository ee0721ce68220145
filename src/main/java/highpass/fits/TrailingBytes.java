package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What stands after the last HDU. The standard allows it and gives it no meaning (section 3.5), so
 * it is left out; zeros are common and harmless, an HDU in it is damage, anything else earns a
 * warning.
 */
final class TrailingBytes {
  /** Bytes that are looked at; a stream of zeros may inflate without end. */
  private static final long LIMIT = 1L << 26;

  /** What headers of HDUs hold within their first two cards, and what it means to find it here. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "XTENSION= '",
          "another HDU follows it, but %d bytes further on than its header says; the file is damaged, get it again",
          "SIMPLE  = ",
          "another FITS file follows it after %d bytes; part the two",
          "BITPIX  = ",
          "another HDU follows it, but its first card is damaged; get the file again");

  private static final int LONGEST_SIGN = 11;

  /** How extensions begin: fewer bytes may be all that is left of one. */
  private static final String FIRST_KEYWORD = "XTENSION";

  private final InputStream in;
  private final Hdu last;

  TrailingBytes(InputStream in, Hdu last) {
    this.in = in;
    this.last = last;
  }

  /**
   * Reads to the end of the frame.
   *
   * @param block the first bytes after the last HDU; overwritten
   * @param length how many there are
   */
  void check(byte[] block, int length, List<String> warnings) throws IOException, FrameException {
    boolean zeros = true;
    long count = 0;
    boolean cut = FIRST_KEYWORD.startsWith(text(block, Math.min(length, Card.BYTES)));
    String before = "";
    for (int got = length; got > 0 && count < LIMIT; got = in.readNBytes(block, 0, block.length)) {
      zeros &= isZero(block, got);
      String text = before + text(block, got);
      requireNoHdu(text, count - before.length());
      before = text.substring(Math.max(0, text.length() - LONGEST_SIGN));
      count += got;
    }
    if (zeros && count < LIMIT) {
      return;
    }
    if (last.structure().axes().isEmpty() && last.header().find("NAXIS1") != null) {
      throw last.place()
          .error("NAXIS = 0 and yet there are NAXIS1 and data; correct NAXIS, or remove the data");
    }
    warnings.add(
        "%s%d %s after the last HDU %s left out%s"
            .formatted(
                count < LIMIT ? "" : "more than ",
                Math.min(count, LIMIT),
                count == 1 ? "byte" : "bytes",
                count == 1 ? "is" : "are",
                cut ? ": perhaps the start of another HDU, whose rest is missing" : ""));
  }

  private static String text(byte[] block, int length) {
    return new String(block, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** An HDU that stands behind damage would be lost, and the frame seem whole without it. */
  private void requireNoHdu(String text, long position) throws FrameException {
    int first = Integer.MAX_VALUE;
    String meaning = null;
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      int at = text.indexOf(sign.getKey());
      if (at >= 0 && at < first) {
        first = at;
        meaning = sign.getValue();
      }
    }
    if (meaning != null) {
      throw last.place().error(meaning.formatted(position + first));
    }
  }

  private static boolean isZero(byte[] block, int length) {
    for (int i = 0; i < length; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
