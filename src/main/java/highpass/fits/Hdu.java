package highpass.fits;

import java.io.IOException;
import java.io.OutputStream;

/** One HDU as it stands in the file: header blocks, data and their padding. */
class Hdu {
  private final int index;
  private final Place place;
  private final Header header;
  private final Structure structure;
  private final StoredData data;
  private final byte[] padding;

  Hdu(int index, Place place, Header header, Structure structure, StoredData data, byte[] padding) {
    this.index = index;
    this.place = place;
    this.header = header;
    this.structure = structure;
    this.data = data;
    this.padding = padding;
  }

  Hdu(Hdu other) {
    this(other.index, other.place, other.header, other.structure, other.data, other.padding);
  }

  /** 0 for the primary HDU. */
  public final int index() {
    return index;
  }

  /** How messages name this HDU: {@code HDU 1 (SCI,1)}. */
  public final String label() {
    return place.hdu();
  }

  /**
   * What is wrong with this HDU beyond reading it: an exception that names the frame and the HDU.
   *
   * @param problem what is wrong and what to do about it
   */
  public final FrameException error(String problem) {
    return place.error(problem);
  }

  final Place place() {
    return place;
  }

  final Header header() {
    return header;
  }

  final Structure structure() {
    return structure;
  }

  final StoredData data() {
    return data;
  }

  final long length() {
    return header.blocks().length + data.length() + padding.length;
  }

  /** DATASUM: the sum over the data, with their padding. */
  final long dataSum() {
    return Checksum.add(data.sum(), Checksum.of(padding, 0, padding.length, data.length()));
  }

  /** Whether zeros alone follow the data, up to the end of their last block. */
  final boolean isPaddedWithZeros() {
    for (byte b : padding) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  final void writeTo(OutputStream out) throws IOException {
    out.write(header.blocks());
    data.writeTo(out);
    out.write(padding);
  }
}
