package highpass.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSError;

/**
 * A frame's bytes from the first on, and how many there are. To be read in large pieces: it is not
 * buffered.
 */
public final class FrameInput extends FilterInputStream {
  /**
   * The most that is asked of the storage at once. {@code java.nio} copies through a buffer outside
   * the heap as large as the request and keeps it for the thread's life, so requests of a whole
   * frame would double the memory of a task.
   */
  private static final int LARGEST_READ = 1 << 18;

  private final Positioned file;
  private final long length;

  /** The file below the stream. */
  @FunctionalInterface
  interface Positioned {
    /** Reads from a position of the file; as {@link InputStream#read(byte[], int, int)}. */
    int read(long position, byte[] target, int offset, int count) throws IOException;
  }

  FrameInput(InputStream in, Positioned file, long length) {
    super(in);
    this.file = file;
    this.length = length;
  }

  /**
   * Reads from a position of the file. The stream itself must not be read any more afterwards.
   *
   * @return how many bytes, at least 1; -1 at the end of the file
   */
  public int read(long position, byte[] target, int offset, int count) throws IOException {
    try {
      return file.read(position, target, offset, Math.min(count, LARGEST_READ));
    } catch (FSError e) {
      throw new IOException(e.getMessage(), e);
    }
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
