package highpass.fits;

import java.nio.charset.StandardCharsets;

/** Any text as the ASCII that a header may hold. */
final class PercentEncoding {
  private PercentEncoding() {}

  /** UTF-8 bytes beyond blank to tilde, and the percent sign itself, become {@code %XX}. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < ' ' || b > '~' || b == '%') {
        encoded.append("%%%02X".formatted(b & 0xff));
      } else {
        encoded.append((char) b);
      }
    }
    return encoded.toString();
  }
}
