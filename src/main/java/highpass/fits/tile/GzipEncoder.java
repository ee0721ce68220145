package highpass.fits.tile;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Makes gzip files of tiles (RFC 1952), without time and name. It keeps memory that is not Java's,
 * so it must be closed.
 */
public final class GzipEncoder implements AutoCloseable {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int UNKNOWN_SYSTEM = 255;

  /** Noise, which is most of an image, gains next to nothing from a longer search. */
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

  private final CRC32 crc = new CRC32();

  /** The most bytes that a tile of that many becomes: what does not shrink is stored in blocks. */
  public static int mostPacked(int length) {
    return HEADER_BYTES + TRAILER_BYTES + length + length / 1024 + 64;
  }

  /**
   * Makes a gzip file.
   *
   * @param bytes what it shall hold. Not modified.
   * @param length how many of them
   * @param packed receives it; of {@link #mostPacked} bytes
   * @return its length
   */
  public int deflate(byte[] bytes, int length, byte[] packed) {
    packed[0] = 0x1f;
    packed[1] = (byte) 0x8b;
    packed[2] = 8; // deflate
    for (int i = 3; i < HEADER_BYTES - 1; i++) {
      packed[i] = 0;
    }
    packed[HEADER_BYTES - 1] = (byte) UNKNOWN_SYSTEM;
    deflater.reset();
    deflater.setInput(bytes, 0, length);
    deflater.finish();
    int at = HEADER_BYTES;
    while (!deflater.finished()) {
      int more = deflater.deflate(packed, at, packed.length - TRAILER_BYTES - at);
      if (more == 0) {
        throw new IllegalStateException(length + " bytes became more than they may");
      }
      at += more;
    }
    crc.reset();
    crc.update(bytes, 0, length);
    putLittleEndian(packed, at, (int) crc.getValue());
    putLittleEndian(packed, at + 4, length);
    return at + TRAILER_BYTES;
  }

  @Override
  public void close() {
    deflater.end();
  }

  private static void putLittleEndian(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >> (8 * i));
    }
  }
}
