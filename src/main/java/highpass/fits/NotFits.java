package highpass.fits;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells users what their file is when it is no frame. */
final class NotFits {
  private static final String FIRST_KEYWORD = "SIMPLE  =";

  private NotFits() {}

  /**
   * Refuses a file that does not start as a FITS file does.
   *
   * @param start the file's first bytes
   * @param length how many of them there are
   */
  static void refuse(byte[] start, int length, Place frame) throws FrameException {
    if (length == 0) {
      throw frame.error("the file is empty; get it again");
    }
    String text = new String(start, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1);
    if (text.startsWith(FIRST_KEYWORD)) {
      return;
    }
    if (text.startsWith("version https://git-lfs.github.com/spec/")) {
      throw frame.error("a Git LFS pointer stands in for the frame; run 'git lfs pull'");
    }
    String lower = text.stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<?xml")) {
      throw frame.error("a web page stands in for the frame; download it again");
    }
    if (text.startsWith("PK\3\4")) {
      throw frame.error("a ZIP archive, not a FITS file; unpack it first");
    }
    if (text.startsWith("\375" + "7zXZ") || text.startsWith("(\265/\375")) {
      throw frame.error("compressed in a way that is not known here; decompress it first");
    }
    throw frame.error("not a FITS file: it does not start with \"" + FIRST_KEYWORD + "\"");
  }
}
