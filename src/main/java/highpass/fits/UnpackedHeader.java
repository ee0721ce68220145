package highpass.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The header of an image that stood tile-compressed in a table (FITS standard 4.0, section 10.1):
 * the same cards as funpack makes, the mandatory ones in the order that they must have.
 */
final class UnpackedHeader {
  /** They describe the table or the compression. */
  private static final Set<String> OF_THE_TABLE =
      Set.of(
          "XTENSION",
          "BITPIX",
          "NAXIS",
          "PCOUNT",
          "GCOUNT",
          "TFIELDS",
          "THEAP",
          "CHECKSUM",
          "DATASUM",
          "ZIMAGE",
          "ZSIMPLE",
          "ZTENSION",
          "ZBITPIX",
          "ZNAXIS",
          "ZCMPTYPE",
          "ZQUANTIZ",
          "ZDITHER0",
          "ZBLANK",
          "ZSCALE",
          "ZZERO");

  private static final Pattern NUMBERED_OF_THE_TABLE =
      Pattern.compile("(NAXIS|TTYPE|TFORM|ZNAXIS|ZTILE|ZNAME|ZVAL)\\d+");

  private static final Pattern AXIS = Pattern.compile("NAXIS\\d+");

  /** Cards of the image that the table could not hold under their own names. */
  private static final Map<String, String> SET_ASIDE =
      Map.of(
          "ZEXTEND", "EXTEND",
          "ZBLOCKED", "BLOCKED",
          "ZPCOUNT", "PCOUNT",
          "ZGCOUNT", "GCOUNT",
          "ZHECKSUM", "CHECKSUM",
          "ZDATASUM", "DATASUM");

  /** What fpack writes into a primary HDU that it must add. */
  private static final Set<String> OF_AN_EMPTY_PRIMARY =
      Set.of(
          "SIMPLE",
          "BITPIX",
          "NAXIS",
          "EXTEND",
          "PCOUNT",
          "GCOUNT",
          "CHECKSUM",
          "DATASUM",
          "EXTNAME",
          "HISTORY",
          "COMMENT");

  private static final String NO_NAME = "COMPRESSED_IMAGE";

  private final Header table;
  private final Header primary;
  private final Place place;
  private final List<Card> cards = new ArrayList<>();

  private UnpackedHeader(Header table, Header primary, Place place) {
    this.table = table;
    this.primary = primary;
    this.place = place;
  }

  /**
   * The image's header.
   *
   * @param table the header of the table
   * @param primary the header of the empty primary HDU that the image takes the place of, or null
   *     if it becomes an extension
   */
  static Header of(Header table, Header primary, Place place) throws FrameException {
    return new UnpackedHeader(table, primary, place).header();
  }

  /** Whether a card of a table becomes one of the image as it is. */
  static boolean keeps(Card card) {
    String keyword = card.keyword();
    return !isOfTheTable(card) && !SET_ASIDE.containsKey(keyword);
  }

  private static boolean isOfTheTable(Card card) {
    String keyword = card.keyword();
    return OF_THE_TABLE.contains(keyword)
        || NUMBERED_OF_THE_TABLE.matcher(keyword).matches()
        || (keyword.equals("EXTNAME") && NO_NAME.equals(card.string()));
  }

  private Header header() throws FrameException {
    boolean wasExtension = table.find("ZTENSION") != null;
    addMandatory(wasExtension);
    boolean keepsOthers = wasExtension || primary != null;
    for (int i = 0; i < table.cardCount(); i++) {
      add(table.card(i), keepsOthers, wasExtension);
    }
    if (primary != null) {
      addCardsOfPrimary();
    }
    return new Header(CardWriter.blocks(cards), cards.size());
  }

  private void addMandatory(boolean wasExtension) throws FrameException {
    if (primary != null) {
      addRenamed("ZSIMPLE", "SIMPLE");
    } else if (wasExtension) {
      addRenamed("ZTENSION", "XTENSION");
    } else {
      cards.add(CardWriter.string("XTENSION", "IMAGE", "image extension"));
    }
    requireRenamed("ZBITPIX", "BITPIX");
    requireRenamed("ZNAXIS", "NAXIS");
    long axes = table.integer("ZNAXIS", 0);
    for (int i = 1; i <= axes; i++) {
      requireRenamed("ZNAXIS" + i, "NAXIS" + i);
    }
    if (primary == null) {
      if (!wasExtension || !addRenamed("ZPCOUNT", "PCOUNT")) {
        cards.add(CardWriter.integer("PCOUNT", 0, "no parameters"));
      }
      if (!wasExtension || !addRenamed("ZGCOUNT", "GCOUNT")) {
        cards.add(CardWriter.integer("GCOUNT", 1, "one group"));
      }
    }
  }

  private void requireRenamed(String from, String to) throws FrameException {
    if (!addRenamed(from, to)) {
      throw place.error("the mandatory card %s is missing; the header is damaged".formatted(from));
    }
  }

  private boolean addRenamed(String from, String to) {
    Card card = table.find(from);
    if (card == null) {
      return false;
    }
    cards.add(card.renamed(to));
    return true;
  }

  private void add(Card card, boolean keepsOthers, boolean wasExtension) {
    if (isOfTheTable(card)) {
      return;
    }
    String name = SET_ASIDE.get(card.keyword());
    if (name == null) {
      cards.add(card);
    } else if (keepsOthers && !(wasExtension && name.endsWith("COUNT"))) {
      cards.add(card.renamed(name));
    }
  }

  /** What somebody wrote into the empty primary HDU would be lost with it. */
  private void addCardsOfPrimary() {
    int end = cards.size();
    while (end > 0 && cards.get(end - 1).isBlank()) {
      end--;
    }
    for (int i = 0; i < primary.cardCount(); i++) {
      Card card = primary.card(i);
      // A primary HDU without an image has no axes either, whatever it says.
      if (!OF_AN_EMPTY_PRIMARY.contains(card.keyword())
          && !AXIS.matcher(card.keyword()).matches()
          && !card.isBlank()) {
        cards.add(end++, card);
      }
    }
  }
}
