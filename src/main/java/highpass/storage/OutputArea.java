package highpass.storage;

import java.io.IOException;
import java.util.Optional;

/** The directory of the outputs, which a search for inputs leaves out. */
final class OutputArea {
  private final String directory;
  private final Object key;

  private OutputArea(String directory, Object key) {
    this.directory = directory;
    this.key = key;
  }

  /** The area of an output directory that need not exist yet, or of none at all. */
  static OutputArea of(String directory, FrameStore store) throws IOException {
    if (directory == null) {
      return new OutputArea(null, null);
    }
    String place = store.place(directory);
    Optional<Entry> entry = store.stat(place);
    return new OutputArea(place, entry.isEmpty() ? null : entry.get().key());
  }

  /** Whether a directory met in a search is the output directory, under whatever name. */
  boolean is(String uri, Entry entry) {
    return uri.equals(directory) || (key != null && key.equals(entry.key()));
  }

  /** Whether a file is below the output directory, by name. */
  boolean holds(String uri) {
    return directory != null && uri.startsWith(UriText.directory(directory));
  }
}
