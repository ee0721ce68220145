package highpass.fits;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers whether the file's own stream failed, so that a failing disk can be told from damaged
 * data: both come out of a decompressor as an {@link IOException}.
 */
final class SourceInput extends FilterInputStream {
  private IOException failure;

  SourceInput(InputStream in) {
    super(in);
  }

  /** What the stream failed with, or null. */
  IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** The stream belongs to the caller. */
  @Override
  public void close() {}
}
