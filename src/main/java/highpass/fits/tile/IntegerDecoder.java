package highpass.fits.tile;

/** An algorithm that compresses integers of up to 32 bits. */
public interface IntegerDecoder {
  /**
   * Decodes one tile.
   *
   * @param packed the compressed tile, at least. Not modified.
   * @param length of the compressed tile in bytes
   * @param values receives the pixels
   * @param count how many pixels the tile has
   * @return bytes at the end that no pixel needed: more than none where the tile is damaged
   * @throws TileException if the bytes are not those of a tile of that many pixels
   */
  int decode(byte[] packed, int length, int[] values, int count) throws TileException;

  /** Whether the tiles decoded so far hold all that was compressed. */
  default boolean isLossless() {
    return true;
  }

  /** Bytes of work memory for a tile of that many pixels. */
  default long workBytes(long count) {
    return 0;
  }
}
