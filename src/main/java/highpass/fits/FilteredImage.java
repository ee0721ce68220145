package highpass.fits;

import highpass.filter.Plane;
import java.io.IOException;
import java.io.OutputStream;

/** The filtered version of one image. */
final class FilteredImage {
  private final ImageHdu source;
  private final InputFile file;
  private final StoredType type;
  private final StoredData data;
  private long planesPut;

  FilteredImage(ImageHdu source, InputFile file, OutputType wanted) {
    this.source = source;
    this.file = file;
    this.type = source.outputType(wanted);
    this.data = StoredData.zeros(dataBytes(source, type));
  }

  static long dataBytes(ImageHdu image, StoredType type) {
    return image.data().length() / image.structure().type().bytes() * type.bytes();
  }

  void put(long index, Plane plane) {
    if (index < 0
        || index >= source.planeCount()
        || plane.height() != source.height()
        || plane.width() != source.width()) {
      throw new IllegalArgumentException(
          "plane %d as %s for %s".formatted(index, plane, source.label()));
    }
    data.putAll(type, plane.pixels(), index * plane.pixels().length * type.bytes());
    planesPut++;
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
    if (planesPut < source.planeCount()) {
      throw new IllegalStateException(
          "%d of %d planes of %s are still to be filtered"
              .formatted(source.planeCount() - planesPut, source.planeCount(), source.label()));
    }
  }

  /** Writes the image as a table of compressed tiles. */
  void writeTiledTo(OutputStream out, Provenance provenance) throws IOException, FrameException {
    requireComplete();
    byte[] blocks = header(provenance, data.sum());
    new TiledImage(HeaderScan.of(blocks), data, source.place()).writeTo(out);
  }

  private byte[] header(Provenance provenance, long dataSum) {
    return FilteredHeader.of(source, file, type, provenance, dataSum);
  }
}
