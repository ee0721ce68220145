package highpass.fits;

import highpass.fits.TileTable.Column;
import highpass.fits.tile.ByteShuffle;
import highpass.fits.tile.GzipDecoder;
import highpass.fits.tile.IntegerDecoder;
import highpass.fits.tile.TileException;
import java.io.IOException;

/**
 * Reads the tiles of one image, each to its stored pixels. Memory for the largest tile is taken
 * when the first needs it, and kept. To be closed.
 */
final class TileReader implements AutoCloseable {
  /** No algorithm makes a tile larger than that many bytes a pixel, and a few. */
  private static final int MOST_PACKED_PER_PIXEL = 16;

  private static final int MOST_PACKED = 1024;

  /** Integers are inflated to no more bytes a pixel than that, whatever type they become. */
  private static final int INTEGER_BYTES = 4;

  /** More than all values of 16 bits is damage. */
  private static final int MOST_OVERSHOOT = 0xffff;

  private final TileCards cards;
  private final TileTable table;
  private final StoredType type;
  private final IntegerDecoder decoder;
  private final boolean quantized;
  private final Dequantizer dequantizer;
  private final double scale;
  private final double zero;
  private final Long blank;
  private final int offset;
  private final Column data;
  private final Column plain;
  private final Column gzipped;
  private final GzipDecoder gzip = new GzipDecoder();
  private final int mostPixels;
  private boolean lossless;
  private long tilesWithRest;

  private byte[] packed = new byte[0];
  private byte[] raw = new byte[0];
  private byte[] pixels = new byte[0];
  private int[] values = new int[0];

  /**
   * A reader.
   *
   * @param type the image's
   * @param mostPixels pixels of the largest tile
   */
  TileReader(TileCards cards, TileTable table, StoredType type, int mostPixels, Place place)
      throws FrameException {
    this.cards = cards;
    this.table = table;
    this.type = type;
    this.mostPixels = mostPixels;
    this.decoder = cards.integerDecoder();
    this.quantized = !type.isInteger() && cards.isQuantized(table);
    this.dequantizer = quantized ? cards.dequantizer(type) : null;
    this.scale = cards.number("ZSCALE", 1);
    this.zero = cards.number("ZZERO", 0);
    this.blank = cards.blank();
    this.offset = cards.offset();
    this.data = array("COMPRESSED_DATA", place);
    this.plain = array("UNCOMPRESSED_DATA", place);
    this.gzipped = array("GZIP_COMPRESSED_DATA", place);
    this.lossless = true;
    if (data == null) {
      throw place.error("column COMPRESSED_DATA is missing; the table is damaged");
    }
    if (type.isInteger() && cards.isQuantized(table)) {
      throw place.error(
          "integer pixels with a scale for each tile (ZSCALE) are not supported; decompress the"
              + " frame first");
    }
    if (decoder != null && (type == StoredType.INT64 || (!type.isInteger() && !quantized))) {
      throw place.error(
          "%s cannot hold pixels of BITPIX %d without a scale (ZSCALE); the header is damaged"
              .formatted(cards.algorithm(), type.bitpix()));
    }
  }

  private Column array(String name, Place place) throws FrameException {
    Column column = table.find(name);
    if (column != null && !column.isArray()) {
      throw place.error(
          "column %s does not hold arrays of any length; the table is damaged".formatted(name));
    }
    return column;
  }

  /** Bytes of memory that reading tiles of that many pixels takes at most. */
  static long workBytes(TileCards cards, long mostPixels, StoredType type, long heapBytes)
      throws FrameException {
    IntegerDecoder decoder = cards.integerDecoder();
    long inflated = decoder == null ? Math.max(INTEGER_BYTES, type.bytes()) : 0;
    return mostPixels * (Integer.BYTES + type.bytes() + inflated)
        + Math.min(heapBytes, MOST_PACKED + MOST_PACKED_PER_PIXEL * mostPixels)
        + (decoder == null ? 0 : decoder.workBytes(mostPixels));
  }

  /** Whether the tiles read so far hold all that was compressed. */
  boolean isLossless() {
    return lossless && (decoder == null || decoder.isLossless());
  }

  /** How many of the tiles read so far have bytes that no pixel needed. */
  long tilesWithRest() {
    return tilesWithRest;
  }

  @Override
  public void close() {
    gzip.close();
  }

  /**
   * Reads a tile.
   *
   * @param tile its row, from 0
   * @param count its pixels
   * @return the stored pixels, at least; overwritten by the next call
   */
  byte[] read(long tile, int count) throws IOException, TileException {
    int length = fetch(data, tile, count);
    if (length > 0) {
      return decoder == null ? bytes(tile, length, count) : integers(tile, length, count);
    }
    length = fetch(plain, tile, count);
    if (length > 0) {
      return uncompressed(length, count);
    }
    length = fetch(gzipped, tile, count);
    if (length > 0) {
      return gunzipped(length, count);
    }
    throw new TileException("it has no data");
  }

