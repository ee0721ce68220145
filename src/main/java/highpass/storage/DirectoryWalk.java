package highpass.storage;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the frames below a directory. Each directory is listed once, also where links make a loop;
 * real directories go before linked ones, so that a frame is met under its own name first.
 */
final class DirectoryWalk {
  private static final NaturalOrder NATURAL = new NaturalOrder();
  private static final Comparator<Entry> BY_NAME = Comparator.comparing(Entry::name, NATURAL);

  private final Volume volume;
  private final String base;
  private final OutputArea outputs;
  private final Notes notes;
  private final List<Found> found = new ArrayList<>();
  private final Set<Object> visited = new HashSet<>();
  private final Deque<Branch> branches = new ArrayDeque<>();
  private List<Branch> links = new ArrayList<>();

  /** A directory, or something that may be one, below the base: empty, or ends without slash. */
  private record Branch(String path, String name, boolean linked) {
    Branch child(Entry entry) {
      return path.isEmpty()
          ? new Branch(entry.encoded(), entry.name(), linked)
          : new Branch(path + "/" + entry.encoded(), name + "/" + entry.name(), linked);
    }

    Branch viaLink() {
      return new Branch(path, name, true);
    }
  }

  /**
   * A walk not yet begun.
   *
   * @param base encoded URI to which the frames' paths are relative, ends in a slash
   */
  DirectoryWalk(Volume volume, String base, OutputArea outputs, Notes notes) {
    this.volume = volume;
    this.base = base;
    this.outputs = outputs;
    this.notes = notes;
  }

  /**
   * All frames below a directory, in no order.
   *
   * @param path of the directory below the base, encoded; empty for the base itself
   * @param directory what stands there
   */
  List<Found> below(String path, Entry directory) throws IOException {
    if (volume.flat(base)) {
      listFlat(new Branch(path, UriText.decode(path), false));
      return found;
    }
    visited.add(identity(path, directory));
    branches.add(new Branch(path, UriText.decode(path), false));
    while (!branches.isEmpty() || !links.isEmpty()) {
      while (!branches.isEmpty()) {
        list(branches.remove());
      }
      followLinks();
    }
    return found;
  }

  private Object identity(String path, Entry entry) {
    return Found.identity(entry.key(), base + path);
  }

  private void list(Branch branch) {
    String directory = UriText.directory(base + branch.path());
    List<Entry> entries;
    try {
      entries = new ArrayList<>(volume.list(directory));
    } catch (IOException e) {
      // One of many below the directory that the user named: which one, only this place can tell.
      throw new PlanException(
          "cannot read the directory %s: %s; make it readable, or name the frames without it"
              .formatted(UriText.display(directory), StorageFailure.reason(e)),
          e);
    }
    // All frames are sorted in the end, by their paths: what is sorted in parts costs least then.
    entries.sort(BY_NAME);
    for (Entry entry : entries) {
      if (FrameNames.isHidden(entry.name())) {
        continue;
      }
      Branch child = branch.child(entry);
      if (entry.kind() == Entry.Kind.LINK) {
        links.add(child.viaLink());
      } else {
        take(child, entry);
      }
    }
  }

  private void take(Branch child, Entry entry) {
    switch (entry.kind()) {
      case DIRECTORY -> {
        if (outputs.is(base + child.path(), entry)) {
          notes.add(Notes.Kind.OUTPUT_DIRECTORY, base + child.path());
        } else if (visited.add(identity(child.path(), entry))) {
          branches.add(child);
        }
      }
      case FILE -> {
        if (FrameNames.isFrame(entry.name())) {
          found.add(new Found(base, child.path(), child.name(), entry, child.linked()));
        }
      }
      case LINK -> noteFrame(Notes.Kind.BROKEN_LINK, child);
      case OTHER -> noteFrame(Notes.Kind.NOT_REGULAR, child);
    }
  }

  /** Only what is called a frame is missed. */
  private void noteFrame(Notes.Kind kind, Branch child) {
    if (FrameNames.isFrame(child.name())) {
      notes.add(kind, base + child.path());
    }
  }

  private void followLinks() throws IOException {
    List<Branch> pending = links;
    links = new ArrayList<>();
    // Several links may lead to one directory: which of them counts must not be left to the disk.
    pending.sort(Comparator.comparing(Branch::name, NATURAL));
    for (Branch link : pending) {
      Optional<Entry> target = volume.stat(base + link.path());
      if (target.isPresent()) {
        Entry entry = target.get();
        take(
            link,
            new Entry(
                UriText.name(link.name()),
                UriText.name(link.path()),
                entry.kind(),
                entry.length(),
                entry.modifiedMillis(),
                entry.key()));
      }
    }
  }

  private void listFlat(Branch top) throws IOException {
    String directory = UriText.directory(base + top.path());
    boolean within = outputs.holds(directory);
    for (Entry entry : volume.listTree(directory)) {
      Branch file = top.child(entry);
      boolean hidden = FrameNames.isHidden(entry.name()) || entry.name().contains("/.");
      boolean output = !within && outputs.holds(base + file.path());
      if (!hidden && !output && FrameNames.isFrame(entry.name())) {
        found.add(new Found(base, file.path(), file.name(), entry, false));
      }
    }
  }
}
