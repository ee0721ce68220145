package highpass.storage;

import java.util.List;

/** What frames are called. Upper and lower case are alike. */
final class FrameNames {
  private static final List<String> FITS = List.of(".fits", ".fit", ".fts");
  private static final List<String> COMPRESSION = List.of(".fz", ".gz", ".bz2", ".z");

  private FrameNames() {}

  /** Whether a directory's file is taken for a frame. */
  static boolean isFrame(String name) {
    String plain = without(COMPRESSION, name);
    return !plain.equals(without(FITS, plain));
  }

  /** Whether a name is hidden, as temporaries are. */
  static boolean isHidden(String name) {
    return name.startsWith(".");
  }

  /**
   * The path without compression suffix and FITS suffix, as far as it has them: {@code
   * n1/a.fits.gz} gives {@code n1/a}. Encoded or not makes no difference.
   */
  static String stem(String path) {
    int name = path.lastIndexOf('/') + 1;
    return path.substring(0, name) + without(FITS, without(COMPRESSION, path.substring(name)));
  }

  /** A name that is nothing but the suffix, such as {@code .fits}, keeps it. */
  private static String without(List<String> suffixes, String name) {
    for (String suffix : suffixes) {
      int rest = name.length() - suffix.length();
      if (rest > 0
          && name.charAt(rest) == '.'
          && name.regionMatches(true, rest, suffix, 0, suffix.length())) {
        return name.substring(0, rest);
      }
    }
    return name;
  }
}
