package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Looks out for a header among the data of an HDU while they are read: where whole blocks of a file
 * are missing, the HDUs behind them would pass for pixels. Headers start at blocks; no image has
 * those bytes there.
 */
final class HeaderWatch extends BulkInput {
  static final long NONE = -1;

  private static final byte[] START = "XTENSION= '".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private long position;
  private boolean matches;
  private long found = NONE;

  /**
   * A stream of the same bytes.
   *
   * @param in at the first byte of the data
   */
  HeaderWatch(InputStream in) {
    this.in = in;
  }

  /** Where in the data the first header stands, as far as they have been read; or NONE. */
  long found() {
    return found;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = in.read(bytes, offset, length);
    for (int at = 0; at < got; ) {
      int inBlock = (int) ((position + at) % Structure.BLOCK);
      if (inBlock >= START.length) {
        at += Structure.BLOCK - inBlock;
        continue;
      }
      matches = (inBlock == 0 || matches) && bytes[offset + at] == START[inBlock];
      if (matches && inBlock == START.length - 1 && found == NONE) {
        found = position + at - inBlock;
      }
      at++;
    }
    position += Math.max(0, got);
    return got;
  }
}
