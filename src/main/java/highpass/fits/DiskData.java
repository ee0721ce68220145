package highpass.fits;

import java.io.IOException;

/** Data that are not in memory. */
abstract class DiskData extends StoredData {
  private final byte[] buffer;

  /**
   * Data that pass through a buffer.
   *
   * @param buffer shared: two data must not be scanned at the same time
   */
  DiskData(byte[] buffer) {
    this.buffer = buffer;
  }

  /** What is handed out or encoded passes through it. */
  final byte[] buffer() {
    return buffer;
  }

  @Override
  final <X extends Exception> void scan(long position, long count, Run<X> run)
      throws IOException, X {
    for (long done = 0; done < count; ) {
      int part = (int) Math.min(count - done, buffer.length);
      read(position + done, buffer, 0, part);
      run.accept(buffer, 0, part);
      done += part;
    }
  }
}
