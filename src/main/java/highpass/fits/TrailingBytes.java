package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What stands after the last HDU. The standard allows it and gives it no meaning (section 3.5), so
 * it is left out; zeros are common and harmless, an HDU in it is damage, anything else earns a
 * warning.
 */
final class TrailingBytes {
  /** Bytes that are looked at; a stream of zeros may inflate without end. */
  private static final long LIMIT = 1L << 26;

  /** What the header of an HDU begins with. */
  private static final String EXTENSION = "XTENSION= '";

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
    String before = "";
    for (int got = length; got > 0 && count < LIMIT; got = in.readNBytes(block, 0, block.length)) {
      zeros &= isZero(block, got);
      String text = before + new String(block, 0, got, StandardCharsets.ISO_8859_1);
      requireNoHdu(text, count - before.length());
      before = text.substring(Math.max(0, text.length() - EXTENSION.length()));
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
        "%s%d bytes after the last HDU are left out"
            .formatted(count < LIMIT ? "" : "more than ", Math.min(count, LIMIT)));
  }

  /** An HDU that stands behind damage would be lost, and the frame seem whole without it. */
  private void requireNoHdu(String text, long position) throws FrameException {
    int at = text.indexOf(EXTENSION);
    if (at >= 0) {
      throw last.place()
          .error(
              "another HDU follows it, but %d bytes further on than its header says; the file is damaged, get it again"
                  .formatted(position + at));
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
