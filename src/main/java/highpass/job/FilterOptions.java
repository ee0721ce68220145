package highpass.job;

import highpass.filter.Boundary;
import highpass.filter.NanPolicy;
import highpass.filter.Window;
import highpass.fits.HduSelector;
import highpass.fits.OutputCompression;
import highpass.fits.OutputType;
import highpass.storage.Existing;
import java.io.Serializable;
import java.util.Objects;

/**
 * What is done to each frame.
 *
 * @param window the median's window
 * @param boundary how planes go on beyond their edges
 * @param nanPolicy what becomes of NaN
 * @param hdus which images of a frame are filtered
 * @param type the type of the pixels written
 * @param compression how the frames written are compressed
 * @param strict whether what is otherwise a warning makes a frame fail
 * @param existing what is done about outputs that exist
 * @param version this program's version, for the frames' provenance cards
 */
public record FilterOptions(
    Window window,
    Boundary boundary,
    NanPolicy nanPolicy,
    HduSelector hdus,
    OutputType type,
    OutputCompression compression,
    boolean strict,
    Existing existing,
    String version)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks that nothing is missing. */
  public FilterOptions {
    Objects.requireNonNull(window);
    Objects.requireNonNull(boundary);
    Objects.requireNonNull(nanPolicy);
    Objects.requireNonNull(hdus);
    Objects.requireNonNull(type);
    Objects.requireNonNull(compression);
    Objects.requireNonNull(existing);
    Objects.requireNonNull(version);
  }
}
