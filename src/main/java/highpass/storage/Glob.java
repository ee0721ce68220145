package highpass.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The language of globs, that of Hadoop's shell: {@code *} and {@code ?} within one name, {@code
 * [a-z]}, {@code [^a-z]} or {@code [!a-z]}, alternatives {@code {a,b}} that may hold slashes and
 * nest, a backslash to take the next character as it is; and {@code **} for any number of
 * directories, none included. A bracket or brace without its partner stands for itself.
 */
final class Glob {
  /** Alternatives multiply; a pattern that grows beyond this is a slip, not a wish. */
  private static final int MOST_ALTERNATIVES = 10_000;

  private Glob() {}

  /** Whether an argument that names no file is meant as a glob. */
  static boolean isGlob(String argument) {
    return argument.chars().anyMatch(c -> "*?[{\\".indexOf(c) >= 0);
  }

  /** All patterns without alternatives that a pattern stands for, in its order. */
  static List<String> alternatives(String pattern) {
    List<String> done = new ArrayList<>();
    expand("", pattern, done);
    return done;
  }

  private static void expand(String head, String pattern, List<String> done) {
    for (int open = 0; open < pattern.length(); open++) {
      char c = pattern.charAt(open);
      if (c == '\\') {
        open++;
      } else if (c == '{') {
        List<String> parts = new ArrayList<>();
        int close = parts(pattern, open, parts);
        if (close >= 0) {
          for (String part : parts) {
            expand(head + pattern.substring(0, open), part + pattern.substring(close + 1), done);
          }
          return;
        }
      }
    }
    if (done.size() == MOST_ALTERNATIVES) {
      throw new PlanException(
          "the pattern '%s…' has more than %d alternatives; write several"
              .formatted(UriText.printable(head), MOST_ALTERNATIVES));
    }
    done.add(head + pattern);
  }

  /** Splits at the commas of one brace; returns where it closes, or -1 if it never does. */
  private static int parts(String pattern, int open, List<String> parts) {
    int depth = 0;
    int start = open + 1;
    for (int at = open; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '{') {
        depth++;
      } else if (c == ',' && depth == 1) {
        parts.add(pattern.substring(start, at));
        start = at + 1;
      } else if (c == '}' && --depth == 0) {
        parts.add(pattern.substring(start, at));
        return at;
      }
    }
    return -1;
  }

  /** Whether one part of a path, without alternatives, can match more than one name. */
  static boolean isWild(String part) {
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '*' || c == '?' || (c == '[' && closing(part, at) > 0)) {
        return true;
      }
    }
    return false;
  }

  /** A part that is not wild, its backslashes taken away. */
  static String literal(String part) {
    StringBuilder name = new StringBuilder(part.length());
    for (int at = 0; at < part.length(); at++) {
      if (part.charAt(at) == '\\' && at + 1 < part.length()) {
        at++;
      }
      name.append(part.charAt(at));
    }
    return name.toString();
  }

  /** The names that one part stands for. */
  static Pattern names(String part) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      int close = c == '[' ? closing(part, at) : -1;
      if (c == '\\' && at + 1 < part.length()) {
        at++;
        appendLiteral(part.charAt(at), regex);
      } else if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        appendSet(part, at, close, regex);
        at = close;
      } else {
        appendLiteral(c, regex);
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new PlanException(
          "the pattern '%s' is malformed: %s"
              .formatted(UriText.printable(part), e.getDescription()),
          e);
    }
  }

  private static void appendSet(String part, int open, int close, StringBuilder regex) {
    int at = open + 1;
    regex.append('[');
    if (part.charAt(at) == '^' || part.charAt(at) == '!') {
      regex.append('^');
      at++;
    }
    for (; at < close; at++) {
      char c = part.charAt(at);
      if (c == '\\' && at + 1 < close) {
        at++;
        appendLiteral(part.charAt(at), regex);
      } else if (c == '-') {
        regex.append('-');
      } else {
        appendLiteral(c, regex);
      }
    }
    regex.append(']');
  }

  /** Only ASCII that is no letter means something to a regular expression. */
  private static void appendLiteral(char c, StringBuilder regex) {
    if (c < 128 && !Character.isLetterOrDigit(c)) {
      regex.append('\\');
    }
    regex.append(c);
  }

  /** Where a set that opens here closes, or -1; a bracket that comes first belongs to the set. */
  private static int closing(String part, int open) {
    int at = open + 1;
    if (at < part.length() && (part.charAt(at) == '^' || part.charAt(at) == '!')) {
      at++;
    }
    for (int first = at; at < part.length(); at++) {
      if (part.charAt(at) == '\\') {
        at++;
      } else if (part.charAt(at) == ']' && at > first) {
        return at;
      }
    }
    return -1;
  }
}
