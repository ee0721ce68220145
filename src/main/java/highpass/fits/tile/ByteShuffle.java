package highpass.fits.tile;

/**
 * The order of bytes in GZIP_2: the first bytes of all values, then the second ones, and so on
 * (FITS standard 4.0, section 10.4.2).
 */
public final class ByteShuffle {
  private ByteShuffle() {}

  /**
   * Values from their shuffled bytes.
   *
   * @param shuffled the bytes. Not modified.
   * @param size bytes of a value
   * @param count number of values
   * @param values receives the bytes, those of each value together
   */
  public static void unshuffle(byte[] shuffled, int size, int count, byte[] values) {
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < count; i++) {
        values[i * size + k] = shuffled[k * count + i];
      }
    }
  }

  /** Shuffled bytes from values: the inverse of {@link #unshuffle}. */
  public static void shuffle(byte[] values, int size, int count, byte[] shuffled) {
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < count; i++) {
        shuffled[k * count + i] = values[i * size + k];
      }
    }
  }
}
