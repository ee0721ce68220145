package highpass.fits;

import highpass.fits.tile.TileException;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that stands in the file as a binary table of compressed tiles (FITS standard 4.0,
 * section 10). What is made of it is what CFITSIO's funpack makes, bit for bit.
 */
final class CompressedImage {
  /** Pixels of a tile: its bytes, with one to spare, must fit an array. */
  private static final long MOST_TILE_PIXELS = (Integer.MAX_VALUE - 16) / 8;

  private static final int NAN_SEARCH_RUN = 1024;

  private final Header tableHeader;
  private final Structure tableStructure;
  private final boolean replacesPrimary;
  private final Place place;
  private final Header header;
  private final Structure structure;
  private final TileCards cards;
  private final TileGrid grid;

  /**
   * An image whose tiles are still to be read.
   *
   * @param primary the primary HDU, if it is all that stands before the table; else null
   */
  CompressedImage(Header tableHeader, Structure tableStructure, Hdu primary, Place place)
      throws FrameException {
    this.tableHeader = tableHeader;
    this.tableStructure = tableStructure;
    this.place = place;
    replacesPrimary =
        primary != null
            && primary.structure().axes().isEmpty()
            && tableHeader.find("ZSIMPLE") != null;
    header = UnpackedHeader.of(tableHeader, replacesPrimary ? primary.header() : null, place);
    structure = Structure.of(header, place);
    List<Long> axes = structure.axes();
    if (axes.isEmpty() || axes.contains(0L)) {
      throw place.error("a compressed image without pixels (ZNAXIS); the header is damaged");
    }
    cards = new TileCards(tableHeader, place);
    grid = TileGrid.of(tableHeader, structure, place);
    if (grid.mostPixels() > MOST_TILE_PIXELS) {
      throw place.error(
          "a tile of %d pixels is more than can be decompressed at once; compress the frame with"
                  .formatted(grid.mostPixels())
              + " smaller tiles");
    }
    List<Long> rows = tableStructure.axes();
    if (rows.size() != 2 || rows.get(1) != grid.count()) {
      throw place.error(
          "the image has %d tiles, the table %s rows; the header is damaged"
              .formatted(grid.count(), rows.size() == 2 ? rows.get(1) : "no"));
    }
  }

  /** Whether an HDU holds a compressed image. */
  static boolean isIn(Header header, Structure structure) {
    return structure.extension().equals("BINTABLE") && header.isTrue("ZIMAGE");
  }

  /** Whether the image takes the place of the primary HDU too, where it stood before. */
  boolean replacesPrimary() {
    return replacesPrimary;
  }

  /** The image's header, once it is read. */
  Header header() {
    return header;
  }

  /** What that says. */
  Structure structure() {
    return structure;
  }

  /** Bytes of memory that reading takes besides the table's and the image's. */
  long workBytes() throws FrameException {
    return TileReader.workBytes(
        cards, grid.mostPixels(), structure.type(), tableStructure.dataBytes());
  }

  /**
   * Reads the tiles.
   *
   * @param table the table as it stands in the file
   * @param warnings gets what is wrong with the image
   * @return the image that was compressed
   */
  Hdu read(Hdu table, List<String> warnings) throws FrameException {
    TileTable tiles = TileTable.of(tableHeader, tableStructure, table.data(), place);
    StoredData data = StoredData.zeros(structure.dataBytes());
    boolean lossless;
    try (TileReader reader =
        new TileReader(cards, tiles, structure.type(), (int) grid.mostPixels(), place)) {
      for (long tile = 0; tile < grid.count(); tile++) {
        readTile(reader, tile, data);
      }
      lossless = reader.isLossless();
    }
    Hdu image = image(table.index(), header, data);
    if (lossless && !mayHoldOtherNan(data)) {
      warnings.addAll(HduCheck.dataWarnings(image));
    }
    return structure.hasPlanes() ? image : image(table.index(), checksummed(image), data);
  }

  /**
   * Whether one of the pixels is NaN: compressing keeps that a pixel is NaN, but not which of the
   * many NaN it was, so that the sum over the pixels need not be what it was.
   */
  private boolean mayHoldOtherNan(StoredData data) {
    StoredType type = structure.type();
    if (type.isInteger()) {
      return false;
    }
    double[] values = new double[NAN_SEARCH_RUN];
    for (long at = 0; at < data.length(); ) {
      byte[] chunk = data.chunkAt(at);
      int offset = (int) (at % StoredData.CHUNK);
      int count = Math.min(values.length, (chunk.length - offset) / type.bytes());
      type.decode(chunk, offset, values, 0, count);
      for (int i = 0; i < count; i++) {
        if (Double.isNaN(values[i])) {
          return true;
        }
      }
      at += (long) count * type.bytes();
    }
    return false;
  }

  private void readTile(TileReader reader, long tile, StoredData data) throws FrameException {
    try {
      grid.place(tile, reader.read(tile, grid.pixels(tile)), data);
    } catch (TileException e) {
      throw place.error(
          "tile %d of %d is damaged: %s; get the file again"
              .formatted(tile + 1, grid.count(), e.getMessage()),
          e);
    }
  }

  private Hdu image(int index, Header itsHeader, StoredData data) {
    byte[] padding = new byte[structure.padding()];
    return new Hdu(index, place, itsHeader, structure, data, padding);
  }

  /** What is not filtered goes out with this header, so its sums must be right. */
  private Header checksummed(Hdu image) {
    List<Card> kept = new ArrayList<>();
    for (int i = 0; i < header.cardCount(); i++) {
      Card card = header.card(i);
      if (!card.is("CHECKSUM") && !card.is("DATASUM")) {
        kept.add(card);
      }
    }
    return new Header(CardWriter.checksummed(kept, image.dataSum()), kept.size() + 2);
  }
}
