package highpass.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames to be read, in order, each once.
 *
 * <p>An argument is one of
 *
 * <ul>
 *   <li>a file, whatever its name, hidden ones included;
 *   <li>a directory, for its frames and those of the directories below: the files named {@code
 *       *.fits}, {@code *.fit}, {@code *.fts}, with or without {@code .fz}, {@code .gz}, {@code
 *       .bz2}, {@code .Z}, in any case. Hidden files and directories and the output directory are
 *       left out; links are followed;
 *   <li>a glob, in the language of {@link Glob}; a file of that very name goes before it;
 *   <li>a URI of a file system that Hadoop knows, for a file, directory or glob there;
 *   <li>{@code @list}, a UTF-8 text with one argument a line, blank lines and lines that begin with
 *       {@code #} apart; relative names in it are relative to the current directory, as in IRAF.
 * </ul>
 *
 * <p>Arguments keep their order; the frames of one directory or glob come in {@link NaturalOrder}.
 * A frame named twice, also through a link, keeps its first place. Names without a scheme are
 * local, whatever Hadoop's default file system is.
 */
public final class InputList {
  private final List<Input> inputs;
  private final List<String> notes;
  private final KeyIndex byIdentity;

  private InputList(List<Input> inputs, List<String> notes, KeyIndex byIdentity) {
    this.inputs = inputs;
    this.notes = notes;
    this.byIdentity = byIdentity;
  }

  /**
   * Finds the frames. Costs one listing per directory, and one look-up per file named singly.
   *
   * @param arguments as described above
   * @param outputDirectory local path or URI, not searched where it lies below an input directory;
   *     may be null
   * @param store reaches the file systems
   * @throws PlanException if there are no arguments, or one of them stands for no frame, or for
   *     something that cannot be read
   */
  public static InputList resolve(
      List<String> arguments, String outputDirectory, FrameStore store) {
    if (arguments.isEmpty()) {
      throw new PlanException("no input is given; name files, directories, globs or @lists");
    }
    InputSearch search = new InputSearch(store, outputs(outputDirectory, store));
    arguments.forEach(search::add);
    return new InputList(inputs(search.frames()), search.notes().lines(), search.byIdentity());
  }

  private static OutputArea outputs(String directory, FrameStore store) {
    try {
      return OutputArea.of(directory, store);
    } catch (IOException e) {
      throw new PlanException(
          "cannot look at the output directory '%s': %s"
              .formatted(UriText.printable(directory), StorageFailure.reason(e)),
          e);
    }
  }

  /** Moves the frames from the bases they were found under to the common one. */
  private static List<Input> inputs(List<Found> frames) {
    Map<String, String> commons = new HashMap<>();
    Map<String, String> bases = new HashMap<>();
    for (Found frame : frames) {
      if (bases.put(frame.base(), frame.base()) == null) {
        commons.merge(UriText.root(frame.base()), frame.base(), InputList::common);
      }
    }
    List<Input> inputs = new ArrayList<>(frames.size());
    for (Found frame : frames) {
      String common = commons.get(UriText.root(frame.base()));
      String path =
          frame.base().equals(common)
              ? frame.path()
              : frame.base().substring(common.length()) + frame.path();
      inputs.add(new Input(common, path, frame.length(), frame.modifiedMillis()));
    }
    return List.copyOf(inputs);
  }

  private static String common(String a, String b) {
    String common = a;
    while (!b.startsWith(common)) {
      common = UriText.parent(common);
    }
    return common;
  }

  /**
   * The frames in order. The path of each is relative to the inputs' common directory: that of the
   * named files' directories, the named directories themselves, and the parts of globs that are not
   * wild; one per file system. So the paths under a named directory do not change with what is in
   * it.
   */
  public List<Input> inputs() {
    return inputs;
  }

  /** What was left out and why, one line a kind, for the user to read. */
  public List<String> notes() {
    return notes;
  }

  /** Whether a file is one of the inputs, under whatever name. */
  boolean contains(String uri, Entry entry) {
    return byIdentity.find(Found.identity(entry.key(), uri)) >= 0;
  }
}
