package highpass.fits;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of an HDU's data, wherever they are kept (see {@link FrameSpace}), and their sum, which
 * is taken while they come in: every byte is read, put, written or appended once.
 */
abstract class StoredData {
  /**
   * Takes a run of bytes.
   *
   * @param <X> what it may throw besides {@link IOException}
   */
  @FunctionalInterface
  interface Run<X extends Exception> {
    /** The bytes are only lent. */
    void accept(byte[] bytes, int offset, int count) throws IOException, X;
  }

  private long sum;

  /** The sum over all data, as for DATASUM. */
  final long sum() {
    return sum;
  }

  /** Adds bytes that have come to the sum. */
  final void add(byte[] bytes, int offset, int count, long position) {
    sum = Checksum.add(sum, Checksum.of(bytes, offset, count, position));
  }

  abstract long length();

  /**
   * Hands out a range in order. As long as the range starts between two pixels, no pixel is cut by
   * the end of a run but the range's.
   */
  abstract <X extends Exception> void scan(long position, long count, Run<X> run)
      throws IOException, X;

  /** Copies bytes out of the data. */
  abstract void read(long position, byte[] target, int at, int count) throws IOException;

  /** Copies bytes into the data. */
  abstract void write(long position, byte[] source, int at, int count) throws IOException;

  /** Adds bytes at the end. */
  abstract void append(byte[] source, int count) throws IOException;

  /**
   * Stores values.
   *
   * @param type what to store them as
   * @param values the values, of which {@code count} from {@code at} on are stored. Not modified.
   * @param position the byte where the first is stored, between two pixels
   */
  abstract void put(StoredType type, double[] values, int at, int count, long position)
      throws IOException;

  final void writeTo(OutputStream out) throws IOException {
    this.<RuntimeException>scan(0, length(), out::write);
  }
}
