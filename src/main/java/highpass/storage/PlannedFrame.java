package highpass.storage;

import java.io.Serializable;
import java.util.Optional;

/**
 * One frame's way through the run; small, made to be shipped to executors.
 *
 * @param index place in the order of the inputs, from 0
 * @param input the frame to be read
 * @param output URI of the high-pass frame
 * @param backgroundOutput URI of the background frame, or null if none is wanted
 * @param outputExists whether an output (either of them) was there when the run was planned
 */
public record PlannedFrame(
    int index, Input input, String output, String backgroundOutput, boolean outputExists)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** URI of the background frame, if one is wanted. */
  public Optional<String> background() {
    return Optional.ofNullable(backgroundOutput);
  }
}
