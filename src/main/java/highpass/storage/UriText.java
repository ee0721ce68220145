package highpass.storage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names to the text of URIs (RFC 3986) and back. */
final class UriText {
  private static final String HEX = "0123456789ABCDEF";
  private static final String LOCAL_ROOT = "file:///";

  /** A bucket has no port: what follows a colon there is a secret, which may have slashes in it. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(\\bs3[an]?://[^/@:]*):[^@]*@|(://[^/@:]*):[^/@]*@");

  private UriText() {}

  /** Whether the character may stand in a URI's path as it is. */
  private static boolean plain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "/-_.~!$&'()*+,;=:@".indexOf(c) >= 0;
  }

  /**
   * Percent-encodes a path or a part of one: all but RFC 3986's path characters and the slash, as
   * UTF-8 bytes. Returns the argument itself if nothing needs encoding, which spares a million
   * ordinary names their copy.
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
        encoded.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return encoded.toString();
  }

  /**
   * Undoes {@link #encode}; a percent sign that starts no code stays. Bytes that are not UTF-8
   * become U+FFFD, so the result is for people and for comparisons, not for opening files.
   */
  static String decode(String encoded) {
    int percent = encoded.indexOf('%');
    if (percent < 0) {
      return encoded;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    bytes.writeBytes(encoded.substring(0, percent).getBytes(StandardCharsets.UTF_8));
    for (int at = percent; at < encoded.length(); ) {
      int high = digit(encoded, at + 1);
      int low = digit(encoded, at + 2);
      if (encoded.charAt(at) == '%' && high >= 0 && low >= 0) {
        bytes.write((high << 4) | low);
        at += 3;
      } else {
        int next = encoded.offsetByCodePoints(at, 1);
        bytes.writeBytes(encoded.substring(at, next).getBytes(StandardCharsets.UTF_8));
        at = next;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int digit(String text, int at) {
    return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
  }

  /** How a person reads it: {@code file:} URIs as plain paths, no percent signs, one line. */
  static String display(String encoded) {
    String shown = encoded.startsWith(LOCAL_ROOT) ? encoded.substring(7) : encoded;
    boolean directory = shown.length() > 1 && shown.endsWith("/");
    return printable(decode(directory ? shown.substring(0, shown.length() - 1) : shown));
  }

  /** A text without the passwords that URIs in it may hold before their hosts. */
  static String withoutPasswords(String text) {
    return text.indexOf('@') < 0
        ? text
        : PASSWORD.matcher(text).replaceAll(m -> (m.group(1) == null ? "$2" : "$1") + ":***@");
  }

  /** One line, whatever the name: control characters are replaced; and no passwords. */
  static String printable(String shown) {
    String text = withoutPasswords(shown);
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(Character.isISOControl(c) ? '\uFFFD' : (char) c));
    return line.toString();
  }

  /** The directory a file is in, with its slash; the root is its own parent. */
  static String parent(String uri) {
    String file = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    int slash = file.lastIndexOf('/');
    return file.length() < root(uri).length() ? root(uri) : file.substring(0, slash + 1);
  }

  /** Scheme and authority with the slash after them, such as {@code hdfs://nn:8020/}. */
  static String root(String uri) {
    int authority = uri.indexOf("://") + 3;
    return uri.substring(0, uri.indexOf('/', authority) + 1);
  }

  /** The last part of the path, encoded. */
  static String name(String uri) {
    String file = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** With the slash that marks a directory. */
  static String directory(String uri) {
    return uri.endsWith("/") ? uri : uri + "/";
  }
}
