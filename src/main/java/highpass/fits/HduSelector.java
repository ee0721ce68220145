package highpass.fits;

import java.io.Serializable;
import java.util.Locale;

/**
 * Which HDUs of a frame are filtered. The others go through unchanged.
 *
 * <p>Instances are immutable and can be sent to executors.
 */
public final class HduSelector implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Every image of two or more axes. */
  public static final HduSelector ALL = new HduSelector(-1, "", -1);

  private final int number;
  private final String name;
  private final long version;

  private HduSelector(int number, String name, long version) {
    this.number = number;
    this.name = name;
    this.version = version;
  }

  /**
   * Understands a user's words: a number ({@code 0} is the primary HDU), an EXTNAME (every HDU of
   * that name, in any case), or {@code EXTNAME,EXTVER}.
   *
   * @throws IllegalArgumentException if the text is blank or the number too large
   */
  public static HduSelector parse(String text) {
    String wanted = text.strip();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "an HDU is named by its number, its EXTNAME or EXTNAME,EXTVER");
    }
    if (wanted.matches("\\d+")) {
      if (wanted.length() > 9) {
        throw new IllegalArgumentException("no frame has an HDU " + wanted);
      }
      return new HduSelector(Integer.parseInt(wanted), "", -1);
    }
    int comma = wanted.lastIndexOf(',');
    if (comma > 0 && wanted.substring(comma + 1).strip().matches("\\d{1,9}")) {
      long version = Long.parseLong(wanted.substring(comma + 1).strip());
      return new HduSelector(-1, folded(wanted.substring(0, comma)), version);
    }
    return new HduSelector(-1, folded(wanted), -1);
  }

  /** Whether no HDU was asked for by number or name. */
  public boolean isAll() {
    return number < 0 && name.isEmpty();
  }

  boolean selects(int index, String extname, long extver) {
    if (isAll()) {
      return true;
    }
    if (number >= 0) {
      return index == number;
    }
    return folded(extname).equals(name) && (version < 0 || extver == version);
  }

  private static String folded(String name) {
    return name.strip().toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    if (isAll()) {
      return "all images";
    }
    return number >= 0 ? "HDU " + number : version < 0 ? name : name + "," + version;
  }
}
