package highpass.fits.tile;

/**
 * HCOMPRESS_1: the H-transform of the tile, divided by a scale (lossy above 1), in quadtree-coded
 * bit planes (FITS standard 4.0, section 10.4.4).
 */
public final class HcompressDecoder implements IntegerDecoder {
  /** Magic, rows, columns, scale, sum of all pixels, bit planes of the three kinds of quadrants. */
  private static final int HEADER_BYTES = 2 + 3 * 4 + 8 + 3;

  private static final int MAGIC = 0xdd99;

  /** No more fit a value and its sign. */
  private static final int MAX_PLANES = 63;

  private final boolean smooth;
  private boolean lossless = true;

  /** A decoder that smooths what was divided by a scale, or does not. */
  public HcompressDecoder(boolean smooth) {
    this.smooth = smooth;
  }

  @Override
  public boolean isLossless() {
    return lossless;
  }

  @Override
  public long workBytes(long count) {
    return Long.BYTES * count + Quadtree.workBytes(count);
  }

  @Override
  public int decode(byte[] packed, int length, int[] values, int count) throws TileException {
    if (length < HEADER_BYTES) {
      throw new TileException("its header is too short");
    }
    BitInput in = new BitInput(packed, 0, length);
    if (in.read(16) != MAGIC) {
      throw new TileException("it does not start as HCOMPRESS_1 does");
    }
    int height = in.read(32);
    int width = in.read(32);
    int scale = in.read(32);
    long sum = ((long) in.read(32) << 32) | (in.read(32) & 0xffff_ffffL);
    if (height < 1 || width < 1 || (long) height * width != count) {
      throw new TileException(
          "it says that it has %d x %d pixels, which are not the %d of the tile"
              .formatted(height, width, count));
    }
    lossless &= scale <= 1;

    long[] coefficients = new long[count];
    readCoefficients(in, coefficients, height, width);
    coefficients[0] = sum;
    if (scale > 1) {
      for (int i = 0; i < count; i++) {
        coefficients[i] *= scale;
      }
    }
    new HTransform(coefficients, height, width).invert(smooth ? scale >> 1 : 0);
    for (int i = 0; i < count; i++) {
      values[i] = (int) coefficients[i];
      if (values[i] != coefficients[i]) {
        // CFITSIO would cut it to its lower bits.
        throw new TileException(
            "its value %d is beyond what 32 bits can hold".formatted(coefficients[i]));
      }
    }
    return in.unreadBytes();
  }

  private static void readCoefficients(BitInput in, long[] values, int height, int width)
      throws TileException {
    int[] planes = {in.read(8), in.read(8), in.read(8)};
    for (int count : planes) {
      if (count > MAX_PLANES) {
        throw new TileException("%d bit planes are too many".formatted(count));
      }
    }
    int top = (height + 1) / 2;
    int left = (width + 1) / 2;
    Quadtree quadtree = new Quadtree(in, top, left);
    quadtree.read(planes[0], values, 0, top, left, width);
    quadtree.read(planes[1], values, left, top, width / 2, width);
    quadtree.read(planes[1], values, top * width, height / 2, left, width);
    quadtree.read(planes[2], values, top * width + left, height / 2, width / 2, width);
    if (in.read(4) != 0) {
      throw new TileException("its bit planes do not end as they should");
    }
    in.alignToByte();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && in.read(1) == 1) {
        values[i] = -values[i];
      }
    }
  }
}
