package highpass.storage;

/**
 * A frame as the search met it. A search holds all of them at once: each is small.
 *
 * @param base encoded URI of the directory the search began in, ends in a slash
 * @param path encoded path below it
 * @param name the same path as a person reads it; what is sorted
 * @param length bytes of the file itself, links followed
 * @param modifiedMillis its time of last modification, milliseconds since 1970
 * @param key equal for two names of one file; null where names are the only identity
 * @param linked whether a symbolic link met on the way led here
 */
record Found(
    String base,
    String path,
    String name,
    long length,
    long modifiedMillis,
    Object key,
    boolean linked) {
  Found(String base, String path, String name, Entry entry, boolean linked) {
    this(
        base,
        path,
        // Most names need no encoding: one text for both.
        name.equals(path) ? path : name,
        entry.length(),
        entry.modifiedMillis(),
        entry.key(),
        linked);
  }

  String uri() {
    return base + path;
  }

  /** The same frame, reached through a link. */
  Found viaLink() {
    return new Found(base, path, name, length, modifiedMillis, key, true);
  }

  /** What tells whether two names stand for one file. */
  Object identity() {
    return identity(key, uri());
  }

  /** The same of anything that a listing or look-up found. */
  static Object identity(Object key, String uri) {
    return key == null ? uri : key;
  }
}
