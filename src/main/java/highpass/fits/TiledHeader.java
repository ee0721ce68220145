package highpass.fits;

import highpass.fits.tile.GzipEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The header of a table that holds an image of floating-point pixels as compressed rows (FITS
 * standard 4.0, section 10).
 */
final class TiledHeader {
  /** Offsets in the heap beyond that need descriptors of 64 bits. */
  private static final long MOST_FOR_SHORT_DESCRIPTORS = Integer.MAX_VALUE;

  /** Axes of the largest compressed image that CFITSIO, and so funpack, reads. */
  private static final int MOST_AXES = 6;

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

  /** What would scale or mask the column of compressed bytes, as no image can mean it. */
  private static final String OF_A_COLUMN = "(TSCAL|TZERO)\\d+|ZMASKCMP";

  private final Header image;
  private final Structure structure;
  private final long pixelBytes;
  private final Place place;
  private final List<Card> cardsOfImage;

  /**
   * The table's header, but for what its data decide.
   *
   * @param image the image's own header, as it would be written without compression
   * @param pixelBytes length of the image's data
   * @throws FrameException if the image's cards or rows are none that a table can hold
   */
  TiledHeader(Header image, long pixelBytes, Place place) throws FrameException {
    this.image = image;
    this.structure = Structure.of(image, place);
    this.pixelBytes = pixelBytes;
    this.place = place;
    this.cardsOfImage = setAside();
    if (structure.axes().size() > MOST_AXES) {
      throw place.error(
          "%d axes are more than the %d that readers of compressed images know; write this one without --compress fz"
              .formatted(structure.axes().size(), MOST_AXES));
    }
    if (structure.axes().get(0) * structure.type().bytes() > Integer.MAX_VALUE / 2) {
      throw place.error(
          "rows of %d bytes are too long for --compress fz"
              .formatted(structure.axes().get(0) * structure.type().bytes()));
    }
  }

  /** Whether the image was the primary HDU, so that an empty one must stand before the table. */
  boolean followsEmptyPrimary() {
    return structure.extension().isEmpty();
  }

  /** Bytes of a row of pixels, which is a tile. */
  int rowBytes() {
    return (int) (structure.axes().get(0) * structure.type().bytes());
  }

  /** Bytes of a pixel. */
  int pixelSize() {
    return structure.type().bytes();
  }

  long rows() {
    return pixelBytes / rowBytes();
  }

  /** Whether descriptors have 64 bits: by the most that the rows could take. */
  boolean wide() {
    return GzipEncoder.mostPacked(0) * rows() + pixelBytes + pixelBytes / 512
        > MOST_FOR_SHORT_DESCRIPTORS;
  }

  /** Bytes of a row's length and offset in the table. */
  int descriptorBytes() {
    return wide() ? 16 : 8;
  }

  /**
   * The header's blocks, CHECKSUM included. How many there are does not depend on the data.
   *
   * @param dataBytes length of the table's data
   * @param longest bytes of the longest compressed row
   * @param dataSum DATASUM of the table's data
   */
  byte[] blocks(long dataBytes, long longest, long dataSum) {
    List<Card> table = tableCards(dataBytes, longest);
    table.addAll(cardsOfImage);
    return CardWriter.checksummed(table, dataSum);
  }

  /** The empty primary HDU. */
  static byte[] emptyPrimary() {
    return CardWriter.checksummed(
        List.of(
            CardWriter.logical("SIMPLE", true, "conforms to FITS standard"),
            CardWriter.integer("BITPIX", 8, "no data"),
            CardWriter.integer("NAXIS", 0, "no data"),
            CardWriter.logical("EXTEND", true, "the image is in an extension")),
        0);
  }

  private List<Card> tableCards(long dataBytes, long longest) {
    String format = "1%sB(%d)".formatted(wide() ? "Q" : "P", longest);
    List<Card> cards = new ArrayList<>();
    cards.add(CardWriter.string("XTENSION", "BINTABLE", "binary table extension"));
    cards.add(CardWriter.integer("BITPIX", 8, "bytes"));
    cards.add(CardWriter.integer("NAXIS", 2, "rows of bytes"));
    cards.add(CardWriter.integer("NAXIS1", descriptorBytes(), "bytes of a row"));
    cards.add(CardWriter.integer("NAXIS2", rows(), "number of rows"));
    cards.add(
        CardWriter.integer("PCOUNT", dataBytes - rows() * descriptorBytes(), "bytes of heap"));
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
    // As fpack says it: without, Astropy 5 takes the pixels' bits for integers to be scaled.
    cards.add(CardWriter.string("ZQUANTIZ", "NONE", "the pixels are as they were"));
    return cards;
  }

  /** The image's cards, renamed where they must be. */
  private List<Card> setAside() throws FrameException {
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < image.cardCount(); i++) {
      Card card = image.card(i);
      String keyword = card.keyword();
      if (keyword.matches("NAXIS\\d+")) {
        cards.add(card.renamed("Z" + keyword));
      } else if (SET_ASIDE.containsKey(keyword)) {
        cards.add(card.renamed(SET_ASIDE.get(keyword)));
      } else if (keyword.matches(OF_A_COLUMN)) {
        throw place.error(
            "the card %s would change how a compressed frame is read; write this one without --compress fz"
                .formatted(keyword));
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
