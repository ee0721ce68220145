package highpass.fits;

import java.io.IOException;
import java.io.InputStream;

/** A filtered image as it would be stored, but for its pixels, which are not known. */
final class StoredImage {
  private static final int SUMMED_AT_ONCE = 1 << 16;

  private final ImageHdu source;
  private final InputFile file;
  private final StoredType type;
  private final Provenance provenance;

  /**
   * The filtered version of an image.
   *
   * @param file where the image was read from
   * @param type of the pixels that would be written
   */
  StoredImage(ImageHdu source, InputFile file, StoredType type, Provenance provenance) {
    this.source = source;
    this.file = file;
    this.type = type;
    this.provenance = provenance;
  }

  Place place() {
    return source.place();
  }

  long dataBytes() {
    return FilteredImage.dataBytes(source, type);
  }

  /** The header's blocks, if the pixels have that DATASUM. */
  byte[] header(long dataSum) {
    return FilteredHeader.of(source, file, type, provenance, dataSum);
  }

  int headerBytes() {
    return header(0).length;
  }

  /**
   * The sum that a stored header claims.
   *
   * @param blocks bytes that may be a header, or anything else
   * @return -1 if there is none
   */
  static long sum(byte[] blocks, String keyword) {
    String text = claims(blocks).string(keyword, "");
    return text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
  }

  /** The cards in bytes that may be a header, or anything else. */
  static Header claims(byte[] blocks) {
    return new Header(blocks, blocks.length / Card.BYTES);
  }

  /** Whether that many bytes follow, have the sum, and are filled up to a block with zeros. */
  static boolean dataHaveSum(InputStream in, long length, long sum) throws IOException {
    long found = 0;
    for (long left = length; left > 0; ) {
      byte[] part = in.readNBytes((int) Math.min(SUMMED_AT_ONCE, left));
      if (part.length < Math.min(SUMMED_AT_ONCE, left)) {
        return false;
      }
      found = Checksum.add(found, Checksum.of(part, 0, part.length));
      left -= part.length;
    }
    return found == sum && isFilledUp(in, length);
  }

  /** Whether zeros follow up to the end of a block. */
  static boolean isFilledUp(InputStream in, long length) throws IOException {
    SameBytes padding = new SameBytes(in);
    padding.write(new byte[Structure.padding(length)]);
    return padding.same();
  }
}
