package highpass.fits;

import highpass.fits.tile.ByteShuffle;
import highpass.fits.tile.GzipEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An image of floating-point pixels as a table of compressed rows (FITS standard 4.0, section 10):
 * GZIP_2, without loss. funpack makes the very same image of it.
 */
final class TiledImage {
  /** Offsets in the heap beyond that need descriptors of 64 bits. */
  private static final long MOST_FOR_SHORT_DESCRIPTORS = Integer.MAX_VALUE;

  /** The image's own cards that would be taken for the table's. */
  private static final Map<String, String> SET_ASIDE =
      Map.of(
          "SIMPLE", "ZSIMPLE",
          "XTENSION", "ZTENSION",
          "BITPIX", "ZBITPIX",
          "NAXIS", "ZNAXIS",
          "EXTEND", "ZEXTEND",
          "BLOCKED", "ZBLOCKED",
          "PCOUNT", "ZPCOUNT",
          "GCOUNT", "ZGCOUNT",
          "CHECKSUM", "ZHECKSUM",
          "DATASUM", "ZDATASUM");

  private final Header header;
  private final Structure structure;
  private final StoredData pixels;
  private final Place place;

  /**
   * An image to be compressed.
   *
   * @param header its own, as it would be written without compression
   * @param pixels its data. Not modified.
   */
  TiledImage(Header header, StoredData pixels, Place place) throws FrameException {
    this.header = header;
    this.structure = Structure.of(header, place);
    this.pixels = pixels;
    this.place = place;
  }

  /** Writes the table, behind an empty primary HDU if the image was the primary one. */
  void writeTo(OutputStream out) throws IOException, FrameException {
    List<Card> cards = setAside();
    if (structure.extension().isEmpty()) {
      out.write(emptyPrimary());
    }
    long rowBytes = structure.axes().get(0) * structure.type().bytes();
    if (rowBytes > Integer.MAX_VALUE / 2) {
      throw place.error("rows of %d bytes are too long for --compress fz".formatted(rowBytes));
    }
    boolean wide =
        GzipEncoder.mostPacked(0) * rows() + pixels.length() + pixels.length() / 512
            > MOST_FOR_SHORT_DESCRIPTORS;
    StoredData data = StoredData.zeros(rows() * (wide ? 16 : 8));
    long longest = compress(data, (int) rowBytes, wide);
    List<Card> table = tableCards(data.length(), longest, wide);
    table.addAll(cards);
    out.write(CardWriter.checksummed(table, data.sum()));
    data.writeTo(out);
    out.write(new byte[Structure.padding(data.length())]);
  }

  private long rows() {
    return pixels.length() / (structure.axes().get(0) * structure.type().bytes());
  }

  /** Appends all rows to the descriptors, and fills those in; returns the longest row's bytes. */
  private long compress(StoredData data, int rowBytes, boolean wide) {
    int size = structure.type().bytes();
    byte[] row = new byte[rowBytes];
    byte[] shuffled = new byte[rowBytes];
    byte[] packed = new byte[GzipEncoder.mostPacked(rowBytes)];
    byte[] descriptor = new byte[wide ? 16 : 8];
    long heap = data.length();
    long longest = 0;
    try (GzipEncoder gzip = new GzipEncoder()) {
      for (long i = 0; i < rows(); i++) {
        pixels.copyTo(i * rowBytes, row, 0, rowBytes);
        ByteShuffle.shuffle(row, size, rowBytes / size, shuffled);
        int length = gzip.deflate(shuffled, rowBytes, packed);
        if (wide) {
          StoredType.LONG.set(descriptor, 0, (long) length);
          StoredType.LONG.set(descriptor, 8, data.length() - heap);
        } else {
          StoredType.INT.set(descriptor, 0, length);
          StoredType.INT.set(descriptor, 4, (int) (data.length() - heap));
        }
        data.copyFrom(descriptor, 0, descriptor.length, i * descriptor.length);
        data.append(packed, length);
        longest = Math.max(longest, length);
      }
    }
    data.trim();
    return longest;
  }

  private static byte[] emptyPrimary() {
    return CardWriter.checksummed(
        List.of(
            CardWriter.logical("SIMPLE", true, "conforms to FITS standard"),
            CardWriter.integer("BITPIX", 8, "no data"),
            CardWriter.integer("NAXIS", 0, "no data"),
            CardWriter.logical("EXTEND", true, "the image is in an extension")),
        0);
  }

  private List<Card> tableCards(long dataBytes, long longest, boolean wide) {
    int descriptorBytes = wide ? 16 : 8;
    String format = "1%sB(%d)".formatted(wide ? "Q" : "P", longest);
    List<Card> cards = new ArrayList<>();
    cards.add(CardWriter.string("XTENSION", "BINTABLE", "binary table extension"));
    cards.add(CardWriter.integer("BITPIX", 8, "bytes"));
    cards.add(CardWriter.integer("NAXIS", 2, "rows of bytes"));
    cards.add(CardWriter.integer("NAXIS1", descriptorBytes, "bytes of a row"));
    cards.add(CardWriter.integer("NAXIS2", rows(), "number of rows"));
    cards.add(CardWriter.integer("PCOUNT", dataBytes - rows() * descriptorBytes, "bytes of heap"));
    cards.add(CardWriter.integer("GCOUNT", 1, "one group"));
    cards.add(CardWriter.integer("TFIELDS", 1, "number of columns"));
    cards.add(CardWriter.string("TTYPE1", "COMPRESSED_DATA", "one compressed row of pixels"));
    cards.add(CardWriter.string("TFORM1", format, "bytes in the heap"));
    cards.add(CardWriter.logical("ZIMAGE", true, "this is a compressed image"));
    for (int i = 1; i <= structure.axes().size(); i++) {
      long length = i == 1 ? structure.axes().get(0) : 1;
      cards.add(CardWriter.integer("ZTILE" + i, length, "size of a tile"));
    }
    cards.add(CardWriter.string("ZCMPTYPE", "GZIP_2", "shuffled bytes, gzip"));
    return cards;
  }

  /** The image's cards, renamed where they must be. */
  private List<Card> setAside() throws FrameException {
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < header.cardCount(); i++) {
      Card card = header.card(i);
      String keyword = card.keyword();
      if (keyword.matches("NAXIS\\d+")) {
        cards.add(card.renamed("Z" + keyword));
      } else if (SET_ASIDE.containsKey(keyword)) {
        cards.add(card.renamed(SET_ASIDE.get(keyword)));
      } else if (UnpackedHeader.keeps(card)) {
        cards.add(card);
      } else {
        throw place.error(
            "the card %s would be lost in a compressed frame; write this one without --compress fz"
                .formatted(keyword));
      }
    }
    return cards;
  }
}
