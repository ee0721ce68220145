package highpass.fits;

import highpass.filter.BoundaryMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header of a filtered image: the cards of the input as they are and in their order, without
 * those that the filter makes untrue, with those that tell how it was made.
 */
final class FilteredHeader {
  /** They describe stored pixels that are no more. */
  private static final Set<String> UNTRUE =
      Set.of("BSCALE", "BZERO", "BLANK", "DATAMIN", "DATAMAX", "CHECKSUM", "DATASUM");

  /** An earlier filtering's: only HISTORY tells of that one. */
  private static final Set<String> PROVENANCE =
      Set.of(
          "HPFILTER",
          "HPSIZEY",
          "HPSIZEX",
          "HPMODE",
          "HPCVAL",
          "HPNAN",
          "HPVERS",
          "HPINPUT",
          "HPINLEN",
          "HPINCRC",
          "HPINSUM");

  private FilteredHeader() {}

  /**
   * The header's blocks, CHECKSUM included.
   *
   * @param file where the image was read from
   * @param dataSum DATASUM of the filtered pixels
   */
  static byte[] of(
      ImageHdu source, InputFile file, StoredType type, Provenance provenance, long dataSum) {
    List<Card> cards = kept(source.header(), type);
    int end = cards.size();
    while (end > 0 && cards.get(end - 1).isBlank()) {
      end--;
    }
    boolean longStrings = source.header().find("LONGSTRN") != null;
    List<Card> added = provenance(source, file, provenance, longStrings);
    cards.addAll(end, added);
    return CardWriter.checksummed(cards, end + added.size(), dataSum);
  }

  private static List<Card> kept(Header header, StoredType type) {
    List<Card> cards = new ArrayList<>();
    boolean dropping = false;
    for (int i = 0; i < header.cardCount(); i++) {
      Card card = header.card(i);
      dropping = isDropped(card) || (dropping && card.is("CONTINUE"));
      if (!dropping) {
        cards.add(card.is("BITPIX") ? card.withInteger(type.bitpix()) : card);
      }
    }
    return cards;
  }

  private static boolean isDropped(Card card) {
    String keyword = card.keyword();
    return UNTRUE.contains(keyword) || PROVENANCE.contains(keyword);
  }

  private static List<Card> provenance(
      ImageHdu source, InputFile file, Provenance p, boolean longStrings) {
    List<Card> cards = new ArrayList<>();
    String mode = p.boundary().mode().name().toLowerCase(Locale.ROOT);
    String nan = p.nanPolicy().name().toLowerCase(Locale.ROOT);
    cards.add(CardWriter.string("HPFILTER", p.product().filter(), p.product().description()));
    cards.add(CardWriter.integer("HPSIZEY", p.window().height(), "[pixel] window, rows"));
    cards.add(CardWriter.integer("HPSIZEX", p.window().width(), "[pixel] window, columns"));
    cards.add(CardWriter.string("HPMODE", mode, "boundary mode, as in scipy.ndimage"));
    if (p.boundary().mode() == BoundaryMode.CONSTANT) {
      cards.add(CardWriter.decimal("HPCVAL", p.boundary().cval(), "value beyond the edges"));
    }
    cards.add(CardWriter.string("HPNAN", nan, "what became of NaN in the window"));
    cards.add(CardWriter.string("HPVERS", p.version(), "version of fits-highpass"));
    List<Card> input = CardWriter.name("HPINPUT", p.input(), "input file");
    if (input.size() > 1 && !longStrings) {
      cards.add(CardWriter.string("LONGSTRN", "OGIP 1.0", "long strings go on in CONTINUE"));
    }
    cards.addAll(input);
    cards.add(CardWriter.integer("HPINLEN", file.length(), "[byte] length of the input file"));
    cards.add(CardWriter.string("HPINCRC", file.crcText(), "CRC-32 of the input file"));
    String sum = Long.toString(source.dataSum());
    cards.add(CardWriter.string("HPINSUM", sum, "DATASUM of the input's pixels"));
    cards.addAll(
        CardWriter.commentary(
            "HISTORY", "fits-highpass %s: %s,".formatted(p.version(), p.product().description())));
    cards.addAll(
        CardWriter.commentary(
            "HISTORY",
            "window %d x %d (rows x columns), boundary %s, NaN %s"
                .formatted(p.window().height(), p.window().width(), mode, nan)));
    return cards;
  }
}
