package highpass.fits;

import highpass.filter.Boundary;
import highpass.filter.NanPolicy;
import highpass.filter.Window;
import java.util.Objects;

/**
 * How a filtered frame was made, as its cards tell: everything that decides about the pixels, and
 * nothing that changes from run to run (no date, no host), so that the same input and options give
 * the same bytes.
 *
 * @param product which image the frame holds
 * @param window the filter's window
 * @param boundary how planes went on beyond their edges
 * @param nanPolicy what became of NaN
 * @param version version of this program
 * @param input name of the input file, without its folder; any characters
 */
public record Provenance(
    Product product,
    Window window,
    Boundary boundary,
    NanPolicy nanPolicy,
    String version,
    String input) {
  /** Checks that nothing is missing. */
  public Provenance {
    Objects.requireNonNull(product);
    Objects.requireNonNull(window);
    Objects.requireNonNull(boundary);
    Objects.requireNonNull(nanPolicy);
    Objects.requireNonNull(version);
    Objects.requireNonNull(input);
  }

  /** The same filter's other product. */
  public Provenance withProduct(Product other) {
    return new Provenance(other, window, boundary, nanPolicy, version, input);
  }
}
