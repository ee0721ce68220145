package highpass.storage;

import java.util.Objects;

/**
 * Where outputs go and what they are called.
 *
 * @param directory local path or URI, as the user gave it
 * @param suffix added to a frame's name, such as {@code _hp}; may be empty
 * @param background whether the median frame is written too, as {@code NAME_background.fits}
 * @param existing what to do about outputs that are there already
 * @param fullNames whether the suffix goes after the whole name, {@code a.fits.gz_hp.fits}, so that
 *     inputs whose names differ only in their endings can go into one directory
 * @param ending of all outputs' names, {@code .fits} or what tells their compression
 */
public record OutputOptions(
    String directory,
    String suffix,
    boolean background,
    Existing existing,
    boolean fullNames,
    String ending) {
  /** The suffix of high-pass frames unless another is asked for. */
  public static final String DEFAULT_SUFFIX = "_hp";

  /** The ending of frames that are not compressed. */
  public static final String PLAIN = ".fits";

  /** The suffix of background frames. */
  public static final String BACKGROUND_SUFFIX = "_background";

  /** Outputs named without their inputs' endings. */
  public OutputOptions(String directory, String suffix, boolean background, Existing existing) {
    this(directory, suffix, background, existing, false, PLAIN);
  }

  /**
   * Checks the names.
   *
   * @throws PlanException if the directory is empty, or the suffix could leave the directory or
   *     equals the background's
   */
  public OutputOptions {
    Objects.requireNonNull(existing);
    if (directory.isBlank()) {
      throw new PlanException("the output directory has no name; give one with -o DIR");
    }
    if (suffix.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      throw new PlanException(
          "the suffix '%s' must not hold slashes or control characters"
              .formatted(UriText.printable(suffix)));
    }
    if (background && suffix.equals(BACKGROUND_SUFFIX)) {
      throw new PlanException(
          "the suffix '%s' is that of the background frames; choose another".formatted(suffix));
    }
  }
}
