package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of an HDU's data, in chunks: data may be larger than an array, and a chunk is allocated
 * only when its bytes have come, so that a header that promises too much costs nothing.
 */
final class StoredData {
  /**
   * Bytes of a chunk: a multiple of every pixel's size, so that no pixel is cut, and small enough
   * that the last one, allocated in vain when a file is cut short, does not count. A little less
   * than a power of two, since the G1 collector gives large arrays whole regions: with the array's
   * own header added, 4 MiB would take three regions of 2 MiB.
   */
  static final int CHUNK = (1 << 22) - 64;

  private static final int FIRST_APPENDED = 1 << 12;

  private final List<byte[]> chunks = new ArrayList<>();
  private long length;

  /** No data. */
  StoredData() {}

  /** Zeros, to be written over. */
  static StoredData zeros(long length) {
    StoredData data = new StoredData();
    while (data.length < length) {
      byte[] chunk = new byte[(int) Math.min(CHUNK, length - data.length)];
      data.chunks.add(chunk);
      data.length += chunk.length;
    }
    return data;
  }

  /** Doubles, big-endian. */
  static StoredData ofDoubles(double[] values) {
    StoredData data = zeros(8L * values.length);
    data.putAll(StoredType.FLOAT64, values, 0);
    return data;
  }

  /**
   * Stores values.
   *
   * @param type what to store them as
   * @param values the values. Not modified.
   * @param start the byte where the first is stored
   */
  void putAll(StoredType type, double[] values, long start) {
    int size = type.bytes();
    for (int done = 0; done < values.length; ) {
      long position = start + (long) done * size;
      byte[] chunk = chunkAt(position);
      int offset = (int) (position % CHUNK);
      int count = Math.min(values.length - done, (chunk.length - offset) / size);
      type.encode(values, done, chunk, offset, count);
      done += count;
    }
  }

  /**
   * Reads until the wanted length or the end of the stream, whichever comes first.
   *
   * @return the data; shorter than wanted if the stream ended
   */
  static StoredData read(InputStream in, long wanted) throws IOException {
    StoredData data = new StoredData();
    while (data.length < wanted) {
      byte[] chunk = new byte[(int) Math.min(CHUNK, wanted - data.length)];
      int got = in.readNBytes(chunk, 0, chunk.length);
      data.chunks.add(chunk);
      data.length += got;
      if (got < chunk.length) {
        break;
      }
    }
    return data;
  }

  long length() {
    return length;
  }

  /** The chunk that holds the byte at a position; it starts at a multiple of {@link #CHUNK}. */
  byte[] chunkAt(long position) {
    return chunks.get((int) (position / CHUNK));
  }

  /** Adds bytes at the end; to be followed by {@link #trim} after the last. */
  void append(byte[] source, int count) {
    for (int done = 0; done < count; ) {
      int used = (int) (length % CHUNK);
      if (used == 0) {
        chunks.add(new byte[Math.min(CHUNK, Math.max(FIRST_APPENDED, count - done))]);
      }
      int last = chunks.size() - 1;
      byte[] chunk = chunks.get(last);
      if (used == chunk.length) {
        chunk = Arrays.copyOf(chunk, (int) Math.min(CHUNK, 2L * used + count - done));
        chunks.set(last, chunk);
      }
      int run = Math.min(count - done, chunk.length - used);
      System.arraycopy(source, done, chunk, used, run);
      length += run;
      done += run;
    }
  }

  /** Gives back what was allocated in advance of bytes to be appended. */
  void trim() {
    int used = (int) (length % CHUNK);
    if (used != 0) {
      int last = chunks.size() - 1;
      chunks.set(last, Arrays.copyOf(chunks.get(last), used));
    }
  }

  /** Copies bytes out of the data. */
  void copyTo(long position, byte[] target, int at, int count) {
    for (int done = 0; done < count; ) {
      byte[] chunk = chunkAt(position + done);
      int offset = (int) ((position + done) % CHUNK);
      int run = Math.min(count - done, chunk.length - offset);
      System.arraycopy(chunk, offset, target, at + done, run);
      done += run;
    }
  }

  /** Copies bytes into the data. */
  void copyFrom(byte[] source, int at, int count, long position) {
    for (int done = 0; done < count; ) {
      byte[] chunk = chunkAt(position + done);
      int offset = (int) ((position + done) % CHUNK);
      int run = Math.min(count - done, chunk.length - offset);
      System.arraycopy(source, at + done, chunk, offset, run);
      done += run;
    }
  }

  /** The sum over all data, as for DATASUM. */
  long sum() {
    long sum = 0;
    for (byte[] chunk : chunks) {
      sum = Checksum.add(sum, Checksum.of(chunk, 0, chunk.length));
    }
    return sum;
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] chunk : chunks) {
      out.write(chunk);
    }
  }
}
