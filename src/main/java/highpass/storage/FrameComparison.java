package highpass.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Takes bytes as if to store them and compares them with those that are stored. */
final class FrameComparison extends OutputStream {
  private final InputStream stored;
  private boolean same = true;

  FrameComparison(InputStream stored) {
    this.stored = stored;
  }

  @Override
  public void write(int b) throws IOException {
    same = same && stored.read() == (b & 0xFF);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (same) {
      byte[] there = stored.readNBytes(length);
      same = Arrays.equals(there, 0, there.length, bytes, offset, offset + length);
    }
  }

  /** Whether all was equal and nothing more is stored. */
  boolean same() throws IOException {
    return same && stored.read() < 0;
  }
}
