package highpass.fits;

import highpass.fits.tile.HcompressDecoder;
import highpass.fits.tile.IntegerDecoder;
import highpass.fits.tile.PlioDecoder;
import highpass.fits.tile.RiceDecoder;

/** What a table's header says of how the tiles in it are compressed (section 10.1). */
final class TileCards {
  private static final int LARGEST_BLOCK = 1 << 20;

  private final Header table;
  private final Place place;
  private final String algorithm;

  TileCards(Header table, Place place) throws FrameException {
    this.table = table;
    this.place = place;
    this.algorithm = table.string("ZCMPTYPE", "");
    switch (algorithm) {
      case "RICE_1", "RICE_ONE", "GZIP_1", "GZIP_2", "HCOMPRESS_1", "PLIO_1", "NOCOMPRESS" -> {}
      case "" ->
          throw place.error("ZCMPTYPE, the kind of compression, is missing; the header is damaged");
      default ->
          throw place.error(
              "the compression '%s' (ZCMPTYPE) is not known; decompress the frame first"
                  .formatted(algorithm));
    }
    if (table.find("ZMASKCMP") != null) {
      throw place.error(
          "a mask of undefined pixels (ZMASKCMP) is not supported; decompress the frame first");
    }
  }

  String algorithm() {
    return algorithm;
  }

  /** Whether tiles are gzip files. */
  boolean isGzip() {
    return algorithm.startsWith("GZIP");
  }

  /** Whether the bytes of pixels are shuffled. */
  boolean isShuffled() {
    return algorithm.equals("GZIP_2");
  }

  /** What decodes the integers; null if tiles are bytes. */
  IntegerDecoder integerDecoder() throws FrameException {
    return switch (algorithm) {
      case "RICE_1", "RICE_ONE" -> rice();
      case "HCOMPRESS_1" -> new HcompressDecoder(parameter("SMOOTH", 0) != 0);
      case "PLIO_1" -> new PlioDecoder();
      default -> null;
    };
  }

  private RiceDecoder rice() throws FrameException {
    double blockSize = parameter("BLOCKSIZE", 32);
    double pixelBytes = parameter("BYTEPIX", 4);
    if (blockSize < 1 || blockSize > LARGEST_BLOCK || blockSize != Math.rint(blockSize)) {
      throw place.error("BLOCKSIZE of %s cannot be; the header is damaged".formatted(blockSize));
    }
    if (pixelBytes != 1 && pixelBytes != 2 && pixelBytes != 4) {
      throw place.error(
          "BYTEPIX is %s, not 1, 2 or 4; decompress the frame first".formatted(pixelBytes));
    }
    return new RiceDecoder((int) pixelBytes, (int) blockSize);
  }

  /** ZVALn of the ZNAMEn of that name. */
  private double parameter(String name, double otherwise) throws FrameException {
    for (int i = 1; table.find("ZNAME" + i) != null; i++) {
      if (table.string("ZNAME" + i, "").equals(name)) {
        Card card = table.find("ZVAL" + i);
        Double value = card == null ? null : card.decimal();
        if (value == null) {
          throw place.error("ZVAL%d (%s) is not a number; correct the card".formatted(i, name));
        }
        return value;
      }
    }
    return otherwise;
  }

  /**
   * Whether floating-point pixels were rounded to scaled integers.
   *
   * @throws FrameException if the header says both: CFITSIO scales then what others leave alone
   */
  boolean isQuantized(TileTable tiles) throws FrameException {
    boolean scaled = tiles.find("ZSCALE") != null || table.find("ZSCALE") != null;
    if (scaled && table.string("ZQUANTIZ", "").equals("NONE")) {
      throw place.error(
          "ZQUANTIZ says that the pixels were not scaled, and yet there is a scale (ZSCALE); correct the one or the other");
    }
    return scaled;
  }

  /** How to undo that. */
  Dequantizer dequantizer(StoredType type) throws FrameException {
    boolean named = table.find("ZQUANTIZ") != null;
    String name = named ? table.string("ZQUANTIZ", "") : Dequantizer.Method.NO_DITHER.name();
    for (Dequantizer.Method method : Dequantizer.Method.values()) {
      if (method.name().equals(name)) {
        return new Dequantizer(type, method, seed());
      }
    }
    throw place.error(
        "the quantization '%s' (ZQUANTIZ) is not known; decompress the frame first"
            .formatted(name));
  }

  private long seed() {
    return table.find("ZDITHER0") == null ? 1 : table.integer("ZDITHER0", 0);
  }

  /** The number that a keyword gives to all tiles. */
  double number(String keyword, double otherwise) throws FrameException {
    Card card = table.find(keyword);
    if (card == null) {
      return otherwise;
    }
    Double value = card.decimal();
    if (value == null) {
      throw place.error("%s is not a number; correct the card".formatted(keyword));
    }
    return value;
  }

  /** The integer that stands for undefined pixels in all tiles, or null. */
  Long blank() throws FrameException {
    for (String keyword : new String[] {"ZBLANK", "BLANK"}) {
      Card card = table.find(keyword);
      if (card != null && card.token() != null) {
        if (card.integer() == null) {
          throw place.error("%s is not an integer; correct the card".formatted(keyword));
        }
        return card.integer();
      }
    }
    return null;
  }

  /** What is to be added to PLIO_1's values, which cannot be negative. */
  int offset() throws FrameException {
    return algorithm.equals("PLIO_1") && number("BZERO", 0) == 32768 ? -32768 : 0;
  }
}
