package highpass.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what matches one glob without alternatives. A directory is listed only where a part of the
 * pattern is wild. Hidden names match only a part that begins with a dot, as in a shell; a
 * directory that matches stands for its frames.
 */
final class GlobSearch {
  private static final String ANY_DEPTH = "**";

  private final FrameStore store;
  private final OutputArea outputs;
  private final Notes notes;
  private final Map<String, Match> matches = new LinkedHashMap<>();
  private Volume volume;
  private String base;
  private List<String> parts;

  private record Match(String name, Entry entry, boolean linked) {}

  GlobSearch(FrameStore store, OutputArea outputs, Notes notes) {
    this.store = store;
    this.outputs = outputs;
    this.notes = notes;
  }

  /** The frames that match, in no order; their base is the part of the pattern that is not wild. */
  List<Found> matches(String pattern) throws IOException {
    String slashed = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    List<String> all = Arrays.asList(slashed.split("/", -1));
    int fixed = 0;
    while (fixed < all.size() - 1 && !Glob.isWild(all.get(fixed))) {
      fixed++;
    }
    String prefix = Glob.literal(String.join("/", all.subList(0, fixed)));
    base = UriText.directory(store.place(fixed > 0 ? prefix + "/" : "."));
    volume = store.volume(base);
    parts = all.subList(fixed, all.size()).stream().filter(p -> !p.isEmpty()).toList();
    if (parts.contains("..")) {
      throw new PlanException(
          "'..' may not follow a wild part: '%s'".formatted(UriText.printable(pattern)));
    }
    match("", "", 0, false);
    List<Found> found = new ArrayList<>();
    for (Map.Entry<String, Match> match : matches.entrySet()) {
      take(match.getKey(), match.getValue(), found);
    }
    return found;
  }

  private void match(String path, String name, int at, boolean linked) throws IOException {
    String part = parts.get(at);
    boolean last = at == parts.size() - 1;
    if (part.equals(ANY_DEPTH)) {
      if (!last) {
        match(path, name, at + 1, linked);
      }
      matchListed(path, name, at, linked, Pattern.compile("[^.].*", Pattern.DOTALL));
    } else if (Glob.isWild(part)) {
      matchListed(path, name, at, linked, Glob.names(part));
    } else {
      String literal = Glob.literal(part);
      String child = path + UriText.encode(literal);
      if (last) {
        Optional<Entry> entry = volume.stat(base + child);
        if (entry.isPresent()) {
          matches.putIfAbsent(child, new Match(name + literal, entry.get(), linked));
        }
      } else {
        match(child + "/", name + literal + "/", at + 1, linked);
      }
    }
  }

  /** Goes through a directory that may not exist: other branches of the pattern may. */
  private void matchListed(String path, String name, int at, boolean linked, Pattern names)
      throws IOException {
    boolean deep = parts.get(at).equals(ANY_DEPTH);
    boolean last = at == parts.size() - 1;
    for (Entry entry : listing(path)) {
      boolean hidden = FrameNames.isHidden(entry.name()) && !parts.get(at).startsWith(".");
      if (hidden
          || TemporaryName.parse(entry.name()).isPresent()
          || !names.matcher(entry.name()).matches()) {
        continue;
      }
      boolean link = entry.kind() == Entry.Kind.LINK;
      String child = path + entry.encoded();
      Entry target = link ? volume.stat(base + child).orElse(entry) : entry;
      boolean directory = target.kind() == Entry.Kind.DIRECTORY;
      if (directory && outputs.is(base + child, target)) {
        notes.add(Notes.Kind.OUTPUT_DIRECTORY, base + child);
      } else if (last && !(deep && directory)) {
        matches.putIfAbsent(child, new Match(name + entry.name(), target, linked || link));
      } else if (directory && !(deep && link)) {
        // Links may lead back up, so any depth is reached through real directories only.
        match(child + "/", name + entry.name() + "/", deep ? at : at + 1, linked || link);
      }
    }
  }

  private List<Entry> listing(String path) throws IOException {
    try {
      return volume.list(base + path);
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private void take(String path, Match match, List<Found> found) throws IOException {
    switch (match.entry().kind()) {
      case FILE -> found.add(new Found(base, path, match.name(), match.entry(), match.linked()));
      case DIRECTORY -> {
        for (Found frame :
            new DirectoryWalk(volume, base, outputs, notes).below(path, match.entry())) {
          found.add(match.linked() ? frame.viaLink() : frame);
        }
      }
      case LINK -> notes.add(Notes.Kind.BROKEN_LINK, base + path);
      case OTHER -> notes.add(Notes.Kind.NOT_REGULAR, base + path);
    }
  }
}
