package highpass.storage;

import java.io.IOException;
import java.util.Optional;

/** Whether results could be written to a place, found out before the work for them begins. */
public final class Writability {
  private Writability() {}

  /**
   * Makes sure that a file could be written, before work begins whose result it is to be.
   *
   * @param uri encoded URI
   * @param kind what the file is, as in {@code run report}
   * @param option the option that names another
   * @param store the run's
   * @throws PlanException if something else than a file is there, or its directory cannot be
   *     written
   */
  public static void requireFile(String uri, String kind, String option, FrameStore store)
      throws IOException {
    try {
      Optional<Entry> entry = store.stat(uri);
      boolean replaceable =
          entry
              .map(Entry::kind)
              .filter(k -> k != Entry.Kind.FILE && k != Entry.Kind.LINK)
              .isEmpty();
      if (uri.equals(UriText.root(uri)) || !replaceable) {
        // A device in its place would be gone: files are written under another name and renamed.
        throw new PlanException(
            "the %s cannot be written to %s, which is no file; name another with %s"
                .formatted(kind, UriText.display(uri), option));
      }
      requireDirectory(
          UriText.directory(UriText.parent(uri)), "directory of the " + kind, option, store);
    } catch (IOException e) {
      throw StorageFailure.naming("cannot look at", uri, e);
    }
  }

  /**
   * Makes sure that a directory, or the nearest one above it that exists, could be written.
   *
   * @param directory encoded URI
   * @param kind what it is, as in {@code output directory}
   * @param option the option that names another
   * @param store the run's
   * @throws PlanException if it could not
   */
  static void requireDirectory(String directory, String kind, String option, FrameStore store)
      throws IOException {
    Volume volume = store.volume(directory);
    String place = directory;
    Optional<Entry> entry = volume.stat(place);
    while (entry.isEmpty() && !place.equals(UriText.root(directory))) {
      place = UriText.parent(place);
      entry = volume.stat(place);
    }
    if (entry.isEmpty()) {
      return;
    }
    if (entry.get().kind() != Entry.Kind.DIRECTORY) {
      throw new PlanException(
          "the %s %s cannot be made: %s is not a directory; name another with %s"
              .formatted(kind, UriText.display(directory), UriText.display(place), option));
    }
    if (!volume.writable(place)) {
      throw new PlanException(
          "the %s %s cannot be written: no permission for %s; name another with %s"
              .formatted(kind, UriText.display(directory), UriText.display(place), option));
    }
  }
}
