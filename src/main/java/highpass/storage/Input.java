package highpass.storage;

import java.io.Serializable;

/**
 * One frame to be read.
 *
 * <p>The place is kept in two parts because the first is shared by all inputs of a file system: a
 * million inputs cost a million tails.
 *
 * @param base URI of the inputs' common directory, percent-encoded, ends in {@code /}
 * @param path path below it, percent-encoded, without a leading {@code /}
 * @param length bytes when it was listed
 * @param modifiedMillis time of last modification when it was listed, milliseconds since 1970
 */
public record Input(String base, String path, long length, long modifiedMillis)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The whole place, percent-encoded: what {@link FrameStore#open} takes. */
  public String uri() {
    return base + path;
  }

  /** The path below the inputs' common directory, as a person reads it. */
  public String relative() {
    return UriText.display(path);
  }

  /** The whole place as a person reads it: a plain path on local disks, else a URI. */
  public String display() {
    return UriText.display(uri());
  }
}
