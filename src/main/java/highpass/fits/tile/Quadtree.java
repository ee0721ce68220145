package highpass.fits.tile;

import java.util.Arrays;

/**
 * Reads a quadrant of H-transform coefficients, bit plane by bit plane, the highest first.
 *
 * <p>A bit plane is stored as it is, four bits of 2 x 2 neighbours together, or as a quadtree: a
 * code tells which of a square's four quarters hold ones at all, and codes for those follow. The
 * codes are in a fixed Huffman code (White, Postman and Lattanzi 1992, in Digitised Optical Sky
 * Surveys, p. 167).
 */
final class Quadtree {
  private static final int DIRECT = 0;
  private static final int CODED = 15;
  private static final int LONGEST_CODE = 6;

  /**
   * For the next six bits: the four bits they stand for, times 8, plus the length of their code.
   */
  private static final byte[] HUFFMAN = new byte[1 << LONGEST_CODE];

  static {
    int[][] fourBitsByLength = {
      {1, 2, 4, 8}, // 000 to 011
      {3, 5, 10, 12, 15}, // 1000 to 1100
      {6, 7, 9, 11, 13}, // 11010 to 11110
      {0, 14} // 111110 and 111111
    };
    int at = 0;
    for (int length = 3; length <= LONGEST_CODE; length++) {
      int span = 1 << (LONGEST_CODE - length);
      for (int fourBits : fourBitsByLength[length - 3]) {
        Arrays.fill(HUFFMAN, at, at + span, (byte) (8 * fourBits + length));
        at += span;
      }
    }
  }

  private final BitInput in;
  private byte[] codes;
  private byte[] finer;

  /**
   * A reader of quadrants of at most that many coefficients.
   *
   * @param in where they are read from, one after the other
   */
  Quadtree(BitInput in, int height, int width) {
    this.in = in;
    int most = Math.max(1, half(height) * half(width));
    codes = new byte[most];
    finer = new byte[most];
  }

  /** Bytes of work memory for a tile of that many coefficients, roughly. */
  static long workBytes(long count) {
    return count / 2 + 1024;
  }

  /**
   * Adds a quadrant's absolute values.
   *
   * @param planes number of bit planes
   * @param values receives them; zero so far where the quadrant is
   * @param start where the quadrant starts
   * @param height rows of the quadrant, may be 0
   * @param width columns of the quadrant, may be 0
   * @param stride from one row to the next
   */
  void read(int planes, long[] values, int start, int height, int width, int stride)
      throws TileException {
    int levels = levels(Math.max(height, width));
    for (int plane = planes - 1; plane >= 0; plane--) {
      int format = in.read(4);
      if (format == DIRECT) {
        int count = half(height) * half(width);
        for (int i = 0; i < count; i++) {
          codes[i] = (byte) in.read(4);
        }
      } else if (format == CODED) {
        codes[0] = huffman();
        for (int level = levels - 1; level > 0; level--) {
          refine(shrunk(height, level), shrunk(width, level));
        }
      } else {
        throw new TileException("a bit plane of it starts with a code that does not exist");
      }
      insert(1L << plane, values, start, height, width, stride);
    }
  }

  /** The smallest number of halvings that leave 1. */
  static int levels(int length) {
    return length <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(length - 1);
  }

  /** A length after that many halvings, each rounded up. */
  static int shrunk(int length, int level) {
    return length == 0 ? 1 : (int) ((length + (1L << level) - 1) >> level);
  }

  private static int half(int length) {
    return (length + 1) / 2;
  }

  /** Replaces each code by those of its quarters, as far as they are within the size given. */
  private void refine(int height, int width) throws TileException {
    int coarseWidth = half(width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        finer[y * width + x] = (byte) quarter(codes[(y / 2) * coarseWidth + x / 2], y, x);
      }
    }
    for (int i = height * width - 1; i >= 0; i--) {
      if (finer[i] != 0) {
        finer[i] = huffman();
      }
    }
    byte[] coarser = codes;
    codes = finer;
    finer = coarser;
  }

  private void insert(long bit, long[] values, int start, int height, int width, int stride) {
    int coarseWidth = half(width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[start + y * stride + x] |=
            -quarter(codes[(y / 2) * coarseWidth + x / 2], y, x) & bit;
      }
    }
  }

  /** The highest bit is that of the first column of the first row, the lowest that of the last. */
  private static long quarter(int code, int y, int x) {
    return (code >> (3 - 2 * (y & 1) - (x & 1))) & 1;
  }

  private byte huffman() throws TileException {
    byte entry = HUFFMAN[in.peek(LONGEST_CODE)];
    in.read(entry & 7);
    return (byte) (entry >> 3);
  }
}
