package highpass.fits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** New header cards, in the fixed format of the FITS standard 4.0, section 4.2. */
final class CardWriter {
  /** Characters between the quotes of a string value. */
  private static final int STRING_ROOM = Card.BYTES - 10 - 2;

  private static final int COMMENTARY_ROOM = Card.BYTES - 8;

  private CardWriter() {}

  static Card integer(String keyword, long value, String comment) {
    return commented("%-8s= %20d".formatted(keyword, value), comment);
  }

  static Card logical(String keyword, boolean value, String comment) {
    return commented("%-8s= %20s".formatted(keyword, value ? "T" : "F"), comment);
  }

  /** A number that reads back as the same double. NaN and infinities, which FITS lacks, as text. */
  static Card decimal(String keyword, double value, String comment) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return string(keyword, Double.toString(value), comment);
    }
    return commented("%-8s= %20s".formatted(keyword, value), comment);
  }

  /** A string that fits one card. */
  static Card string(String keyword, String value, String comment) {
    String quoted = value.replace("'", "''");
    if (quoted.length() > STRING_ROOM) {
      throw new IllegalArgumentException("too long for one card: " + value);
    }
    return commented("%-8s= %-20s".formatted(keyword, "'%-8s'".formatted(quoted)), comment);
  }

  /**
   * A string of any length: one card, or one with CONTINUE cards after it (section 4.2.1.2).
   *
   * @param value ASCII text; other characters are percent-encoded as UTF-8, and so is the percent
   *     sign, so that every name can be told from every other
   */
  static List<Card> name(String keyword, String value, String comment) {
    String quoted = PercentEncoding.encode(value).replace("'", "''");
    if (quoted.length() <= STRING_ROOM) {
      return List.of(
          commented("%-8s= %-20s".formatted(keyword, "'%-8s'".formatted(quoted)), comment));
    }
    List<Card> cards = new ArrayList<>();
    String start = "%-8s= ".formatted(keyword);
    int at = 0;
    while (at < quoted.length()) {
      int end = Math.min(quoted.length(), at + STRING_ROOM - 1);
      if (endsWithinQuotePair(quoted, at, end)) {
        end--;
      }
      boolean last = end == quoted.length();
      cards.add(Card.of(start + "'" + quoted.substring(at, end) + (last ? "'" : "&'")));
      start = "CONTINUE  ";
      at = end;
    }
    return cards;
  }

  /** Whether a cut would part the two quotes that stand for one. */
  private static boolean endsWithinQuotePair(String quoted, int from, int end) {
    if (end == quoted.length()) {
      return false;
    }
    int quotes = 0;
    for (int i = end - 1; i >= from && quoted.charAt(i) == '\''; i--) {
      quotes++;
    }
    return quotes % 2 == 1;
  }

  /** HISTORY or COMMENT; text that does not fit one card goes on in the next, at a blank. */
  static List<Card> commentary(String keyword, String text) {
    List<Card> cards = new ArrayList<>();
    String rest = text;
    while (rest.length() > COMMENTARY_ROOM) {
      int cut = rest.lastIndexOf(' ', COMMENTARY_ROOM);
      if (cut <= 0) {
        cut = COMMENTARY_ROOM;
      }
      cards.add(Card.of("%-8s".formatted(keyword) + rest.substring(0, cut)));
      rest = rest.substring(cut).strip();
    }
    cards.add(Card.of("%-8s".formatted(keyword) + rest));
    return cards;
  }

  private static Card commented(String card, String comment) {
    String whole = comment.isEmpty() ? card : card + " / " + comment;
    return Card.of(whole.length() <= Card.BYTES ? whole : card);
  }

  /**
   * A header with its checksums: the cards, then CHECKSUM, DATASUM and END.
   *
   * @param dataSum DATASUM of the data
   */
  static byte[] checksummed(List<Card> cards, long dataSum) {
    return checksummed(cards, cards.size(), dataSum);
  }

  /** The same, with the two cards inserted elsewhere than at the end. */
  static byte[] checksummed(List<Card> cards, int at, long dataSum) {
    List<Card> all = new ArrayList<>(cards);
    all.add(at, checksum("0".repeat(16)));
    all.add(at + 1, string("DATASUM", Long.toString(dataSum), "data unit checksum"));
    byte[] blocks = blocks(all);
    long sum = Checksum.add(Checksum.of(blocks, 0, blocks.length), dataSum);
    checksum(Checksum.encoded(sum)).copyTo(blocks, at * Card.BYTES);
    return blocks;
  }

  private static Card checksum(String value) {
    return string("CHECKSUM", value, "HDU checksum");
  }

  /** Cards and END, filled up to whole blocks with blanks. */
  static byte[] blocks(List<Card> cards) {
    int length = (cards.size() + 1) * Card.BYTES;
    byte[] blocks = new byte[length + Structure.padding(length)];
    Arrays.fill(blocks, (byte) ' ');
    int at = 0;
    for (Card card : cards) {
      card.copyTo(blocks, at);
      at += Card.BYTES;
    }
    Card.of(Card.END).copyTo(blocks, at);
    return blocks;
  }
}
