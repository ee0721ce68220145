package highpass.fits;

/** The type of the pixels that are written. */
public enum OutputType {
  /**
   * {@link #FLOAT32} where that loses nothing that the input could tell: for input pixels of
   * float32, or of integers of at most 16 bits with BSCALE 1. {@link #FLOAT64} for all others.
   */
  AUTO,
  /** IEEE single precision, BITPIX -32. */
  FLOAT32,
  /** IEEE double precision, BITPIX -64. */
  FLOAT64;

  /** The type of the pixels to be written for pixels that are stored so. */
  StoredType resolve(StoredType input, Scaling scaling) {
    return switch (this) {
      case FLOAT32 -> StoredType.FLOAT32;
      case FLOAT64 -> StoredType.FLOAT64;
      case AUTO -> {
        boolean narrow =
            input == StoredType.FLOAT32
                || ((input == StoredType.UINT8 || input == StoredType.INT16)
                    && scaling.bscale() == 1);
        yield narrow ? StoredType.FLOAT32 : StoredType.FLOAT64;
      }
    };
  }
}
