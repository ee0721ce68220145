package highpass.job;

import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.OutputCheck;
import highpass.fits.Product;
import highpass.fits.Provenance;
import highpass.storage.Existing;
import highpass.storage.FrameInput;
import highpass.storage.FrameStore;
import highpass.storage.PlannedFrame;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Whether an earlier run has done a frame: what {@code --resume} asks before filtering it. */
final class DoneCheck {
  /** The reason of a record that says so. */
  static final String REASON =
      "done before: the output is whole, made from this input with these options";

  private final FilterOptions options;
  private final FrameStore store;

  DoneCheck(FilterOptions options, FrameStore store) {
    this.options = options;
    this.store = store;
  }

  /**
   * Reads the outputs that exist and compares them with those that would be written.
   *
   * @param frame what the input holds now
   * @param provenance of the high-pass frame
   * @param clock told of outputs that cannot be read: those are made anew
   */
  boolean isDone(PlannedFrame planned, Frame frame, Provenance provenance, FrameClock clock)
      throws FrameException {
    if (options.existing() != Existing.RESUME || !planned.outputExists()) {
      return false;
    }
    OutputCheck check = new OutputCheck(frame, options.type(), options.compression());
    Provenance background = provenance.withProduct(Product.BACKGROUND);
    return isWhole(planned.output(), check, provenance, clock)
        && (planned.backgroundOutput() == null
            || isWhole(planned.backgroundOutput(), check, background, clock));
  }

  private boolean isWhole(String uri, OutputCheck check, Provenance provenance, FrameClock clock)
      throws FrameException {
    try (FrameInput stored = store.open(uri)) {
      return check.accepts(stored, provenance);
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      clock.warn("made anew: " + e.getMessage());
      return false;
    }
  }
}