  /** Copies an array out of the heap; returns its bytes. */
  private int fetch(Column column, long tile, int count) throws IOException, TileException {
    if (column == null) {
      return 0;
    }
    long length = table.length(column, tile);
    if (length > MOST_PACKED + (long) MOST_PACKED_PER_PIXEL * count) {
      throw new TileException(
          "%d bytes are more than %d pixels can be compressed to".formatted(length, count));
    }
    if (packed.length < length) {
      packed = new byte[(int) length];
    }
    if (length > 0) {
      table.copy(column, tile, packed);
    }
    return (int) length;
  }

  private byte[] uncompressed(int length, int count) throws TileException {
    if (plain.element() != type.letter()) {
      throw new TileException(
          "UNCOMPRESSED_DATA holds values of type %s, not %s"
              .formatted(plain.element(), type.letter()));
    }
    requireBytes(length, count * type.bytes());
    return packed;
  }

  private byte[] gunzipped(int length, int count) throws TileException {
    int wanted = count * type.bytes();
    requireRaw();
    requireBytes(gzip.inflate(packed, length, raw, wanted), wanted);
    return raw;
  }

  private byte[] integers(long tile, int length, int count) throws TileException {
    requireValues();
    if (decoder.decode(packed, length, values, count) > 0) {
      tilesWithRest++;
    }
    return stored(tile, count);
  }

  /** Pixels as they are, or integers of any size that were quantized. */
  private byte[] bytes(long tile, int length, int count) throws TileException {
    int most = count * Math.max(INTEGER_BYTES, type.bytes());
    int got = length;
    byte[] bytes = packed;
    if (cards.isGzip()) {
      requireRaw();
      got = gzip.inflate(packed, length, raw, most);
      bytes = raw;
    }
    int size = got / count;
    if (size * count != got) {
      throw new TileException("%d bytes are no whole number for %d pixels".formatted(got, count));
    }
    if (cards.isShuffled()) {
      requirePixels();
      ByteShuffle.unshuffle(raw, size, count, pixels);
      bytes = pixels;
    }
    if (!quantized && size == type.bytes()) {
      return bytes;
    }
    if ((!quantized && !type.isInteger()) || (size != 1 && size != 2 && size != 4)) {
      throw new TileException("it holds %d bytes for %d pixels".formatted(got, count));
    }
    requireValues();
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (size) {
            case 1 -> bytes[i] & 0xff;
            case 2 -> (short) StoredType.SHORT.get(bytes, 2 * i);
            default -> (int) StoredType.INT.get(bytes, 4 * i);
          };
    }
    return stored(tile, count);
  }

  /** The values as pixels of the image's type. */
  private byte[] stored(long tile, int count) throws TileException {
    requirePixels();
    if (!type.isInteger()) {
      lossless = false;
      dequantizer.decode(
          tile,
          values,
          count,
          table.find("ZSCALE") == null ? scale : table.number(table.find("ZSCALE"), tile),
          table.find("ZZERO") == null ? zero : table.number(table.find("ZZERO"), tile),
          table.find("ZBLANK") == null
              ? blank
              : Long.valueOf(table.integer(table.find("ZBLANK"), tile)),
          pixels);
      return pixels;
    }
    // What lossy tiles overshoot, CFITSIO clips where pixels have 16 bits, and refuses where 8.
    boolean clips = type == StoredType.INT16 && decoder != null && !decoder.isLossless();
    int overshoot = clips ? MOST_OVERSHOOT : 0;
    for (int i = 0; i < count; i++) {
      int value = values[i] + offset;
      int within =
          switch (type) {
            case UINT8 -> Math.max(0, Math.min(0xff, value));
            case INT16 -> Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
            default -> value;
          };
      if (Math.abs((long) value - within) > overshoot) {
        throw new TileException(
            "its value %d is beyond what BITPIX %d can hold".formatted(value, type.bitpix()));
      }
      switch (type) {
        case UINT8 -> pixels[i] = (byte) within;
        case INT16 -> StoredType.SHORT.set(pixels, 2 * i, (short) within);
        case INT32 -> StoredType.INT.set(pixels, 4 * i, within);
        default -> StoredType.LONG.set(pixels, 8 * i, (long) within);
      }
    }
    return pixels;
  }

  private static void requireBytes(int got, int wanted) throws TileException {
    if (got != wanted) {
      throw new TileException("it holds %d bytes, its pixels take %d".formatted(got, wanted));
    }
  }

  private void requireRaw() {
    if (raw.length == 0) {
      raw = new byte[mostPixels * Math.max(INTEGER_BYTES, type.bytes()) + 1];
    }
  }

  private void requirePixels() {
    if (pixels.length == 0) {
      pixels = new byte[mostPixels * Math.max(INTEGER_BYTES, type.bytes())];
    }
  }

  private void requireValues() {
    if (values.length == 0) {
      values = new int[mostPixels];
    }
  }
}
