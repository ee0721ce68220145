package highpass.storage;

import java.util.List;

/** Which frame goes where; a plan that exists has passed every check. */
public final class OutputPlan {
  private final List<PlannedFrame> frames;
  private final String directory;

  private OutputPlan(List<PlannedFrame> frames, String directory) {
    this.frames = frames;
    this.directory = directory;
  }

  /**
   * Names the outputs and checks them. Creates nothing.
   *
   * @throws PlanException if the plan is refused
   */
  public static OutputPlan of(InputList inputs, OutputOptions options, FrameStore store) {
    throw new UnsupportedOperationException(inputs + options.suffix() + store);
  }

  /** The frames in input order; random access, not modifiable, elements are made on demand. */
  public List<PlannedFrame> frames() {
    return frames;
  }

  /** URI of the output directory, ends in {@code /}. */
  public String directory() {
    return directory;
  }

  /** URI of a file of that name in the output directory. */
  public String fileInDirectory(String name) {
    return directory + UriText.encode(name);
  }

  /**
   * Makes the output directory, tries to write there, and sweeps temporaries of dead runs.
   *
   * @return how many were swept
   * @throws PlanException if nothing can be written there
   */
  public int prepare() {
    throw new UnsupportedOperationException();
  }

  /** Removes the temporaries that this run left, at its end. */
  public int sweepOwn() {
    throw new UnsupportedOperationException();
  }
}
