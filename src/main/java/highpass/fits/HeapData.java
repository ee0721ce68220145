package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Data in memory, in chunks: they may be longer than an array, and a chunk is taken only when its
 * bytes have come, so that a header that promises too much costs nothing.
 */
final class HeapData extends StoredData {
  private static final int FIRST_APPENDED = 1 << 12;

  private final ByteChunks space;
  private final List<byte[]> chunks = new ArrayList<>();
  private long length;

  /** No data yet. */
  HeapData(ByteChunks space) {
    this.space = space;
  }

  /** Room for bytes, all of which are to be put or written: what is in it now means nothing. */
  static HeapData ofLength(ByteChunks space, long length) {
    HeapData data = new HeapData(space);
    data.grow(length);
    return data;
  }

  /**
   * Reads until the wanted length or the end of the stream, whichever comes first.
   *
   * @return the data; shorter than wanted if the stream ended
   */
  static HeapData read(ByteChunks space, InputStream in, long wanted) throws IOException {
    HeapData data = new HeapData(space);
    while (data.length < wanted) {
      int count = (int) Math.min(ByteChunks.CHUNK, wanted - data.length);
      byte[] chunk = data.chunk(wanted, count);
      int got = in.readNBytes(chunk, 0, count);
      data.chunks.add(chunk);
      data.add(chunk, 0, got, data.length);
      data.length += got;
      if (got < count) {
        break;
      }
    }
    return data;
  }

  private void grow(long wanted) {
    while (length < wanted) {
      int count = (int) Math.min(ByteChunks.CHUNK, wanted - length);
      chunks.add(chunk(wanted, count));
      length += count;
    }
  }

  /** The next chunk of data that will have a length; a file may hold nothing but tiny HDUs. */
  private byte[] chunk(long dataLength, int count) {
    return dataLength < ByteChunks.CHUNK ? new byte[count] : space.take();
  }

  @Override
  long length() {
    return length;
  }

  private byte[] chunkAt(long position) {
    return chunks.get((int) (position / ByteChunks.CHUNK));
  }

  @Override
  <X extends Exception> void scan(long position, long count, Run<X> run) throws IOException, X {
    for (long done = 0; done < count; ) {
      int offset = (int) ((position + done) % ByteChunks.CHUNK);
      int part = (int) Math.min(count - done, ByteChunks.CHUNK - offset);
      run.accept(chunkAt(position + done), offset, part);
      done += part;
    }
  }

  @Override
  void read(long position, byte[] target, int at, int count) {
    for (int done = 0; done < count; ) {
      int offset = (int) ((position + done) % ByteChunks.CHUNK);
      int part = Math.min(count - done, ByteChunks.CHUNK - offset);
      System.arraycopy(chunkAt(position + done), offset, target, at + done, part);
      done += part;
    }
  }

  @Override
  void write(long position, byte[] source, int at, int count) {
    add(source, at, count, position);
    for (int done = 0; done < count; ) {
      int offset = (int) ((position + done) % ByteChunks.CHUNK);
      int part = Math.min(count - done, ByteChunks.CHUNK - offset);
      System.arraycopy(source, at + done, chunkAt(position + done), offset, part);
      done += part;
    }
  }

  @Override
  void append(byte[] source, int count) {
    long position = length;
    long end = position + count;
    while (length < end) {
      int used = (int) (length % ByteChunks.CHUNK);
      int more = (int) Math.min(ByteChunks.CHUNK - used, end - length);
      if (used == 0) {
        boolean first = length == 0;
        chunks.add(first ? new byte[Math.max(FIRST_APPENDED, more)] : space.take());
      } else if (chunkAt(length).length < used + more) {
        int doubled = Math.min(ByteChunks.CHUNK, 2 * (used + more));
        chunks.set(chunks.size() - 1, Arrays.copyOf(chunkAt(length), doubled));
      }
      length += more;
    }
    write(position, source, 0, count);
  }

  @Override
  void put(StoredType type, double[] values, int at, int count, long position) {
    int size = type.bytes();
    for (int done = 0; done < count; ) {
      long to = position + (long) done * size;
      byte[] chunk = chunkAt(to);
      int offset = (int) (to % ByteChunks.CHUNK);
      int part = Math.min(count - done, (ByteChunks.CHUNK - offset) / size);
      type.encode(values, at + done, chunk, offset, part);
      add(chunk, offset, part * size, to);
      done += part;
    }
  }
}
