package highpass.fits;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Tells users what their file is when it is no frame. */
final class NotFits {
  private static final String FIRST_KEYWORD = "SIMPLE  =";

  /** What else is found under names of frames, by its first bytes, and what to do about it. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("PK\3\4", "a ZIP archive; unpack it first"),
          Map.entry("7z\274\257", "a 7z archive; unpack it first"),
          Map.entry("Rar!", "a RAR archive; unpack it first"),
          Map.entry("\37\213", "compressed twice with gzip; decompress it once"),
          Map.entry("BZh", "compressed twice; decompress it once"),
          Map.entry("\37\235", "compressed twice; decompress it once"),
          Map.entry("\375" + "7zXZ", "compressed with xz; decompress it first"),
          Map.entry("(\265/\375", "compressed with zstd; decompress it first"),
          Map.entry("\4\"M\30", "compressed with lz4; decompress it first"),
          Map.entry("\211PNG", "a PNG image; convert it to FITS first"),
          Map.entry("\377\330\377", "a JPEG image; convert it to FITS first"),
          Map.entry("II*\0", "a TIFF or raw camera image; convert it to FITS first"),
          Map.entry("MM\0*", "a TIFF or raw camera image; convert it to FITS first"),
          Map.entry("XISF0100", "a XISF image; convert it to FITS first"),
          Map.entry("\211HDF", "an HDF5 file; convert it to FITS first"),
          Map.entry("#ASDF", "an ASDF file; convert it to FITS first"),
          Map.entry("\223NUMPY", "a NumPy array; convert it to FITS first"),
          Map.entry("%PDF", "a PDF document; get the frame itself"),
          Map.entry("/annex/objects/", "a git-annex pointer; run 'git annex get'"),
          Map.entry(
              "XTENSION",
              "a FITS extension without the primary HDU before it; get the whole file"));

  private NotFits() {}

  /**
   * Refuses a file that does not start as a FITS file does.
   *
   * @param start the file's first bytes
   * @param length how many of them there are
   */
  static void refuse(byte[] start, int length, Place frame) throws FrameException {
    String text = new String(start, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1);
    if (text.startsWith(FIRST_KEYWORD)) {
      return;
    }
    if (length == 0) {
      throw frame.error("the file is empty; get it again");
    }
    if (FIRST_KEYWORD.startsWith(text)) {
      throw frame.error("the file ends within its first card; get the whole file");
    }
    if (text.startsWith("version https://git-lfs.github.com/spec/")) {
      throw frame.error("a Git LFS pointer stands in for the frame; run 'git lfs pull'");
    }
    String lower = text.stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype") || lower.startsWith("<html")) {
      throw frame.error("a web page stands in for the frame; download it again");
    }
    if (lower.startsWith("<?xml")) {
      throw frame.error(
          "an XML document stands in for the frame, perhaps a server's message; download it again");
    }
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (text.startsWith(other.getKey())) {
        throw frame.error("not a FITS file but " + other.getValue());
      }
    }
    throw frame.error(
        "not a FITS file: it starts with %s in place of \"%s\"; get it again, or convert it to FITS"
            .formatted(shown(start, Math.min(length, FIRST_KEYWORD.length())), FIRST_KEYWORD));
  }

  private static String shown(byte[] start, int length) {
    for (int i = 0; i < length; i++) {
      if (start[i] < ' ' || start[i] > '~') {
        return "the bytes " + HexFormat.ofDelimiter(" ").formatHex(start, 0, length);
      }
    }
    return "\"%s\"".formatted(new String(start, 0, length, StandardCharsets.US_ASCII));
  }
}
