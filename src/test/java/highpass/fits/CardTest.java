package highpass.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
  @Test
  void stringMayHoldQuotesAndSlashes() {
    assertEquals("it's a / string", Card.of("KEY     = 'it''s a / string  ' / why").string());
    assertEquals("", Card.of("KEY     = ''").string());
    assertNull(Card.of("KEY     = 'never closed").string());
    assertNull(Card.of("KEY     = 12").string());
  }

  @ParameterizedTest
  @CsvSource({"1.5,1.5", "1.5D2,150", "1.5d-1,0.15", "-.5e+1,-5", "+7,7", "3.,3", "08,8"})
  void decimalTakesWhatFortranWrites(String written, double value) {
    assertEquals(value, Card.of("BSCALE  = " + written + " / c").decimal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e999", "0x10", "1f", "'1.5'", "T", "1 2", ""})
  void decimalTakesNothingElse(String written) {
    assertNull(Card.of("BSCALE  = " + written).decimal());
  }

  @Test
  void integerIsAnIntegerOfAtMost63Bits() {
    assertEquals(-32768L, Card.of("BLANK   =               -32768 / c").integer());
    assertEquals(Long.MAX_VALUE, Card.of("BLANK   = 9223372036854775807").integer());
    assertNull(Card.of("BLANK   = 9223372036854775808").integer());
    assertNull(Card.of("BLANK   = 1.0").integer());
  }

  @Test
  void valueNeedsEqualsSignAndBlank() {
    assertNull(Card.of("HISTORY = no, yes: an equals sign in column 9").integer());
    assertNull(Card.of("BITPIX  =16").token());
    assertNull(Card.of("BITPIX    16").token());
    assertNull(Card.of("BITPIX  =                      / undefined").token());
  }

  @Test
  void keywordIsComparedWhole() {
    assertTrue(Card.of("NAXIS1  = 5").is("NAXIS1"));
    assertFalse(Card.of("NAXIS10 = 5").is("NAXIS1"));
    assertFalse(Card.of("naxis1  = 5").is("NAXIS1"));
  }

  @Test
  void withIntegerKeepsTheComment() {
    assertEquals(
        "BITPIX  =                  -64 / type of pixels",
        Card.of("BITPIX  =                   16 / type of pixels").withInteger(-64).toString());
    assertEquals(
        "BITPIX  =                  -64 / free format",
        Card.of("BITPIX  = 16 / free format").withInteger(-64).toString());
    assertEquals(
        "BITPIX  =                  -64", Card.of("BITPIX  = 16").withInteger(-64).toString());
  }

  @Test
  void longStringGoesOnWithoutPartingDoubledQuotes() {
    String name = "x".repeat(66) + "'".repeat(3) + "y".repeat(70) + ".fits";
    StringBuilder joined = new StringBuilder();
    for (Card card : CardWriter.name("HPINPUT", name, "input file")) {
      String image = card.toString();
      String part = image.substring(image.indexOf('\'') + 1, image.length() - 1);
      assertEquals(0, part.chars().filter(c -> c == '\'').count() % 2, image);
      joined.append(part.endsWith("&") ? part.substring(0, part.length() - 1) : part);
    }
    assertEquals(name, joined.toString().replace("''", "'"));
  }

  @Test
  void nameIsEncodedReversibly() {
    assertEquals("M%C3%BCller 100%25.fits", PercentEncoding.encode("Müller 100%.fits"));
  }
}
