package highpass.fits.tile;

/** Bits of bytes, the highest of each byte first. */
final class BitInput {
  private final byte[] bytes;
  private final int end;
  private int next;

  /** The bits still to be read are the lowest {@link #held}; those above have been read. */
  private long buffer;

  private int held;

  /** Bits of {@code bytes} from {@code start} to before {@code end}. Not modified, not copied. */
  BitInput(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.next = start;
    this.end = end;
  }

  /** The next bits as an unsigned number; at most 32 of them. */
  int read(int count) throws TileException {
    if (held < count) {
      fill();
      if (held < count) {
        throw exhausted();
      }
    }
    held -= count;
    return (int) ((buffer >>> held) & ((1L << count) - 1));
  }

  /** The next bits, which stay to be read; zeros stand in for those beyond the end. */
  int peek(int count) {
    if (held < count) {
      fill();
    }
    int missing = count - held;
    long bits = missing > 0 ? buffer << missing : buffer >>> -missing;
    return (int) (bits & ((1L << count) - 1));
  }

  /** Counts the zeros before the next one; all of them and the one are read. */
  int zerosBeforeOne() throws TileException {
    int zeros = 0;
    while (true) {
      if (held == 0) {
        fill();
        if (held == 0) {
          throw exhausted();
        }
      }
      long unread = buffer << (64 - held);
      if (unread != 0) {
        int leading = Long.numberOfLeadingZeros(unread);
        held -= leading + 1;
        return zeros + leading;
      }
      zeros += held;
      held = 0;
    }
  }

  /** Skips to the start of the next byte, unless one starts here. */
  void alignToByte() {
    held -= held % 8;
  }

  /** Bytes of which no bit was read. */
  int unreadBytes() {
    return end - next + held / 8;
  }

  private void fill() {
    while (held <= 56 && next < end) {
      buffer = (buffer << 8) | (bytes[next++] & 0xff);
      held += 8;
    }
  }

  private static TileException exhausted() {
    return new TileException("its data end too early");
  }
}
