package highpass.fits.tile;

import java.util.Arrays;

/**
 * PLIO_1: masks as a list of 16-bit instructions, the IRAF pixel list (FITS standard 4.0, section
 * 10.4.3): four bits of operation and twelve of data, after a header of three or seven words. The
 * value that runs are filled with starts as 1.
 */
public final class PlioDecoder implements IntegerDecoder {
  private static final int DATA_BITS = 12;
  private static final int SHORT_HEADER = 3;
  private static final int LONG_HEADER = 7;

  @Override
  public int decode(byte[] packed, int length, int[] values, int count) throws TileException {
    int words = length / 2;
    if (words < SHORT_HEADER) {
      throw new TileException("its header is too short");
    }
    int end = word(packed, 2);
    int start = SHORT_HEADER;
    if (end <= 0) {
      if (words < LONG_HEADER) {
        throw new TileException("its header is too short");
      }
      start = word(packed, 1);
      end = word(packed, 3) + (word(packed, 4) << 15);
    }
    if (end <= 0) {
      throw new TileException("its list of instructions has no length");
    }
    if (start < SHORT_HEADER || end > words) {
      throw new TileException("its list of instructions is longer than its data");
    }
    int done = run(packed, start, end, values, count);
    Arrays.fill(values, done, count, 0);
    return length - 2 * end;
  }

  private static int run(byte[] packed, int start, int end, int[] values, int count)
      throws TileException {
    int high = 1;
    int done = 0;
    for (int at = start; at < end && done < count; at++) {
      int instruction = word(packed, at);
      int data = instruction & ((1 << DATA_BITS) - 1);
      int run = Math.min(data, count - done);
      switch (instruction >> DATA_BITS) {
        case 0 -> { // zeros
          Arrays.fill(values, done, done + run, 0);
          done += run;
        }
        case 4 -> { // high values
          Arrays.fill(values, done, done + run, high);
          done += run;
        }
        case 5 -> { // zeros, then one high value
          Arrays.fill(values, done, done + run, 0);
          done += run;
          if (run == data && run > 0) {
            values[done - 1] = high;
          }
        }
        case 1 -> { // set the high value; the next word holds its upper bits
          if (++at >= end) {
            throw new TileException("its list of instructions ends within one");
          }
          high = (word(packed, at) << DATA_BITS) + data;
        }
        case 2 -> high += data;
        case 3 -> high -= data;
        case 6 -> {
          high += data;
          values[done++] = high;
        }
        case 7 -> {
          high -= data;
          values[done++] = high;
        }
        default ->
            throw new TileException("its list of instructions holds one that does not exist");
      }
    }
    return done;
  }

  private static int word(byte[] packed, int index) {
    return (packed[2 * index] << 8) | (packed[2 * index + 1] & 0xff);
  }
}
