package highpass.fits;

/**
 * The header of one HDU as it stands in the file: whole 2880-byte blocks, whose cards end with END.
 *
 * <p>Where a keyword occurs more than once the first counts, as for CFITSIO and Astropy.
 */
final class Header {
  private final byte[] blocks;
  private final int cardCount;

  /**
   * A header that has been scanned.
   *
   * @param blocks the blocks. Not copied, not to be modified any more.
   * @param cardCount number of cards before END
   */
  Header(byte[] blocks, int cardCount) {
    this.blocks = blocks;
    this.cardCount = cardCount;
  }

  /** The blocks as they stand in the file. Not a copy. */
  byte[] blocks() {
    return blocks;
  }

  /** Number of cards before END. */
  int cardCount() {
    return cardCount;
  }

  Card card(int index) {
    return new Card(blocks, index * Card.BYTES);
  }

  /** The first card with the keyword, or null. */
  Card find(String keyword) {
    for (int i = 0; i < cardCount; i++) {
      Card card = card(i);
      if (card.is(keyword)) {
        return card;
      }
    }
    return null;
  }

  /** The keyword's string value, or the default where there is no such string. */
  String string(String keyword, String otherwise) {
    Card card = find(keyword);
    String value = card == null ? null : card.string();
    return value == null ? otherwise : value;
  }

  /** The keyword's integer value, or the default where there is no such integer. */
  long integer(String keyword, long otherwise) {
    Card card = find(keyword);
    Long value = card == null ? null : card.integer();
    return value == null ? otherwise : value;
  }

  /** Whether the keyword's value is the logical T. */
  boolean isTrue(String keyword) {
    Card card = find(keyword);
    return card != null && "T".equals(card.token());
  }
}
