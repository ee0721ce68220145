package highpass.fits;

import java.io.IOException;

/** Data in a scratch file. */
final class ScratchData extends DiskData {
  private final ScratchFile scratch;
  private final long start;
  private long length;

  /** Room for so many bytes; 0 if bytes will be appended, before there are other new data. */
  ScratchData(ScratchFile scratch, long length, byte[] buffer) {
    super(buffer);
    this.scratch = scratch;
    this.start = scratch.extend(length);
    this.length = length;
  }

  @Override
  long length() {
    return length;
  }

  @Override
  void read(long position, byte[] target, int at, int count) throws IOException {
    scratch.read(start + position, target, at, count);
  }

  @Override
  void write(long position, byte[] source, int at, int count) throws IOException {
    add(source, at, count, position);
    scratch.write(start + position, source, at, count);
  }

  @Override
  void append(byte[] source, int count) throws IOException {
    if (scratch.extend(count) != start + length) {
      throw new IllegalStateException("other data follow in the scratch file");
    }
    long position = length;
    length += count;
    write(position, source, 0, count);
  }

  @Override
  void put(StoredType type, double[] values, int at, int count, long position) throws IOException {
    int size = type.bytes();
    for (int done = 0; done < count; ) {
      int part = Math.min(count - done, buffer().length / size);
      type.encode(values, at + done, buffer(), 0, part);
      write(position + (long) done * size, buffer(), 0, part * size);
      done += part;
    }
  }
}
