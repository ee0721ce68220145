package highpass.fits;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds the bytes of frames card by card, so that tests can also build wrong ones. */
final class FrameBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** An image as the primary HDU, with further cards after the mandatory ones. */
  static FrameBytes image(int bitpix, long[] axes, String... cards) {
    return new FrameBytes().header("SIMPLE  = T", bitpix, axes, cards);
  }

  static FrameBytes emptyPrimary() {
    return image(8, new long[0]);
  }

  static long[] axes(long... axes) {
    return axes;
  }

  FrameBytes extension(String kind, int bitpix, long[] axes, String... cards) {
    return header("XTENSION= '%-8s'".formatted(kind), bitpix, axes, cards);
  }

  private FrameBytes header(String first, int bitpix, long[] axes, String... cards) {
    card(first).card("BITPIX  = %20d".formatted(bitpix));
    card("NAXIS   = %20d".formatted(axes.length));
    for (int i = 0; i < axes.length; i++) {
      card("NAXIS%-3d= %20d".formatted(i + 1, axes[i]));
    }
    for (String card : cards) {
      card(card);
    }
    return end();
  }

  /** A card of any characters up to U+00FF, one byte each. */
  FrameBytes card(String card) {
    if (card.length() > 80) {
      throw new IllegalArgumentException(card);
    }
    return raw("%-80s".formatted(card).getBytes(StandardCharsets.ISO_8859_1));
  }

  FrameBytes end() {
    return card("END").pad(' ');
  }

  FrameBytes raw(byte... more) {
    bytes.write(more, 0, more.length);
    return this;
  }

  FrameBytes pad(int filler) {
    while (bytes.size() % 2880 != 0) {
      bytes.write(filler);
    }
    return this;
  }

  FrameBytes shorts(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return raw(buffer.array());
  }

  FrameBytes ints(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    buffer.asIntBuffer().put(values);
    return raw(buffer.array());
  }

  FrameBytes longs(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
    buffer.asLongBuffer().put(values);
    return raw(buffer.array());
  }

  FrameBytes floats(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    buffer.asFloatBuffer().put(values);
    return raw(buffer.array());
  }

  FrameBytes doubles(double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
    buffer.asDoubleBuffer().put(values);
    return raw(buffer.array());
  }

  /** What has been built so far. */
  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** What has been built, its last block filled up with zeros. */
  byte[] padded() {
    return pad(0).bytes();
  }

  Frame read() throws IOException, FrameException {
    return read(padded());
  }

  static Frame read(byte[] bytes) throws IOException, FrameException {
    return read(bytes, ReadOptions.withBudget(1 << 28));
  }

  static Frame read(byte[] bytes, ReadOptions options) throws IOException, FrameException {
    return new FrameReader(options).read(new ByteArrayInputStream(bytes), "a.fits", bytes.length);
  }

  /** A file of the tests' own. */
  static byte[] resource(String name) throws IOException {
    try (InputStream in = FrameBytes.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** The 80 characters of each card of a header that starts there, without END. */
  static String[] cards(byte[] frame, int start) {
    int end = start;
    while (!text(frame, end, 80).stripTrailing().equals("END")) {
      end += 80;
    }
    String[] cards = new String[(end - start) / 80];
    Arrays.setAll(cards, i -> text(frame, start + 80 * i, 80));
    return cards;
  }

  private static String text(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
  }
}
