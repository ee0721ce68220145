package highpass.storage;

import java.util.BitSet;
import java.util.List;

/**
 * What the outputs of a run's frames are called: the frame's name without its endings, the suffix
 * and the outputs' ending. Where frames would share an output since their names differ in their
 * endings only ({@code a.fits} beside {@code a.fits.fz}), each of those keeps its whole name, so
 * that none is left out or replaces another.
 */
final class OutputNames {
  private final List<Input> inputs;
  private final OutputOptions options;
  private final String directory;
  private final String suffix;

  /** The frames that keep their whole names. */
  private final BitSet whole = new BitSet();

  /**
   * Short names for all, unless whole ones are wanted.
   *
   * @param directory encoded URI of the output directory, for messages
   */
  OutputNames(List<Input> inputs, OutputOptions options, String directory) {
    this.inputs = inputs;
    this.options = options;
    this.directory = directory;
    this.suffix = UriText.encode(options.suffix());
    if (options.fullNames()) {
      whole.set(0, inputs.size());
    }
  }

  /**
   * Makes whole the names that frames would share. A whole name may be the short one of another
   * frame, which then gives way too.
   *
   * @return the outputs by their {@link #path}
   * @throws PlanException if two outputs would share even their whole name
   */
  KeyIndex makeDistinct() {
    while (true) {
      KeyIndex named = new KeyIndex(this::path);
      BitSet shared = new BitSet();
      for (int output = 0; output < count(); output++) {
        int other = named.putIfAbsent(output);
        if (other != output) {
          share(frame(other), frame(output), path(output), shared);
        }
      }
      if (shared.isEmpty()) {
        return named;
      }
      whole.or(shared);
    }
  }

  private void share(int frame, int other, String path, BitSet shared) {
    if (whole.get(frame) && whole.get(other)) {
      throw new PlanException(
          "%s and %s would both be written to %s; filter them into different directories"
              .formatted(
                  inputs.get(frame).display(),
                  inputs.get(other).display(),
                  UriText.display(directory + path)));
    }
    shared.set(frame);
    shared.set(other);
  }

  private int outputsOfOne() {
    return options.background() ? 2 : 1;
  }

  /** How many outputs there are. */
  int count() {
    return inputs.size() * outputsOfOne();
  }

  /** The index of an output's frame. */
  int frame(int output) {
    return output / outputsOfOne();
  }

  /** The path of an output below the output directory, encoded. */
  String path(int output) {
    int frame = frame(output);
    return output == frame * outputsOfOne() ? highPass(frame) : background(frame);
  }

  /** Path of a frame's high-pass below the output directory, encoded. */
  String highPass(int index) {
    return stem(index) + suffix + options.ending();
  }

  /** Path of a frame's background below the output directory, encoded. */
  String background(int index) {
    return stem(index) + OutputOptions.BACKGROUND_SUFFIX + options.ending();
  }

  private String stem(int index) {
    String path = inputs.get(index).path();
    return whole.get(index) ? path : FrameNames.stem(path);
  }

  /** Tells which frames keep their whole names unasked. */
  void note(Notes notes) {
    if (!options.fullNames()) {
      whole.stream().forEach(i -> notes.add(Notes.Kind.WHOLE_NAME, inputs.get(i).uri()));
    }
  }
}
