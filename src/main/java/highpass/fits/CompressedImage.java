package highpass.fits;

import highpass.fits.tile.TileException;
import java.io.IOException;
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
    structure = Structure.of(header, place.in(place.hdu() + ", compressed image"));
    if (!structure.extension().isEmpty() && !structure.extension().equals("IMAGE")) {
      throw place.error(
          "ZTENSION = '%s' is no image; the header is damaged".formatted(structure.extension()));
    }
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
    long rows = tableStructure.axes().get(0) * tableStructure.axes().get(1);
    return rows
        + TileReader.workBytes(
            cards, grid.mostPixels(), structure.type(), tableStructure.dataBytes());
  }

  /**
   * Reads the tiles.
   *
   * @param table the table as it stands in the file
   * @param space where the image is to be kept
   * @param warnings gets what is wrong with the image
   * @return the image that was compressed
   */
  Hdu read(Hdu table, FrameSpace space, List<String> warnings) throws IOException, FrameException {
    TileTable tiles = TileTable.of(tableHeader, tableStructure, table.data(), place);
    StoredData data = space.create(structure.dataBytes());
    boolean lossless;
    try (TileReader reader =
        new TileReader(cards, tiles, structure.type(), (int) grid.mostPixels(), place)) {
      for (long tile = 0; tile < grid.count(); tile++) {
        readTile(reader, tile, data);
      }
      lossless = reader.isLossless();
      if (reader.tilesWithRest() > 0) {
        // No checksum is within these algorithms: often this is the one sign of damage.
        warnings.add(
            place.said(
                "%d of %d tiles go on after their last pixel: they may be damaged, and the pixels wrong"
                    .formatted(reader.tilesWithRest(), grid.count())));
      }
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
  private boolean mayHoldOtherNan(StoredData data) throws IOException {
    StoredType type = structure.type();
    if (type.isInteger()) {
      return false;
    }
    double[] values = new double[NAN_SEARCH_RUN];
    boolean[] found = {false};
    data.<RuntimeException>scan(
        0,
        data.length(),
        (bytes, offset, count) -> {
          int pixels = count / type.bytes();
          for (int done = 0; done < pixels && !found[0]; done += values.length) {
            int part = Math.min(values.length, pixels - done);
            type.decode(bytes, offset + done * type.bytes(), values, 0, part);
            found[0] = hasNan(values, part);
          }
        });
    return found[0];
  }

  private static boolean hasNan(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (Double.isNaN(values[i])) {
        return true;
      }
    }
    return false;
  }

  private void readTile(TileReader reader, long tile, StoredData data)
      throws IOException, FrameException {
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
