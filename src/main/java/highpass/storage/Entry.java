package highpass.storage;

/**
 * What a listing says of one name.
 *
 * @param name as a person reads it
 * @param encoded the same, percent-encoded, exact even where the name is not text
 * @param kind what stands there
 * @param length bytes of a file
 * @param modifiedMillis milliseconds since 1970
 * @param key equal for two names of one file; null where names are the only identity
 */
record Entry(String name, String encoded, Kind kind, long length, long modifiedMillis, Object key) {
  /** What a name can stand for. */
  enum Kind {
    /** Bytes. */
    FILE,
    /** Names. */
    DIRECTORY,
    /** A symbolic link: not followed (in a listing), or leading nowhere (asked by name). */
    LINK,
    /** A FIFO, socket or device, which might block whoever opens it. */
    OTHER
  }
}
