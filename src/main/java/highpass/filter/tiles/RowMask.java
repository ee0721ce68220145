package highpass.filter.tiles;

/** The bits of a window's rows in the words of a column. */
final class RowMask {
  private RowMask() {}

  /** Bits [from, to) of a column, as far as they lie in one of its words. */
  static long word(int word, int from, int to) {
    int start = Math.max(from - word * Long.SIZE, 0);
    int end = Math.min(to - word * Long.SIZE, Long.SIZE);
    return start >= end ? 0 : (-1L >>> (Long.SIZE - (end - start))) << start;
  }
}
