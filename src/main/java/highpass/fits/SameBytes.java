package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Takes bytes as if to write them and compares them with those that are stored. */
final class SameBytes extends OutputStream {
  private static final int AT_ONCE = 1 << 16;

  private final InputStream stored;
  private boolean same = true;

  SameBytes(InputStream stored) {
    this.stored = stored;
  }

  /** Whether all bytes so far were the stored ones. */
  boolean same() {
    return same;
  }

  @Override
  public void write(int b) throws IOException {
    same = same && stored.read() == (b & 0xff);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; same && done < length; done += AT_ONCE) {
      int from = offset + done;
      int to = from + Math.min(AT_ONCE, length - done);
      byte[] there = stored.readNBytes(to - from);
      same = Arrays.equals(there, 0, there.length, bytes, from, to);
    }
  }
}
