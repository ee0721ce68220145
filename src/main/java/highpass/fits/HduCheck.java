package highpass.fits;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is wrong with an HDU though it can be read. */
final class HduCheck {
  /** Cards that a warning names. */
  private static final int NAMED = 3;

  /** Cards that decide what the pixels are. */
  private static final Pattern DECISIVE =
      Pattern.compile("BITPIX|NAXIS\\d*|PCOUNT|GCOUNT|BSCALE|BZERO|BLANK");

  /** What some program or other takes for such a card. */
  private static final Pattern LENIENT =
      Pattern.compile("^ *(?:HIERARCH +)?([A-Z]{5,6}\\d*) *=", Pattern.CASE_INSENSITIVE);

  private HduCheck() {}

  static List<String> warnings(Hdu hdu) {
    List<String> warnings = new ArrayList<>();
    checkOrder(hdu, warnings);
    checkAxes(hdu, warnings);
    checkForm(hdu, warnings);
    checkRepeated(hdu, warnings);
    checkCharacters(hdu, warnings);
    checkPadding(hdu, warnings);
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

  /** The order is what programs that stick to the standard read the cards by (section 4.4.1). */
  private static void checkOrder(Hdu hdu, List<String> warnings) {
    List<String> mandatory = new ArrayList<>(List.of("BITPIX", "NAXIS"));
    for (int i = 1; i <= hdu.structure().axes().size(); i++) {
      mandatory.add("NAXIS" + i);
    }
    for (int i = 0; i < mandatory.size(); i++) {
      if (i + 1 >= hdu.header().cardCount() || !hdu.header().card(i + 1).is(mandatory.get(i))) {
        warnings.add(
            hdu.place()
                .said(
                    "%s is not card %d of the header, as the standard demands: CFITSIO and others may not read the frame"
                        .formatted(mandatory.get(i), i + 2)));
        return;
      }
    }
  }

  /** A NAXIS that is too small hides planes, and a whole image if it is 0 or 1. */
  private static void checkAxes(Hdu hdu, List<String> warnings) {
    int axes = hdu.structure().axes().size();
    String beyond = "NAXIS" + (axes + 1);
    // The most axes that there can be have no ninth character to tell of another one.
    if (axes < Structure.MAX_AXES && hdu.header().find(beyond) != null) {
      warnings.add(
          hdu.place()
              .said("NAXIS = %d and yet there is %s: NAXIS was taken".formatted(axes, beyond)));
    }
  }

  /**
   * To the standard such cards are others, or have no value (sections 4.1.2.1 and 4.1.2.2); to
   * Astropy or CFITSIO, more lenient each in its own way, they are these.
   */
  private static void checkForm(Hdu hdu, List<String> warnings) {
    for (int i = 0; i < hdu.header().cardCount(); i++) {
      Card card = hdu.header().card(i);
      Matcher lenient = LENIENT.matcher(card.toString());
      if (!lenient.find()) {
        continue;
      }
      String decisive = lenient.group(1).toUpperCase(Locale.ROOT);
      if (!DECISIVE.matcher(decisive).matches()
          || (card.is(decisive) && card.hasValueIndicator())) {
        continue;
      }
      String fault =
          isInOtherCase(card, decisive)
              ? "is not in capitals and was left alone"
              : "does not begin in column 1 with \"= \" in columns 9 and 10 and was not taken";
      warnings.add(
          hdu.place()
              .said(
                  "card %d, %s, %s: some programs take it for %s"
                      .formatted(i + 1, lenient.group(1), fault, decisive)));
    }
  }

  private static boolean isInOtherCase(Card card, String keyword) {
    return card.keyword().equalsIgnoreCase(keyword) && !card.keyword().equals(keyword);
  }

  /** Programs disagree on which of two cards they take, and so on the pixels. */
  private static void checkRepeated(Hdu hdu, List<String> warnings) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < hdu.header().cardCount(); i++) {
      Card card = hdu.header().card(i);
      String keyword = card.keyword();
      if (DECISIVE.matcher(keyword).matches()) {
        String value = String.valueOf(card.token());
        String first = values.putIfAbsent(keyword, value);
        if (first != null && !isSame(first, value)) {
          warnings.add(
              hdu.place()
                  .said(
                      "%s is there twice, as %s and as %s: the first was taken"
                          .formatted(keyword, first, value)));
        }
      }
    }
  }

  /** Whether two values are the same, however they are written. */
  private static boolean isSame(String first, String second) {
    if (first.equals(second)) {
      return true;
    }
    try {
      return new BigDecimal(first.replace('D', 'E'))
              .compareTo(new BigDecimal(second.replace('D', 'E')))
          == 0;
    } catch (NumberFormatException e) {
      // One of them is no number, and so they differ.
      return false;
    }
  }

  private static void checkPadding(Hdu hdu, List<String> warnings) {
    if (hdu.structure().hasPlanes() && !hdu.isPaddedWithZeros()) {
      warnings.add(
          hdu.place().said("other bytes than zeros follow the pixels: a NAXISn may be too small"));
    }
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
    if (!isSame(dataSum, Long.toString(data)) && !dataSum.equals(Checksum.encodedPlain(data))) {
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
