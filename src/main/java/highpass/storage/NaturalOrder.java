package highpass.storage;

import java.util.Comparator;

/**
 * The order in which a person counts: {@code f2} before {@code f10}, upper and lower case together,
 * each directory's content together. Names that differ only in case or leading zeros follow in the
 * order of their characters, so that the order is total and the same on every file system.
 */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String a, String b) {
    int at = firstDifference(a, b);
    // Numbers are compared whole, so go back to where the one that differs begins.
    while (at > 0 && digit(a, at - 1)) {
      at--;
    }
    int order = compareFrom(a, b, at);
    return order != 0 ? order : a.compareTo(b);
  }

  /** Neighbours in a sorted listing share most of their path. */
  private static int firstDifference(String a, String b) {
    int end = Math.min(a.length(), b.length());
    int at = 0;
    while (at < end && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static int compareFrom(String a, String b, int start) {
    int i = start;
    int j = start;
    while (i < a.length() && j < b.length()) {
      if (digit(a, i) && digit(b, j)) {
        int from = skipZeros(a, i);
        int other = skipZeros(b, j);
        i = skipDigits(a, from);
        j = skipDigits(b, other);
        int order = compareNumbers(a, from, i, b, other, j);
        if (order != 0) {
          return order;
        }
      } else {
        int order = Integer.compare(weight(a.charAt(i)), weight(b.charAt(j)));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  /** Numbers of any length, without leading zeros: the longer is the larger. */
  private static int compareNumbers(String a, int fromA, int toA, String b, int fromB, int toB) {
    int order = Integer.compare(toA - fromA, toB - fromB);
    for (int k = 0; order == 0 && k < toA - fromA; k++) {
      order = Character.compare(a.charAt(fromA + k), b.charAt(fromB + k));
    }
    return order;
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int skipZeros(String text, int at) {
    int next = at;
    while (next < text.length() && text.charAt(next) == '0') {
      next++;
    }
    return next;
  }

  private static int skipDigits(String text, int at) {
    int next = at;
    while (digit(text, next)) {
      next++;
    }
    return next;
  }

  /**
   * Case folded; the slash lowest, or {@code a-b} would come between {@code a/1} and {@code a/2}.
   */
  private static int weight(char c) {
    return c == '/' ? -1 : Character.toLowerCase(Character.toUpperCase(c));
  }
}
