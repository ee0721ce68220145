package highpass.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns arguments into frames, one argument after the other, each frame once. */
final class InputSearch {
  private static final Comparator<Found> BY_NAME =
      Comparator.comparing(Found::name, new NaturalOrder());

  private final FrameStore store;
  private final OutputArea outputs;
  private final NamedPlaces places;
  private final Notes notes = new Notes();
  private final Set<String> openLists = new LinkedHashSet<>();

  /** All frames in the order of the arguments, also those that were met before. */
  private final List<Found> met = new ArrayList<>();

  private final KeyIndex byIdentity = new KeyIndex(i -> met.get(i).identity());
  private final BitSet duplicates = new BitSet();

  InputSearch(FrameStore store, OutputArea outputs) {
    this.store = store;
    this.outputs = outputs;
    this.places = new NamedPlaces(store);
  }

  /** The frames so far, in order, each once. */
  List<Found> frames() {
    if (duplicates.isEmpty()) {
      return met;
    }
    List<Found> frames = new ArrayList<>(met.size() - duplicates.cardinality());
    for (int i = duplicates.nextClearBit(0); i < met.size(); i = duplicates.nextClearBit(i + 1)) {
      frames.add(met.get(i));
    }
    return frames;
  }

  /** The same by {@link Found#identity}. */
  KeyIndex byIdentity() {
    return byIdentity;
  }

  Notes notes() {
    return notes;
  }

  /** Adds what one argument stands for. */
  void add(String argument) {
    if (argument.isBlank() || argument.indexOf('\0') >= 0) {
      throw new PlanException("an input has no name, or one that no file can have");
    }
    try {
      if (argument.startsWith("@") && argument.length() > 1 && isList(argument)) {
        addList(argument.substring(1));
      } else {
        addPlace(argument);
      }
    } catch (IOException e) {
      throw new PlanException(
          "cannot look for %s: %s".formatted(UriText.printable(argument), StorageFailure.reason(e)),
          e);
    }
  }

  private boolean isList(String argument) throws IOException {
    boolean file = places.stat(store.localPlace(argument)).isPresent();
    if (file && places.stat(store.place(argument.substring(1))).isPresent()) {
      throw new PlanException(
          "'%s' could be the file or the list '%s'; write ./%s for the file, @./%s for the list"
              .formatted(
                  UriText.printable(argument),
                  UriText.printable(argument.substring(1)),
                  UriText.printable(argument),
                  UriText.printable(argument.substring(1))));
    }
    return !file;
  }

  private void addList(String argument) throws IOException {
    String shown = UriText.printable(argument);
    String place = store.place(argument);
    Optional<Entry> entry = places.stat(place);
    if (entry.isPresent() && entry.get().kind() == Entry.Kind.OTHER) {
      throw new PlanException(
          "the list '%s' is a FIFO, socket or device; write it to a file first".formatted(shown));
    }
    if (entry.filter(e -> e.kind() == Entry.Kind.FILE).isEmpty()) {
      throw new PlanException("no such list of inputs: '%s'".formatted(shown));
    }
    String real = store.volume(place).real(place);
    if (!openLists.add(real)) {
      throw new PlanException("the list '%s' contains itself".formatted(shown));
    }
    int found = 0;
    int number = 0;
    for (String line : lines(place, shown)) {
      number++;
      String name = line.strip();
      if (name.isEmpty() || name.startsWith("#")) {
        continue;
      }
      found++;
      try {
        add(name);
      } catch (PlanException e) {
        throw new PlanException("%s, line %d: %s".formatted(shown, number, e.getMessage()), e);
      }
    }
    openLists.remove(real);
    if (found == 0) {
      throw new PlanException("the list '%s' names no inputs".formatted(shown));
    }
  }

  private List<String> lines(String place, String shown) throws IOException {
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(store.open(place), StandardCharsets.UTF_8.newDecoder()))) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (!lines.isEmpty() && lines.get(0).startsWith("\uFEFF")) {
        lines.set(0, lines.get(0).substring(1));
      }
      return lines;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new PlanException(
            "the list '%s' is not UTF-8 text; a frame is named without the @".formatted(shown), e);
      }
      throw e.getCause();
    }
  }

  private void addPlace(String argument) throws IOException {
    String place = store.localPlace(argument);
    Optional<Entry> entry = places.stat(place);
    if (entry.isEmpty()) {
      place = store.place(argument);
      entry = places.stat(place);
    }
    if (entry.isPresent()) {
      addNamed(argument, place, entry.get());
    } else if (Glob.isGlob(argument)) {
      addMatches(argument);
    } else {
      throw new PlanException(
          "no such file or directory: '%s'".formatted(UriText.printable(argument)));
    }
  }

  private void addNamed(String argument, String place, Entry entry) throws IOException {
    String shown = UriText.printable(argument);
    switch (entry.kind()) {
      case FILE -> take(new ArrayList<>(List.of(file(place, entry))));
      case DIRECTORY -> {
        String base = UriText.directory(place);
        List<Found> found =
            new DirectoryWalk(store.volume(base), base, outputs, notes).below("", entry);
        if (found.isEmpty()) {
          throw new PlanException(
              "no frames (*.fits, *.fit, *.fts, also with .fz, .gz, .bz2, .Z) in directory '%s'"
                  .formatted(shown));
        }
        take(found);
      }
      case LINK -> throw new PlanException("'%s' is a link that leads nowhere".formatted(shown));
      case OTHER ->
          throw new PlanException(
              "'%s' is a FIFO, socket or device, not a frame; copy it to a file first"
                  .formatted(shown));
    }
  }

  private static Found file(String place, Entry entry) {
    String path = UriText.name(place);
    return new Found(UriText.parent(place), path, UriText.decode(path), entry, false);
  }

  private void addMatches(String argument) throws IOException {
    int before = met.size();
    for (String pattern : Glob.alternatives(argument)) {
      GlobSearch search = new GlobSearch(store, outputs, notes);
      take(search.matches(pattern));
    }
    if (met.size() == before) {
      throw new PlanException("no frame matches '%s'".formatted(UriText.printable(argument)));
    }
  }

  /** Adds frames in natural order; of one file's names its own counts before a link's. */
  private void take(List<Found> found) {
    int first = met.size();
    found.sort(BY_NAME);
    met.addAll(found);
    for (int i = first; i < met.size(); i++) {
      if (!met.get(i).linked()) {
        claim(i);
      }
    }
    for (int i = first; i < met.size(); i++) {
      if (met.get(i).linked()) {
        claim(i);
      }
    }
  }

  /**
   * Some network disks give one key to several files; equal length and time besides make it one
   * file.
   */
  private void claim(int index) {
    int other = byIdentity.putIfAbsent(index);
    Found frame = met.get(index);
    Found same = met.get(other);
    if (other != index
        && same.length() == frame.length()
        && same.modifiedMillis() == frame.modifiedMillis()) {
      duplicates.set(index);
      notes.add(Notes.Kind.DUPLICATE, frame.uri());
    }
  }
}
