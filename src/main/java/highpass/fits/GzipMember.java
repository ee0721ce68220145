package highpass.fits;

import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One member of a gzip file (RFC 1952), with its CRC and length checked. What follows it is left in
 * the stream.
 *
 * <p>{@link java.util.zip.GZIPInputStream} does not serve: it asks {@code available()} whether
 * another member follows, which streams of object stores answer with 0, and takes a failing read
 * there for the end.
 */
final class GzipMember extends BulkInput {
  /** The packed stream must be able to take back that many bytes. */
  static final int BUFFER = 1 << 13;

  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int FLAGS_RESERVED = 0xe0;

  private final PushbackInputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int lastRead;
  private boolean ended;

  GzipMember(PushbackInputStream in) throws IOException {
    this.in = in;
    skipHeader();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    try {
      while (true) {
        int count = inflater.inflate(bytes, offset, length);
        if (count > 0) {
          crc.update(bytes, offset, count);
          return count;
        }
        if (inflater.finished()) {
          end();
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw new IOException("a dictionary is asked for");
        }
        int got = in.read(buffer, 0, BUFFER);
        if (got < 0) {
          throw new EOFException("the file ends too early");
        }
        lastRead = got;
        inflater.setInput(buffer, 0, got);
      }
    } catch (DataFormatException e) {
      throw new IOException(e.getMessage() == null ? "invalid data" : e.getMessage(), e);
    }
  }

  /** Frees the memory of the inflater, which is not Java's. */
  @Override
  public void close() {
    inflater.end();
  }

  private void end() throws IOException {
    ended = true;
    int left = inflater.getRemaining();
    if (left > 0) {
      // The buffer's last bytes came after the deflated ones.
      in.unread(buffer, lastRead - left, left);
    }
    long writtenBytes = inflater.getBytesWritten();
    long expectedCrc = readInt();
    long expectedLength = readInt();
    if (expectedCrc != crc.getValue()) {
      throw new IOException("the CRC does not match");
    }
    if (expectedLength != (writtenBytes & 0xffff_ffffL)) {
      throw new IOException("the length does not match");
    }
  }

  private void skipHeader() throws IOException {
    int id = readShort();
    int method = readByte();
    int flags = readByte();
    if (id != 0x8b1f || method != 8 || (flags & FLAGS_RESERVED) != 0) {
      throw new IOException("the gzip header is invalid");
    }
    readInt(); // modification time
    readShort(); // extra flags, operating system
    if ((flags & FLAG_EXTRA) != 0) {
      for (int left = readShort(); left > 0; left--) {
        readByte();
      }
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      readShort();
    }
  }

  private void skipText() throws IOException {
    while (readByte() != 0) {
      // to the zero that ends it
    }
  }

  private int readByte() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("the file ends too early");
    }
    return value;
  }

  private int readShort() throws IOException {
    int low = readByte();
    return low | (readByte() << 8);
  }

  private long readInt() throws IOException {
    long low = readShort();
    return low | ((long) readShort() << 16);
  }
}
