package highpass.storage;

import java.util.List;

/** The frames to be read, in order, each once. */
public final class InputList {
  private final List<Input> inputs;
  private final List<String> notes;

  private InputList(List<Input> inputs, List<String> notes) {
    this.inputs = inputs;
    this.notes = notes;
  }

  /**
   * Finds the frames.
   *
   * @param arguments files, directories, globs, URIs, {@code @lists}
   * @param outputDirectory not searched where it lies below an input directory; may be null
   * @throws PlanException if there is nothing to be read
   */
  public static InputList resolve(
      List<String> arguments, String outputDirectory, FrameStore store) {
    throw new UnsupportedOperationException(arguments + outputDirectory + store);
  }

  /** The frames in order. Not modifiable. */
  public List<Input> inputs() {
    return inputs;
  }

  /** What was left out, one line each, for the user to read. */
  public List<String> notes() {
    return notes;
  }
}
