package highpass.fits;

import java.io.IOException;
import java.io.OutputStream;

/** The filtered version of one image. */
final class FilteredImage {
  private final ImageHdu source;
  private final InputFile file;
  private final StoredType type;
  private final FrameSpace space;
  private final StoredData data;
  private long pixelsPut;

  FilteredImage(ImageHdu source, Frame frame, OutputType wanted) {
    this.source = source;
    this.file = frame.file();
    this.type = source.outputType(wanted);
    this.space = frame.space();
    this.data = space.create(dataBytes(source, type));
  }

  static long dataBytes(ImageHdu image, StoredType type) {
    return image.data().length() / image.structure().type().bytes() * type.bytes();
  }

  /**
   * Stores rows of a plane.
   *
   * @param plane which plane, from 0
   * @param firstRow which of its rows is the first: rows are put in order, each once
   * @param values the pixels of the rows, from {@code at} on. Not modified.
   */
  void put(long plane, int firstRow, int rows, double[] values, int at) throws IOException {
    int width = source.width();
    long first = (plane * source.height() + firstRow) * width;
    if (first != pixelsPut || plane >= source.planeCount() || rows > source.height() - firstRow) {
      throw new IllegalArgumentException(
          "rows %d to %d of plane %d are not those that follow in %s"
              .formatted(firstRow, firstRow + rows, plane, source.label()));
    }
    data.put(type, values, at, rows * width, first * type.bytes());
    pixelsPut += (long) rows * width;
  }

  long length(Provenance provenance) {
    return header(provenance, 0).length + data.length() + Structure.padding(data.length());
  }

  void writeTo(OutputStream out, Provenance provenance) throws IOException {
    requireComplete();
    out.write(header(provenance, data.sum()));
    data.writeTo(out);
    out.write(new byte[Structure.padding(data.length())]);
  }

  private void requireComplete() {
    long pixels = data.length() / type.bytes();
    if (pixelsPut < pixels) {
      throw new IllegalStateException(
          "%d of %d pixels of %s are still to be filtered"
              .formatted(pixels - pixelsPut, pixels, source.label()));
    }
  }

  /** Writes the image as a table of compressed tiles. */
  void writeTiledTo(OutputStream out, Provenance provenance) throws IOException, FrameException {
    requireComplete();
    byte[] blocks = header(provenance, data.sum());
    new TiledImage(HeaderScan.of(blocks), data, space, source.place()).writeTo(out);
  }

  private byte[] header(Provenance provenance, long dataSum) {
    return FilteredHeader.of(source, file, type, provenance, dataSum);
  }
}
