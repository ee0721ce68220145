package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * A file's own stream, whatever is made of its bytes: counts and sums them up, and remembers
 * whether it failed, so that a failing disk can be told from damaged data: both come out of a
 * decompressor as an {@link IOException}.
 */
final class SourceInput extends BulkInput {
  private static final int DRAINED_AT_ONCE = 1 << 16;

  private final InputStream in;
  private final CRC32 crc = new CRC32();
  private long length;
  private IOException failure;

  SourceInput(InputStream in) {
    this.in = in;
  }

  /** What the stream failed with, or null. */
  IOException failure() {
    return failure;
  }

  /**
   * Reads what is left, and tells which file it was.
   *
   * @throws IOException if the stream fails
   */
  InputFile drain() throws IOException {
    byte[] rest = new byte[DRAINED_AT_ONCE];
    while (read(rest, 0, rest.length) >= 0) {
      // The bytes count, whatever they are.
    }
    return new InputFile(length, (int) crc.getValue());
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    try {
      int got = in.read(bytes, offset, count);
      if (got > 0) {
        crc.update(bytes, offset, got);
        length += got;
      }
      return got;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
