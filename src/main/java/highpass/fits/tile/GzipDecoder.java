package highpass.fits.tile;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * GZIP_1 and GZIP_2: each tile a gzip file of its own (FITS standard 4.0, section 10.4.2; RFC
 * 1952), with its CRC and length checked. It keeps memory that is not Java's, so it must be closed.
 */
public final class GzipDecoder implements AutoCloseable {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();

  /**
   * Inflates a tile.
   *
   * @param packed the gzip file. Not modified.
   * @param length of the gzip file
   * @param bytes receives what it holds; longer than {@code most}, so that too much is seen
   * @param most number of bytes that it may hold
   * @return how many it holds
   * @throws TileException if it is damaged, or holds more
   */
  public int inflate(byte[] packed, int length, byte[] bytes, int most) throws TileException {
    int start = endOfHeader(packed, length);
    int got = 0;
    inflater.reset();
    inflater.setInput(packed, start, length - start);
    try {
      while (!inflater.finished()) {
        int more = inflater.inflate(bytes, got, most + 1 - got);
        got += more;
        if (got > most) {
          throw new TileException("it inflates to more than its pixels");
        }
        if (more == 0 && !inflater.finished()) {
          throw new TileException("its data end too early");
        }
      }
    } catch (DataFormatException e) {
      throw new TileException("its gzip data are invalid", e);
    }
    int trailer = length - inflater.getRemaining();
    crc.reset();
    crc.update(bytes, 0, got);
    if (length - trailer < TRAILER_BYTES
        || littleEndian(packed, trailer) != (int) crc.getValue()
        || littleEndian(packed, trailer + 4) != got) {
      throw new TileException("the CRC or length of its gzip data does not match");
    }
    return got;
  }

  @Override
  public void close() {
    inflater.end();
  }

  private static int endOfHeader(byte[] packed, int length) throws TileException {
    if (length < HEADER_BYTES
        || packed[0] != 0x1f
        || packed[1] != (byte) 0x8b
        || packed[2] != 8 /* deflate */) {
      throw new TileException("it does not start as gzip data do");
    }
    int flags = packed[3];
    int at = HEADER_BYTES;
    if ((flags & FLAG_EXTRA) != 0 && at + 2 <= length) {
      at += 2 + ((packed[at] & 0xff) | ((packed[at + 1] & 0xff) << 8));
    }
    if ((flags & FLAG_NAME) != 0) {
      at = afterZero(packed, at, length);
    }
    if ((flags & FLAG_COMMENT) != 0) {
      at = afterZero(packed, at, length);
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      at += 2;
    }
    if (at >= length) {
      throw new TileException("its data end too early");
    }
    return at;
  }

  private static int afterZero(byte[] packed, int from, int length) {
    int at = from;
    while (at < length && packed[at] != 0) {
      at++;
    }
    return at + 1;
  }

  private static int littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | (bytes[at + 3] & 0xff) << 24;
  }
}
