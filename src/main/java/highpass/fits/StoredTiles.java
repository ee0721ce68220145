package highpass.fits;

import highpass.fits.tile.GzipEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;

/** A filtered image as it would be stored in compressed rows, but for its pixels. */
final class StoredTiles {
  private final StoredImage expected;
  private final FrameSpace space;

  /**
   * An image as it would be stored.
   *
   * @param space where the stored one is to be kept meanwhile
   */
  StoredTiles(StoredImage expected, FrameSpace space) {
    this.expected = expected;
    this.space = space;
  }

  /**
   * Whether this is what follows in the stream, with rows that can be decompressed to the image
   * whose DATASUM the table tells.
   *
   * @throws FrameException if the image could not be written so
   */
  boolean isIn(InputStream in) throws IOException, FrameException {
    TiledHeader shape = table(0);
    if (shape.followsEmptyPrimary()) {
      SameBytes primary = new SameBytes(in);
      primary.write(TiledHeader.emptyPrimary());
      if (!primary.same()) {
        return false;
      }
    }
    byte[] blocks = in.readNBytes(shape.blocks(0, 0, 0).length);
    long pixelSum = StoredImage.sum(blocks, "ZDATASUM");
    long rowsBytes = shape.rows() * shape.descriptorBytes();
    long heapBytes = StoredImage.claims(blocks).integer("PCOUNT", -1);
    long mostHeap = shape.rows() * GzipEncoder.mostPacked(shape.rowBytes());
    if (pixelSum < 0 || heapBytes < 0 || heapBytes > mostHeap) {
      return false;
    }
    StoredData data = space.read(in, FrameSpace.NOWHERE, rowsBytes + heapBytes);
    return data.length() == rowsBytes + heapBytes
        && StoredImage.isFilledUp(in, data.length())
        && Arrays.equals(
            blocks, table(pixelSum).blocks(data.length(), longest(data, shape), data.sum()))
        && pixelsHaveSum(HeaderScan.of(blocks), data, pixelSum);
  }

  private TiledHeader table(long pixelSum) throws FrameException {
    Header image = HeaderScan.of(expected.header(pixelSum));
    return new TiledHeader(image, expected.dataBytes(), expected.place());
  }

  /** Bytes of the longest row, by the descriptors. */
  private static long longest(StoredData data, TiledHeader shape) throws IOException {
    byte[] descriptor = new byte[shape.descriptorBytes()];
    long longest = 0;
    for (long row = 0; row < shape.rows(); row++) {
      data.read(row * descriptor.length, descriptor, 0, descriptor.length);
      longest =
          Math.max(
              longest,
              shape.wide()
                  ? (long) StoredType.LONG.get(descriptor, 0)
                  : (int) StoredType.INT.get(descriptor, 0));
    }
    return longest;
  }

  /** The header is right, so what may be wrong is in the rows: gzip tells. */
  private boolean pixelsHaveSum(Header header, StoredData data, long pixelSum) throws IOException {
    try {
      Structure structure = Structure.of(header, expected.place());
      byte[] padding = new byte[structure.padding()];
      Hdu table = new Hdu(0, expected.place(), header, structure, data, padding);
      CompressedImage image = new CompressedImage(header, structure, null, expected.place());
      return image.read(table, space, new ArrayList<>()).dataSum() == pixelSum;
    } catch (FrameException damaged) {
      return false;
    }
  }
}
