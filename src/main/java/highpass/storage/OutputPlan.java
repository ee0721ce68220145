package highpass.storage;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;

/**
 * Which frame goes where: the tree of the inputs below their common directory, under the output
 * directory, {@code n1/a.fits.gz} as {@code n1/a_hp.fits}.
 *
 * <p>A plan that exists has passed every check: no two outputs share a name, none is an input
 * (under any name or link) or a directory, none is there already unless that was agreed to, all are
 * below the output directory, and that can be made and written. Nothing has been created yet;
 * {@link #prepare} does that.
 */
public final class OutputPlan {
  private static final int SHOWN = 3;

  private final List<Input> inputs;
  private final OutputOptions options;
  private final FrameStore store;
  private final String directory;
  private final OutputNames names;
  private final BitSet existing = new BitSet();
  private final Set<String> stale = new LinkedHashSet<>();
  private final Set<String> directories = new LinkedHashSet<>();
  private KeyIndex outputs;

  private OutputPlan(
      List<Input> inputs, OutputOptions options, FrameStore store, String directory) {
    this.inputs = inputs;
    this.options = options;
    this.store = store;
    this.directory = directory;
    this.names = new OutputNames(inputs, options, directory);
  }

  /**
   * Names the outputs and checks them. Reads one listing per output directory that exists; creates
   * nothing.
   *
   * @param inputs at least one
   * @param options where to and how named
   * @param store the run's
   * @throws PlanException if the plan is refused: one line that names the thing and says what to do
   */
  public static OutputPlan of(InputList inputs, OutputOptions options, FrameStore store) {
    String directory = UriText.directory(store.locate(options.directory()));
    inputs.inputs().forEach(input -> checkBelow(input, directory));
    OutputPlan plan = new OutputPlan(inputs.inputs(), options, store, directory);
    try {
      Writability.requireDirectory(directory, "output directory", "-o", store);
      plan.outputs = plan.names.makeDistinct();
      plan.checkExisting(inputs);
    } catch (IOException e) {
      throw new PlanException(
          "cannot look at the output directory %s: %s"
              .formatted(UriText.display(directory), StorageFailure.reason(e)),
          e);
    }
    return plan;
  }

  /** Paths are normal by construction; a file system that lists stranger names must not get out. */
  private static void checkBelow(Input input, String directory) {
    for (int from = 0; from <= input.path().length(); ) {
      int slash = input.path().indexOf('/', from);
      int to = slash < 0 ? input.path().length() : slash;
      int length = to - from;
      if (length == 0 || (length <= 2 && input.path().substring(from, to).matches("\\.\\.?"))) {
        throw new PlanException(
            "the output of %s would not be below %s"
                .formatted(input.display(), UriText.display(directory)));
      }
      from = to + 1;
    }
  }

  private void checkExisting(InputList sources) throws IOException {
    for (int output = 0; output < names.count(); output++) {
      String path = names.path(output);
      directories.add(path.substring(0, path.lastIndexOf('/') + 1));
    }
    List<String> found = new ArrayList<>();
    for (String below : directories) {
      checkNoFileInTheWay(below);
      for (Entry entry : store.list(directory + below)) {
        String path = below + entry.encoded();
        int output = outputs.find(path);
        if (output >= 0) {
          checkOutput(sources, directory + path, entry);
          existing.set(names.frame(output));
          found.add(path);
        } else if (TemporaryName.parse(entry.name()).isPresent()) {
          stale.add(path);
        }
      }
    }
    if (options.existing() == Existing.REFUSE && !found.isEmpty()) {
      throw new PlanException(existingOutputs(found));
    }
  }

  private void checkNoFileInTheWay(String below) throws IOException {
    if (below.isEmpty()) {
      return;
    }
    String place = (directory + below).substring(0, directory.length() + below.length() - 1);
    for (Optional<Entry> entry = store.stat(place);
        place.length() >= directory.length();
        place = place.substring(0, place.lastIndexOf('/')), entry = store.stat(place)) {
      if (entry.isPresent() && entry.get().kind() != Entry.Kind.DIRECTORY) {
        throw refusal(
            "%s is in the way: outputs go into a directory of that name; move it or name another"
                + " with -o",
            place);
      }
      if (entry.isPresent()) {
        return;
      }
    }
  }

  private void checkOutput(InputList sources, String uri, Entry listed) throws IOException {
    Entry entry = listed.kind() == Entry.Kind.LINK ? store.stat(uri).orElse(listed) : listed;
    if (sources.contains(uri, entry)) {
      throw refusal(
          "the output %s is one of the inputs, which are never changed; name another directory"
              + " with -o",
          uri);
    }
    if (entry.kind() == Entry.Kind.DIRECTORY || entry.kind() == Entry.Kind.OTHER) {
      throw refusal(
          "the output %s cannot be written: it is not a file; move it or name another directory"
              + " with -o",
          uri);
    }
  }

  private static PlanException refusal(String format, String uri) {
    return new PlanException(format.formatted(UriText.display(uri)));
  }

