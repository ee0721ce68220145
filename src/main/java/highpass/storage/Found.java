package highpass.storage;

/**
 * A frame as the search met it.
 *
 * @param base encoded URI of the directory the search began in, ends in a slash
 * @param path encoded path below it
 * @param name the same path as a person reads it; what is sorted
 * @param entry length, time and identity of the file itself, links followed
 * @param linked whether a symbolic link met on the way led here
 */
record Found(String base, String path, String name, Entry entry, boolean linked) {
  String uri() {
    return base + path;
  }
}
