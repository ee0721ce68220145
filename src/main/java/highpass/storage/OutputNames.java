package highpass.storage;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  private final Map<String, Integer> outputs;

  /**
   * Names the outputs of all inputs.
   *
   * @param directory encoded URI of the output directory, for messages
   * @throws PlanException if two outputs would share even their whole name
   */
  OutputNames(List<Input> inputs, OutputOptions options, String directory) {
    this.inputs = inputs;
    this.options = options;
    this.directory = directory;
    this.suffix = UriText.encode(options.suffix());
    if (options.fullNames()) {
      whole.set(0, inputs.size());
    }
    this.outputs = distinct();
  }

  /** A whole name may be the short one of another frame, which then gives way too. */
  private Map<String, Integer> distinct() {
    while (true) {
      Map<String, Integer> named = new HashMap<>(2 * inputs.size());
      BitSet shared = new BitSet();
      for (int index = 0; index < inputs.size(); index++) {
        add(named, highPass(index), index, shared);
        if (options.background()) {
          add(named, background(index), index, shared);
        }
      }
      if (shared.isEmpty()) {
        return named;
      }
      whole.or(shared);
    }
  }

  private void add(Map<String, Integer> named, String path, int index, BitSet shared) {
    Integer other = named.putIfAbsent(path, index);
    if (other == null) {
      return;
    }
    if (whole.get(other) && whole.get(index)) {
      throw new PlanException(
          "%s and %s would both be written to %s; filter them into different directories"
              .formatted(
                  inputs.get(other).display(),
                  inputs.get(index).display(),
                  UriText.display(directory + path)));
    }
    shared.set(other);
    shared.set(index);
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

  /** All outputs by their path below the output directory, each with the index of its frame. */
  Map<String, Integer> outputs() {
    return outputs;
  }

  /** Tells which frames keep their whole names unasked. */
  void note(Notes notes) {
    if (!options.fullNames()) {
      whole.stream().forEach(i -> notes.add(Notes.Kind.WHOLE_NAME, inputs.get(i).uri()));
    }
  }
}
