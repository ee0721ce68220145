package highpass.fits;

import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with an HDU though it can be read. */
final class HduCheck {
  /** Cards that a warning names. */
  private static final int NAMED = 3;

  private HduCheck() {}

  static List<String> warnings(Hdu hdu) {
    List<String> warnings = new ArrayList<>();
    checkCharacters(hdu, warnings);
    checkSums(hdu, warnings);
    return warnings;
  }

  /**
   * Of an image that was decompressed, only what its pixels tell: its header is no longer the one
   * that CHECKSUM was made for, card by card.
   */
  static List<String> dataWarnings(Hdu hdu) {
    List<String> warnings = new ArrayList<>();
    checkDataSum(hdu, warnings);
    return warnings;
  }

  private static void checkCharacters(Hdu hdu, List<String> warnings) {
    List<String> named = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < hdu.header().cardCount(); i++) {
      Card card = hdu.header().card(i);
      if (!card.isAscii()) {
        count++;
        if (named.size() < NAMED) {
          named.add("%d (%s)".formatted(i + 1, card.keyword()));
        }
      }
    }
    if (count > 0) {
      warnings.add(
          hdu.place()
              .said(
                  "bytes that are no ASCII text in %d %s, kept as they are: %s%s"
                      .formatted(
                          count,
                          count == 1 ? "card" : "cards",
                          String.join(", ", named),
                          count > NAMED ? ", ..." : "")));
    }
  }

  /** An empty string in place of a sum means that none is known (section 4.4.2.7). */
  private static void checkSums(Hdu hdu, List<String> warnings) {
    checkDataSum(hdu, warnings);
    String checksum = sum(hdu.header(), "CHECKSUM");
    byte[] blocks = hdu.header().blocks();
    if (!checksum.isEmpty()
        && !Checksum.vanishes(Checksum.add(hdu.dataSum(), Checksum.of(blocks, 0, blocks.length)))) {
      warnings.add(
          hdu.place().said("CHECKSUM does not match: the header or the data were changed"));
    }
  }

  private static void checkDataSum(Hdu hdu, List<String> warnings) {
    String dataSum = sum(hdu.header(), "DATASUM");
    if (dataSum.isEmpty()) {
      return;
    }
    long data = hdu.dataSum();
    if (!dataSum.equals(Long.toString(data)) && !dataSum.equals(Checksum.encodedPlain(data))) {
      warnings.add(
          hdu.place()
              .said(
                  "DATASUM is %s, the data give %d: they were changed or damaged"
                      .formatted(dataSum, data)));
    }
  }

  private static String sum(Header header, String keyword) {
    Card card = header.find(keyword);
    if (card == null || card.token() == null) {
      return "";
    }
    String text = card.string();
    return text == null ? card.token() : text.strip();
  }
}
