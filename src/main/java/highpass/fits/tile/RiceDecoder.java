package highpass.fits.tile;

/**
 * RICE_1: differences of neighbouring pixels, folded to unsigned numbers, in blocks that each have
 * their own number of plain low bits (FITS standard 4.0, section 10.4.1; Rice, Yeh and Miller 1993,
 * AIAA 93-4541).
 *
 * <p>The first pixel stands at the start as it is. A block begins with a code: 0 if all its
 * differences are 0; the code of an escape if they are stored as they are; else one more than the
 * number of low bits. Each difference then is as many zeros as its high bits count, a one, and its
 * low bits.
 */
public final class RiceDecoder implements IntegerDecoder {
  private final int pixelBytes;
  private final int blockSize;
  private final int codeBits;
  private final int escape;

  /**
   * A decoder with the parameters of the header.
   *
   * @param pixelBytes BYTEPIX: 1 (unsigned), 2 or 4 (signed)
   * @param blockSize BLOCKSIZE: pixels that share a code, at least 1
   */
  public RiceDecoder(int pixelBytes, int blockSize) {
    if (blockSize < 1) {
      throw new IllegalArgumentException("block size " + blockSize);
    }
    this.pixelBytes = pixelBytes;
    this.blockSize = blockSize;
    switch (pixelBytes) {
      case 1 -> {
        codeBits = 3;
        escape = 6;
      }
      case 2 -> {
        codeBits = 4;
        escape = 14;
      }
      case 4 -> {
        codeBits = 5;
        escape = 25;
      }
      default -> throw new IllegalArgumentException("pixels of %d bytes".formatted(pixelBytes));
    }
  }

  @Override
  public int decode(byte[] packed, int length, int[] values, int count) throws TileException {
    BitInput in = new BitInput(packed, 0, length);
    int pixelBits = 8 * pixelBytes;
    int last = in.read(pixelBits);
    for (int at = 0; at < count; ) {
      int end = (int) Math.min(count, (long) at + blockSize);
      int lowBits = in.read(codeBits) - 1;
      if (lowBits > escape) {
        throw new TileException("a block of it starts with a code that does not exist");
      }
      for (; at < end; at++) {
        if (lowBits >= 0) {
          int folded =
              lowBits == escape
                  ? in.read(pixelBits)
                  : (in.zerosBeforeOne() << lowBits) | in.read(lowBits);
          last += (folded >>> 1) ^ -(folded & 1);
        }
        values[at] = last;
      }
    }
    narrow(values, count);
    return in.unreadBytes();
  }

  /** Sums wrap around at the width of the pixels; the lower bits of wider sums are the same. */
  private void narrow(int[] values, int count) {
    if (pixelBytes == 4) {
      return;
    }
    for (int i = 0; i < count; i++) {
      values[i] = pixelBytes == 1 ? values[i] & 0xff : (short) values[i];
    }
  }
}
