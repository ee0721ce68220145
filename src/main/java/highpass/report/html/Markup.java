package highpass.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The text of a page, written element by element. It is HTML and well-formed XML at once. Text and
 * attributes cannot become markup, whatever they hold, nor carry a password of a URI.
 */
final class Markup {
  /**
   * {@code scheme://user:password@host}. Secret keys of S3 may hold slashes; what follows the first
   * colon is no password but a port if it is a number up to a slash.
   */
  private static final Pattern PASSWORD = Pattern.compile("://[^/?#\\s@:]*:(?!\\d+/)[^\\s@]*@");

  private static final char NO_CHARACTER = '\uFFFD';

  private final StringBuilder out;
  private final Deque<String> open = new ArrayDeque<>();

  /** A page that goes on after that prologue. */
  Markup(String prologue) {
    out = new StringBuilder(prologue);
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String element, String... attributes) {
    tag(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** Ends the element that was begun last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that never has content: {@code meta} and the shapes of SVG. */
  Markup empty(String element, String... attributes) {
    tag(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element with text in it. */
  Markup leaf(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Text from anywhere. */
  Markup text(String text) {
    escape(text);
    return this;
  }

  /** A line break in the source, for those who read that. */
  Markup line() {
    out.append('\n');
    return this;
  }

  /** The program's own style sheet, which must be free of {@code <} and {@code &}. */
  Markup style(String sheet) {
    out.append("<style>\n").append(sheet).append("</style>\n");
    return this;
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    String shown = text.contains("://") ? PASSWORD.matcher(text).replaceAll("://***@") : text;
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(isText(shown, i) ? c : NO_CHARACTER);
      }
    }
  }

  /** Whether XML 1.0 and HTML allow the character: no controls, no halves of surrogate pairs. */
  private static boolean isText(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c == '\n' || c == '\t' || !(Character.isISOControl(c) || c == '\uFFFE' || c == '\uFFFF');
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }
}
