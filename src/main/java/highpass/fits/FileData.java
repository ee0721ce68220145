package highpass.fits;

import java.io.IOException;

/** Data that stand in the frame's file, and stay there. */
final class FileData extends DiskData {
  private final PositionedInput file;
  private final long start;
  private long length;

  /**
   * No data yet.
   *
   * @param start where they begin in the file
   */
  FileData(PositionedInput file, long start, byte[] buffer) {
    super(buffer);
    this.file = file;
    this.start = start;
  }

  /** Takes note of the next bytes, which were seen in the file. */
  void passed(byte[] bytes, int count) {
    add(bytes, 0, count, length);
    length += count;
  }

  @Override
  long length() {
    return length;
  }

  @Override
  void read(long position, byte[] target, int at, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int got = readSome(start + position + done, target, at + done, count - done);
      if (got < 0) {
        throw new SpaceException("the file has become shorter while it was read", null);
      }
      done += got;
    }
  }

  private int readSome(long position, byte[] target, int at, int count) throws IOException {
    try {
      return file.read(position, target, at, count);
    } catch (IOException e) {
      throw new SpaceException(e.getMessage(), e);
    }
  }

  @Override
  void write(long position, byte[] source, int at, int count) {
    throw new UnsupportedOperationException("inputs are never changed");
  }

  @Override
  void append(byte[] source, int count) {
    throw new UnsupportedOperationException("inputs are never changed");
  }

  @Override
  void put(StoredType type, double[] values, int at, int count, long position) {
    throw new UnsupportedOperationException("inputs are never changed");
  }
}
