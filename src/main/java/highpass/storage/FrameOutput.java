package highpass.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSError;

/**
 * Buffers and counts. Only its owner ends the stream, so that a writer's close publishes nothing.
 */
final class FrameOutput extends OutputStream {
  /** One system call or packet per 128 KiB; see {@link FrameInput} for why not a whole frame. */
  private static final int CHUNK = 1 << 17;

  private final OutputStream out;
  private final byte[] buffer = new byte[CHUNK];
  private int buffered;
  private long count;

  FrameOutput(OutputStream out) {
    this.out = out;
  }

  /** Bytes written so far, buffered ones included. */
  long count() {
    return count;
  }

  @Override
  public void write(int b) throws IOException {
    if (buffered == CHUNK) {
      drain();
    }
    buffer[buffered++] = (byte) b;
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int part;
      if (buffered == 0 && end - from >= CHUNK) {
        part = CHUNK;
        pass(bytes, from, part);
      } else {
        part = Math.min(end - from, CHUNK - buffered);
        System.arraycopy(bytes, from, buffer, buffered, part);
        buffered += part;
        if (buffered == CHUNK) {
          drain();
        }
      }
      from += part;
    }
    count += length;
  }

  private void drain() throws IOException {
    pass(buffer, 0, buffered);
    buffered = 0;
  }

  private void pass(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (FSError e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Hands on what is buffered and ends the stream. */
  void finish() throws IOException {
    drain();
    out.close();
  }

  /** Does nothing: a frame is flushed when it ends. */
  @Override
  public void flush() {}

  /** Does nothing, see above. */
  @Override
  public void close() {}
}
