package highpass.fits;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One header card: 80 bytes, kept as they are. What they mean is worked out when asked for.
 *
 * <p>The forms of keyword and value are those of the FITS standard 4.0, section 4; a value is
 * anything after {@code "= "} in columns 9 and 10.
 */
final class Card {
  static final int BYTES = 80;
  static final String END = "END";

  private static final int KEYWORD_BYTES = 8;
  private static final int VALUE_START = 10;

  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");

  /** A number as FORTRAN writes them, with D or E, also in lower case. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([EeDd][+-]?\\d+)?");

  private final byte[] bytes;
  private final int start;

  /**
   * A view of 80 bytes.
   *
   * @param bytes the array that holds them. Not modified, not copied.
   * @param start where they start
   */
  Card(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
  }

  /** A card of text in ASCII, at most 80 characters, filled up with blanks. */
  static Card of(String text) {
    if (text.length() > BYTES) {
      throw new IllegalArgumentException("longer than a card: " + text);
    }
    byte[] image = new byte[BYTES];
    Arrays.fill(image, (byte) ' ');
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, image, 0, ascii.length);
    return new Card(image, 0);
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, start, target, at, BYTES);
  }

  /** The first 8 bytes without trailing blanks. */
  String keyword() {
    return text(0, KEYWORD_BYTES).stripTrailing();
  }

  boolean is(String keyword) {
    for (int i = 0; i < KEYWORD_BYTES; i++) {
      int wanted = i < keyword.length() ? keyword.charAt(i) : ' ';
      if (bytes[start + i] != wanted) {
        return false;
      }
    }
    return true;
  }

  boolean isBlank() {
    for (int i = 0; i < BYTES; i++) {
      if (bytes[start + i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /** Whether all bytes are those that a header may hold: ASCII from blank to tilde. */
  boolean isAscii() {
    for (int i = 0; i < BYTES; i++) {
      byte b = bytes[start + i];
      if (b < ' ' || b > '~') {
        return false;
      }
    }
    return true;
  }

  boolean hasValueIndicator() {
    return bytes[start + 8] == '=' && bytes[start + 9] == ' ';
  }

  /** The value without quotes' meaning: what stands before the comment; null if there is none. */
  String token() {
    if (!hasValueIndicator()) {
      return null;
    }
    String value = text(VALUE_START, commentStart()).strip();
    return value.isEmpty() ? null : value;
  }

  /** The value of a string card without trailing blanks; null if the value is not a string. */
  String string() {
    String token = token();
    if (token == null || token.length() < 2 || token.charAt(0) != '\'' || !token.endsWith("'")) {
      return null;
    }
    return token.substring(1, token.length() - 1).replace("''", "'").stripTrailing();
  }

  /** Whether the value is an integer, of any size. */
  boolean isInteger() {
    String token = token();
    return token != null && INTEGER.matcher(token).matches();
  }

  /** The value as an integer; null if it is none or has more than 63 bits. */
  Long integer() {
    if (!isInteger()) {
      return null;
    }
    try {
      return Long.valueOf(token());
    } catch (NumberFormatException e) {
      return null; // more than 63 bits
    }
  }

  /** Whether the value is a number, of any size. */
  boolean isDecimal() {
    String token = token();
    return token != null && DECIMAL.matcher(token).matches();
  }

  /** The value as the nearest double; null if it is no number or none that a double can hold. */
  Double decimal() {
    if (!isDecimal()) {
      return null;
    }
    double value = Double.parseDouble(token().replace('D', 'E').replace('d', 'e'));
    return Double.isInfinite(value) ? null : value;
  }

  /**
   * The same card with another integer for its value, right-justified in the columns 11 to 30 that
   * the mandatory keywords must use (section 4.2.3); the comment is kept where it stands.
   */
  Card withInteger(long value) {
    int valueEnd = VALUE_START;
    if (hasValueIndicator()) {
      valueEnd = commentStart();
      while (valueEnd > VALUE_START && bytes[start + valueEnd - 1] == ' ') {
        valueEnd--;
      }
    }
    Card changed = of("%-8s= %20d".formatted(keyword(), value));
    int to = Math.max(valueEnd, 30);
    int length = BYTES - to;
    System.arraycopy(bytes, start + valueEnd, changed.bytes, to, length);
    return changed;
  }

  /** The same card under another keyword. */
  Card renamed(String keyword) {
    Card renamed = of("%-8s".formatted(keyword));
    System.arraycopy(
        bytes, start + KEYWORD_BYTES, renamed.bytes, KEYWORD_BYTES, BYTES - KEYWORD_BYTES);
    return renamed;
  }

  /** Where the slash of the comment stands, outside a quoted string; 80 if there is no comment. */
  private int commentStart() {
    boolean quoted = false;
    for (int i = VALUE_START; i < BYTES; i++) {
      byte b = bytes[start + i];
      if (b == '\'') {
        quoted = !quoted;
      } else if (b == '/' && !quoted) {
        return i;
      }
    }
    return BYTES;
  }

  private String text(int from, int to) {
    return new String(bytes, start + from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return text(0, BYTES).stripTrailing();
  }
}
