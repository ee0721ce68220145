package highpass.storage;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up files that are named one by one. Where each look-up is a request to a server, many names
 * in one directory (a list of a million frames) are answered from one listing of it.
 */
final class NamedPlaces {
  /** A listing costs about as much as a few look-ups, or far more in a crowded directory. */
  private static final int LOOKUPS_BEFORE_LISTING = 16;

  private final FrameStore store;
  private final Map<String, Integer> lookups = new HashMap<>();
  private final Map<String, Map<String, Entry>> listings = new HashMap<>();

  NamedPlaces(FrameStore store) {
    this.store = store;
  }

  Optional<Entry> stat(String uri) throws IOException {
    if (uri.startsWith(LocalVolume.ROOT)) {
      return store.stat(uri);
    }
    String parent = UriText.parent(uri);
    Map<String, Entry> listing = listings.get(parent);
    if (listing == null) {
      if (lookups.merge(parent, 1, Integer::sum) <= LOOKUPS_BEFORE_LISTING) {
        return store.stat(uri);
      }
      listing = new HashMap<>();
      for (Entry entry : store.list(parent)) {
        listing.put(entry.encoded(), entry);
      }
      listings.put(parent, listing);
    }
    Entry entry = listing.get(UriText.name(uri));
    // A link in a listing is not followed yet.
    return entry != null && entry.kind() == Entry.Kind.LINK
        ? store.stat(uri)
        : Optional.ofNullable(entry);
  }
}
