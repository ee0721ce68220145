package highpass.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSError;

/** A frame's bytes from the first on, and how many there are. Buffered. */
public final class FrameInput extends FilterInputStream {
  /**
   * The most that is asked of the storage at once. {@code java.nio} copies through a buffer outside
   * the heap as large as the request and keeps it for the thread's life, so requests of a whole
   * frame would double the memory of a task.
   */
  private static final int LARGEST_READ = 1 << 18;

  private final long length;

  FrameInput(InputStream in, long length) {
    super(in);
    this.length = length;
  }

  /** Bytes in the file when it was opened, whatever has been read since. */
  public long length() {
    return length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    try {
      return in.read(target, offset, Math.min(count, LARGEST_READ));
    } catch (FSError e) {
      // An Error by Hadoop's choice, an I/O error by nature.
      throw new IOException(e.getMessage(), e);
    }
  }
}