  private String existingOutputs(List<String> found) {
    found.sort(new NaturalOrder());
    String names = String.join(", ", found.stream().limit(SHOWN).map(UriText::display).toList());
    return "%d of the outputs %s already in %s: %s%s; --overwrite replaces them, --resume keeps those that are done"
        .formatted(
            found.size(),
            found.size() == 1 ? "exists" : "exist",
            UriText.display(directory),
            names,
            found.size() > SHOWN ? ", …" : "");
  }

  /** The frames in input order; random access, not modifiable, elements made on demand. */
  public List<PlannedFrame> frames() {
    return new Frames();
  }

  private final class Frames extends AbstractList<PlannedFrame> implements RandomAccess {
    @Override
    public PlannedFrame get(int index) {
      return new PlannedFrame(
          index,
          inputs.get(index),
          directory + names.highPass(index),
          options.background() ? directory + names.background(index) : null,
          existing.get(index));
    }

    @Override
    public int size() {
      return inputs.size();
    }
  }

  /** Remarks for the user about the outputs' names, each a line. */
  public List<String> notes() {
    Notes notes = new Notes();
    names.note(notes);
    return notes.lines();
  }

  /** Encoded URI of the output directory, ends in {@code /}. */
  public String directory() {
    return directory;
  }

  /**
   * Whether a file is one of the plan's outputs, whether it exists or not.
   *
   * @param uri encoded URI, as {@link FrameStore#locate} gives it
   */
  public boolean writes(String uri) {
    return uri.startsWith(directory) && outputs.find(uri.substring(directory.length())) >= 0;
  }

  /** Whether outputs that exist may be replaced: what {@link FrameStore#write} is to be told. */
  public boolean replaces() {
    return options.existing().replaces();
  }

  /** What tells executors to start no further frame of this plan; not up yet. */
  public StopSign stopSign() {
    return new StopSign(directory + directories.iterator().next(), store);
  }

  /** Encoded URI of a file of that name in the output directory. */
  public String fileInDirectory(String name) {
    return directory + UriText.encode(name);
  }

  /**
   * Makes the output directory, tries to write there, and removes the temporaries that dead runs
   * left: those of processes of this host that are gone, and those untouched for an hour. What
   * another live run is writing is left alone. Directories below are made when their first frame is
   * written.
   *
   * @return how many temporaries were removed
   * @throws PlanException if nothing can be written there
   */
  public int prepare() {
    try {
      Volume volume = store.volume(directory);
      volume.createDirectories(directory);
      return sweep(volume, now(volume));
    } catch (IOException e) {
      throw new PlanException(
          "the output directory %s cannot be written: %s; name another with -o"
              .formatted(UriText.display(directory), StorageFailure.reason(e)),
          e);
    }
  }

  /**
   * The time by the storage's clock, which may be another than this host's, read off a file written
   * to try. Where a file appears only when it is whole, there are no temporaries to date, and the
   * first frame tries.
   */
  private long now(Volume volume) throws IOException {
    if (volume.publishesOnClose(directory)) {
      return System.currentTimeMillis();
    }
    String trial = store.temporary(directory);
    try {
      volume.create(trial, false).close();
      return volume.stat(trial).map(Entry::modifiedMillis).orElseGet(System::currentTimeMillis);
    } finally {
      volume.delete(trial);
    }
  }

  private int sweep(Volume volume, long nowMillis) throws IOException {
    int swept = 0;
    for (String path : stale) {
      Optional<Entry> entry = volume.stat(directory + path);
      if (entry.isPresent()
          && FrameStore.staleTemporary(entry.get(), nowMillis)
          && volume.delete(directory + path)) {
        swept++;
      }
    }
    return swept;
  }

  /**
   * Removes every temporary of this run, whoever of it wrote them: for its end, also after an
   * interruption. A task that still runs somewhere finds its temporary gone and fails harmlessly.
   *
   * @return how many were removed
   */
  public int sweepOwn() throws IOException {
    int swept = 0;
    Volume volume = store.volume(directory);
    for (String below : directories) {
      for (Entry entry : store.list(directory + below)) {
        if (store.ownTemporary(entry) && volume.delete(directory + below + entry.encoded())) {
          swept++;
        }
      }
    }
    return swept;
  }

  /**
   * Removes the outputs, and the directories that this leaves empty: for outputs that were only
   * made to be timed.
   */
  public void discard() throws IOException {
    Volume volume = store.volume(directory);
    for (PlannedFrame frame : frames()) {
      volume.delete(frame.output());
      if (frame.backgroundOutput() != null) {
        volume.delete(frame.backgroundOutput());
      }
    }
    List<String> deepestFirst = new ArrayList<>(directories);
    deepestFirst.sort(Comparator.comparingInt(String::length).reversed());
    for (String below : deepestFirst) {
      if (store.list(directory + below).isEmpty()) {
        volume.delete(directory + below);
      }
    }
  }
}
