package highpass.fits;

import highpass.fits.tile.ByteShuffle;
import highpass.fits.tile.GzipEncoder;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An image of floating-point pixels as a table of compressed rows (FITS standard 4.0, section 10):
 * GZIP_2, without loss. funpack makes the very same image of it.
 */
final class TiledImage {
  private final TiledHeader header;
  private final StoredData pixels;
  private final FrameSpace space;

  /**
   * An image to be compressed.
   *
   * @param header its own, as it would be written without compression
   * @param pixels its data. Not modified.
   * @param space where the table is to be kept until it is written
   */
  TiledImage(Header header, StoredData pixels, FrameSpace space, Place place)
      throws FrameException {
    this.header = new TiledHeader(header, pixels.length(), place);
    this.pixels = pixels;
    this.space = space;
  }

  /** Writes the table, behind an empty primary HDU if the image was the primary one. */
  void writeTo(OutputStream out) throws IOException {
    if (header.followsEmptyPrimary()) {
      out.write(TiledHeader.emptyPrimary());
    }
    StoredData data = space.createGrowing(header.rows() * header.descriptorBytes());
    long longest = compress(data);
    out.write(header.blocks(data.length(), longest, data.sum()));
    data.writeTo(out);
    out.write(new byte[Structure.padding(data.length())]);
  }

  /** Appends all rows to the descriptors, and fills those in; returns the longest row's bytes. */
  private long compress(StoredData data) throws IOException {
    int rowBytes = header.rowBytes();
    int size = header.pixelSize();
    byte[] row = new byte[rowBytes];
    byte[] shuffled = new byte[rowBytes];
    byte[] packed = new byte[GzipEncoder.mostPacked(rowBytes)];
    byte[] descriptor = new byte[header.descriptorBytes()];
    long heap = data.length();
    long longest = 0;
    try (GzipEncoder gzip = new GzipEncoder()) {
      for (long i = 0; i < header.rows(); i++) {
        pixels.read(i * rowBytes, row, 0, rowBytes);
        ByteShuffle.shuffle(row, size, rowBytes / size, shuffled);
        int length = gzip.deflate(shuffled, rowBytes, packed);
        if (header.wide()) {
          StoredType.LONG.set(descriptor, 0, (long) length);
          StoredType.LONG.set(descriptor, 8, data.length() - heap);
        } else {
          StoredType.INT.set(descriptor, 0, length);
          StoredType.INT.set(descriptor, 4, (int) (data.length() - heap));
        }
        data.write(i * descriptor.length, descriptor, 0, descriptor.length);
        data.append(packed, length);
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }
}
