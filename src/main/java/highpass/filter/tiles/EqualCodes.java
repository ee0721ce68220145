package highpass.filter.tiles;

/**
 * Sorts words that are in order of their codes, and whose lower bits are indices of values, where
 * several have one code: by their values, by insertion.
 */
final class EqualCodes {
  /** Runs of one code and different values that are longer take too long. */
  static final int LONGEST_RUN = 12;

  /** Places that are found are used while they are in the nearest cache. */
  private static final int SLICE = 128;

  private final int[] equals = new int[SLICE];

  /**
   * Sorts words [first, end).
   *
   * @param words the words, modified
   * @param indexBits low bits of a word that hold the index; the code stands above
   * @param values value of each index. Not modified.
   * @return false if that would take too long; the words are then in any order within a code
   */
  boolean sort(int[] words, int first, int end, int indexBits, double[] values) {
    int from = first + 1;
    while (from < end) {
      int to = Math.min(end, from + SLICE);
      int n = find(words, from, to, indexBits, equals);
      int done = insertAll(words, values, equals, n, indexBits);
      from = to;
      if (done < n) {
        int endOfRun = endOfEqualValues(words, first, equals[done], end, indexBits, values);
        if (endOfRun < 0) {
          return false;
        }
        // The rest of the slice is looked through again.
        from = endOfRun + 1;
      }
    }
    return true;
  }

  /** Inserts the words at n places, or as many as come before the middle of too long a run. */
  private static int insertAll(int[] words, double[] values, int[] places, int n, int indexBits) {
    for (int k = 0; k < n; k++) {
      if (k >= LONGEST_RUN && places[k] - places[k - LONGEST_RUN] == LONGEST_RUN) {
        return k;
      }
      insert(words, values, places[k], indexBits);
    }
    return n;
  }

  /** Lists the places of the words whose code is that of the one before. */
  private static int find(int[] words, int from, int to, int indexBits, int[] found) {
    int n = 0;
    int previous = words[from - 1];
    for (int i = from; i < to; i++) {
      int w = words[i];
      found[n] = i;
      n += (((w ^ previous) >>> indexBits) - 1) >>> 31;
      previous = w;
    }
    return n;
  }

  /** The end of the run around a place; negative if it has values that differ. */
  private static int endOfEqualValues(
      int[] words, int first, int place, int end, int indexBits, double[] values) {
    int mask = (1 << indexBits) - 1;
    int code = words[place] >>> indexBits;
    int start = place;
    while (start > first && words[start - 1] >>> indexBits == code) {
      start--;
    }
    double value = values[words[start] & mask];
    int i = start;
    while (i < end && words[i] >>> indexBits == code) {
      if (values[words[i] & mask] != value) {
        return -1;
      }
      i++;
    }
    return i;
  }

  /** Inserts a word into the run that ends before it; mostly that is but one word. */
  private static void insert(int[] words, double[] values, int place, int indexBits) {
    int mask = (1 << indexBits) - 1;
    int p = words[place - 1];
    int q = words[place];
    // Two words are exchanged or not without a branch: it would be a coin's toss.
    int exchange = (p ^ q) & (values[q & mask] < values[p & mask] ? -1 : 0);
    words[place - 1] = p ^ exchange;
    words[place] = q ^ exchange;
    if (place > 1 && (words[place - 2] ^ p) >>> indexBits == 0) {
      insertFurther(words, values, place - 1, indexBits);
    }
  }

  private static void insertFurther(int[] words, double[] values, int place, int indexBits) {
    int mask = (1 << indexBits) - 1;
    int p = words[place];
    double v = values[p & mask];
    int i = place;
    while (i > 0 && (words[i - 1] ^ p) >>> indexBits == 0 && v < values[words[i - 1] & mask]) {
      words[i] = words[i - 1];
      i--;
    }
    words[i] = p;
  }
}
