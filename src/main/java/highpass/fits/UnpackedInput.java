package highpass.fits;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** A file's bytes without the compression around them. */
final class UnpackedInput extends BulkInput {
  private final PushbackInputStream packed;
  private final OuterCompression compression;

  /** Null before the first member and after the last. */
  private InputStream member;

  private boolean ended;
  private boolean trailingGarbage;

  /**
   * Looks at the first bytes.
   *
   * @param in the file. Not closed.
   */
  UnpackedInput(InputStream in) throws IOException {
    packed = new PushbackInputStream(new BufferedInputStream(in, 1 << 16), GzipMember.BUFFER);
    byte[] start = new byte[OuterCompression.MAGIC];
    int length = peek(start);
    compression = OuterCompression.of(start, length);
  }

  OuterCompression compression() {
    return compression;
  }

  /** Whether something else than zeros followed the compressed data. */
  boolean hasTrailingGarbage() {
    return trailingGarbage;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      while (!ended) {
        if (member == null) {
          member = compression.open(packed);
        }
        int got = member.read(bytes, offset, length);
        if (got >= 0) {
          return got;
        }
        close();
        ended = !anotherFollows();
      }
      return -1;
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      // What decompressors of other people's make of damaged data.
      throw new IOException("invalid data", e);
    }
  }

  /** Ends the member that is open; not the file, which is the caller's. */
  @Override
  public void close() throws IOException {
    if (member instanceof GzipMember gzip) {
      gzip.close();
    }
    member = null;
  }

  private boolean anotherFollows() throws IOException {
    if (!compression.isConcatenated()) {
      return false;
    }
    byte[] start = new byte[OuterCompression.MAGIC];
    if (compression.startsWithMagic(start, peek(start))) {
      return true;
    }
    // Tapes pad with zeros. Anything else is left out, as gzip and bzip2 do, with a warning.
    int b = packed.read();
    while (b == 0) {
      b = packed.read();
    }
    trailingGarbage = b > 0;
    return false;
  }

  private int peek(byte[] start) throws IOException {
    int length = packed.readNBytes(start, 0, start.length);
    packed.unread(start, 0, length);
    return length;
  }
}
