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

  /** 0 for the primary HDU. */
  public final int index() {
    return index;
  }

  /** How messages name this HDU: {@code HDU 1 (SCI,1)}. */
  public final String label() {
    return place.hdu();
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

  /** The sum over the data, with their padding. */
  final long dataSum() {
    return Checksum.add(data.sum(), paddingSum());
  }

  private long paddingSum() {
    // The padding goes on where the data end, which need not be at the start of a word.
    int within = (int) (data.length() & 3);
    byte[] words = new byte[within + padding.length];
    System.arraycopy(padding, 0, words, within, padding.length);
    return Checksum.of(words, 0, words.length);
  }

  final void writeTo(OutputStream out) throws IOException {
    out.write(header.blocks());
    data.writeTo(out);
    out.write(padding);
  }
}
