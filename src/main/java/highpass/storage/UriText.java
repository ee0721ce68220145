package highpass.storage;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Names to the text of URIs (RFC 3986) and back. */
final class UriText {
  private static final String HEX = "0123456789ABCDEF";

  private UriText() {}

  /** Whether the character may stand in a URI's path as it is. */
  private static boolean plain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "/-_.~!$&'()*+,;=:@".indexOf(c) >= 0;
  }

  /**
   * Percent-encodes a path or a part of one: all but RFC 3986's path characters and the slash, as
   * UTF-8 bytes. Returns the argument itself if nothing needs encoding.
   */
  static String encode(String path) {
    int first = 0;
    while (first < path.length() && plain(path.charAt(first))) {
      first++;
    }
    if (first == path.length()) {
      return path;
    }
    StringBuilder encoded = new StringBuilder(path.length() + 16).append(path, 0, first);
    for (byte b : path.substring(first).getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0 && plain((char) b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return encoded.toString();
  }

  /** The path part of an encoded URI, or an encoded path, decoded. Lossy for bytes not UTF-8. */
  static String decode(String encoded) {
    return encoded.indexOf('%') < 0 ? encoded : URI.create(escapeColon(encoded)).getPath();
  }

  /** A relative path whose first part holds a colon would be taken for a URI with a scheme. */
  private static String escapeColon(String encoded) {
    return encoded.startsWith("/") ? encoded : "/" + encoded;
  }

  /** How a person reads it: {@code file:} URIs as plain paths, no percent signs, one line. */
  static String display(String encoded) {
    return printable(encoded);
  }

  /** One line, whatever the name: control characters are replaced. */
  static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
