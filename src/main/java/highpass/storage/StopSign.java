package highpass.storage;

import java.io.IOException;
import java.io.Serializable;

/**
 * A hidden file in the output directory by which the driver tells its executors, wherever they are,
 * to start no further frame.
 *
 * <p>It is named as a temporary of the run, and so is swept with those if the driver dies.
 */
public final class StopSign implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String place;

  /**
   * A sign that is not up yet.
   *
   * @param directory where to put it up, encoded, ends in a slash
   * @param store the run's
   */
  StopSign(String directory, FrameStore store) {
    place = store.temporary(directory);
  }

  /** Puts the sign up. */
  public void raise(FrameStore store) throws IOException {
    store.writeText(place, true, "");
  }

  /** Looks for the sign; one look-up in the directory. */
  public boolean isRaised(FrameStore store) throws IOException {
    return store.length(place).isPresent();
  }

  /** Takes the sign down, if it is up. */
  public void remove(FrameStore store) throws IOException {
    store.volume(place).delete(place);
  }
}
