package highpass.fits;

import highpass.filter.Plane;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A new frame of one float64 image and nothing else. */
public final class PlaneFrame {
  private final List<Card> cards = new ArrayList<>();
  private final StoredData data;

  /**
   * A frame of that plane.
   *
   * @param plane the pixels, copied. Not modified.
   */
  public PlaneFrame(Plane plane) {
    cards.add(CardWriter.logical("SIMPLE", true, "conforms to FITS standard"));
    cards.add(CardWriter.integer("BITPIX", StoredType.FLOAT64.bitpix(), "array data type"));
    cards.add(CardWriter.integer("NAXIS", 2, "number of array dimensions"));
    cards.add(CardWriter.integer("NAXIS1", plane.width(), ""));
    cards.add(CardWriter.integer("NAXIS2", plane.height(), ""));
    double[] pixels = plane.pixels();
    HeapData stored = HeapData.ofLength(new ByteChunks(), 8L * pixels.length);
    stored.put(StoredType.FLOAT64, pixels, 0, pixels.length, 0);
    data = stored;
  }

  /** Adds an integer card. */
  public PlaneFrame with(String keyword, long value, String comment) {
    cards.add(CardWriter.integer(keyword, value, comment));
    return this;
  }

  /** Adds a string card; the string must fit it (68 characters). */
  public PlaneFrame with(String keyword, String value, String comment) {
    cards.add(CardWriter.string(keyword, value, comment));
    return this;
  }

  /** Bytes that {@link #writeTo} writes. */
  public long length() {
    return CardWriter.checksummed(cards, 0).length
        + data.length()
        + Structure.padding(data.length());
  }

  /** Writes the frame, with CHECKSUM and DATASUM. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(CardWriter.checksummed(cards, data.sum()));
    data.writeTo(out);
    out.write(new byte[Structure.padding(data.length())]);
  }
}
