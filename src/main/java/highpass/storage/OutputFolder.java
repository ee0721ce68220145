package highpass.storage;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A directory for new files whose names are known beforehand. */
public final class OutputFolder {
  private static final int SHOWN = 3;

  private OutputFolder() {}

  /**
   * Makes sure that the files can be written, and makes the directory.
   *
   * @param directory local path or URI, as the user gave it
   * @param names of the files
   * @param overwrite whether files of these names may be there already
   * @param store the run's
   * @return encoded URIs of the files, in the order of the names
   * @throws PlanException if the directory cannot be made or written, or without {@code overwrite}
   *     a file is there; nothing has been created then
   */
  public static List<String> claim(
      String directory, List<String> names, boolean overwrite, FrameStore store) {
    String folder = UriText.directory(store.locate(directory));
    try {
      Writability.requireDirectory(folder, "output directory", "-o", store);
      if (!overwrite) {
        refuseExisting(folder, names, store);
      }
      store.volume(folder).createDirectories(folder);
    } catch (IOException e) {
      throw new PlanException(
          "the output directory %s cannot be used: %s; name another with -o"
              .formatted(UriText.display(folder), StorageFailure.reason(e)),
          e);
    }
    return names.stream().map(name -> folder + UriText.encode(name)).toList();
  }

  private static void refuseExisting(String folder, List<String> names, FrameStore store)
      throws IOException {
    Set<String> there = new HashSet<>();
    for (Entry entry : store.list(folder)) {
      there.add(entry.name());
    }
    List<String> existing = names.stream().filter(there::contains).toList();
    if (!existing.isEmpty()) {
      throw new PlanException(
          "%d of the files %s already in %s: %s%s; --overwrite replaces them"
              .formatted(
                  existing.size(),
                  existing.size() == 1 ? "exists" : "exist",
                  UriText.display(folder),
                  String.join(", ", existing.stream().limit(SHOWN).toList()),
                  existing.size() > SHOWN ? ", ..." : ""));
    }
  }
}
