package highpass.fits;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils frames as disks, networks and programs do: the same way for the same random numbers. */
final class Mutation {
  private static final String[] NUMBERS = {
    "0",
    "1",
    "-1",
    "2",
    "3",
    "7",
    "8",
    "-32",
    "-64",
    "64",
    "255",
    "999",
    "1000",
    "65536",
    "2147483647",
    "-2147483648",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "1E400",
    "1D-3",
    "NaN",
    "T",
    "'RICE_1'",
    "'GZIP_2'",
    "'HCOMPRESS_1'",
    "'PLIO_1'",
    "'1QB(9)'",
    "'1PI'",
    "'IMAGE'",
    "'BINTABLE'",
    "'never closed",
    ""
  };

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** A frame with one to four things changed. */
  byte[] of(byte[] frame) {
    byte[] changed = frame.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && changed.length > 0; i--) {
      changed = once(changed);
    }
    return changed;
  }

  private byte[] once(byte[] frame) {
    return switch (random.nextInt(10)) {
      case 0 -> bitFlipped(frame);
      case 1 -> byteSet(frame);
      case 2 -> cardsSwapped(frame);
      case 3 -> Arrays.copyOf(frame, random.nextInt(frame.length));
      case 4 -> blockRepeatedOrLost(frame);
      case 5 -> wordSet(frame);
      default -> numberReplaced(frame);
    };
  }

  private byte[] bitFlipped(byte[] frame) {
    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
    return frame;
  }

  private byte[] byteSet(byte[] frame) {
    frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
    return frame;
  }

  /** Descriptors and heaps hold numbers of 32 bits. */
  private byte[] wordSet(byte[] frame) {
    int at = random.nextInt(frame.length) & ~3;
    if (at + 4 <= frame.length) {
      int[] words = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt()};
      StoredType.INT.set(frame, at, words[random.nextInt(words.length)]);
    }
    return frame;
  }

  private byte[] blockRepeatedOrLost(byte[] frame) {
    int blocks = frame.length / Structure.BLOCK;
    if (blocks == 0) {
      return frame;
    }
    int from = random.nextInt(blocks) * Structure.BLOCK;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(frame, 0, from);
    if (random.nextBoolean()) {
      out.write(frame, from, Structure.BLOCK);
      out.write(frame, from, Structure.BLOCK);
    }
    out.write(frame, from + Structure.BLOCK, frame.length - from - Structure.BLOCK);
    return out.toByteArray();
  }

  private byte[] cardsSwapped(byte[] frame) {
    List<Integer> cards = cards(frame);
    if (cards.isEmpty()) {
      return frame;
    }
    int a = cards.get(random.nextInt(cards.size()));
    int b = cards.get(random.nextInt(cards.size()));
    byte[] card = Arrays.copyOfRange(frame, a, a + Card.BYTES);
    System.arraycopy(frame, b, frame, a, Card.BYTES);
    System.arraycopy(card, 0, frame, b, Card.BYTES);
    return frame;
  }

  private byte[] numberReplaced(byte[] frame) {
    List<Integer> cards = cards(frame);
    if (cards.isEmpty()) {
      return frame;
    }
    int at = cards.get(random.nextInt(cards.size()));
    String value = NUMBERS[random.nextInt(NUMBERS.length)];
    byte[] text = "%-30s".formatted("= " + value).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, frame, at + 8, text.length);
    return frame;
  }

  /** Where in the frame cards with values stand. */
  private static List<Integer> cards(byte[] frame) {
    List<Integer> cards = new ArrayList<>();
    for (int at = 0; at + Card.BYTES <= frame.length; at += Card.BYTES) {
      if (frame[at] >= 'A' && frame[at] <= 'Z' && new Card(frame, at).hasValueIndicator()) {
        cards.add(at);
      }
    }
    return cards;
  }
}
