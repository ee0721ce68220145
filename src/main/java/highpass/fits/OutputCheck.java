package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Tells whether a stored output is what would be written again, without filtering.
 *
 * <p>An output is a function of its input, of the options and of this program, so all of it but the
 * filtered pixels can be made anew and compared byte for byte: the HDUs that pass through, and the
 * headers of the images, whose cards tell the filter, the version, and the input by name, length,
 * CRC-32 and DATASUM. The pixels are held to the DATASUM in their header, which CHECKSUM covers. So
 * nothing is trusted but that sums match by chance once in 2<sup>32</sup> times.
 */
public final class OutputCheck {
  private final Frame frame;
  private final OutputType type;
  private final OutputCompression compression;

  /**
   * A check of outputs of a frame.
   *
   * @param frame the frame that would be filtered. Not modified.
   * @param type pixels that would be written
   * @param compression how they would be compressed
   */
  public OutputCheck(Frame frame, OutputType type, OutputCompression compression) {
    this.frame = frame;
    this.type = type;
    this.compression = compression;
  }

  /**
   * Reads a stored output, as far as it is right.
   *
   * @param stored the file from its first byte. Not closed.
   * @param provenance how its pixels would be made
   * @return whether the file is whole and the one that would be written (where it is compressed, up
   *     to the version of zlib)
   * @throws IOException if the stream fails
   * @throws FrameException if the frame could not be written in this form
   */
  public boolean accepts(InputStream stored, Provenance provenance)
      throws IOException, FrameException {
    if (compression != OutputCompression.GZIP) {
      return holdsAllHdus(stored, provenance);
    }
    SourceInput source = new SourceInput(stored);
    try (UnpackedInput unpacked = new UnpackedInput(source)) {
      return unpacked.compression() == OuterCompression.GZIP
          && holdsAllHdus(unpacked, provenance)
          && !unpacked.hasTrailingGarbage();
    } catch (IOException e) {
      if (source.failure() != null || e instanceof SpaceException) {
        throw e;
      }
      return false; // cut short or damaged, says gzip
    }
  }

  private boolean holdsAllHdus(InputStream in, Provenance provenance)
      throws IOException, FrameException {
    for (Hdu hdu : frame.hdus()) {
      if (!holds(in, hdu, provenance)) {
        return false;
      }
    }
    return in.read() < 0;
  }

  private boolean holds(InputStream in, Hdu hdu, Provenance provenance)
      throws IOException, FrameException {
    if (!(hdu instanceof ImageHdu image)) {
      SameBytes comparison = new SameBytes(in);
      hdu.writeTo(comparison);
      return comparison.same();
    }
    StoredImage expected = new StoredImage(image, frame.file(), image.outputType(type), provenance);
    return compression == OutputCompression.FZ
        ? new StoredTiles(expected, frame.space().forAWhile()).isIn(in)
        : isImage(in, expected);
  }

  private static boolean isImage(InputStream in, StoredImage expected) throws IOException {
    byte[] blocks = in.readNBytes(expected.headerBytes());
    long dataSum = StoredImage.sum(blocks, "DATASUM");
    return dataSum >= 0
        && Arrays.equals(blocks, expected.header(dataSum))
        && StoredImage.dataHaveSum(in, expected.dataBytes(), dataSum);
  }
}
