package highpass.filter.tiles;

/**
 * An axis cut into about equal parts.
 *
 * @param length length of the axis
 * @param parts number of parts
 */
record Cuts(int length, int parts) {
  /** As few parts as keep each to a length at most. */
  static Cuts ofAtMost(int length, int most) {
    return new Cuts(length, (int) (((long) length + most - 1) / most));
  }

  int start(int part) {
    return (int) ((long) length * part / parts);
  }

  int size(int part) {
    return start(part + 1) - start(part);
  }

  int largest() {
    return (int) (((long) length + parts - 1) / parts);
  }
}
