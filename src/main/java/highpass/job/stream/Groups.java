package highpass.job.stream;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * How the elements of a list are dealt out to tasks: neighbours together.
 *
 * <p>Between two tasks Spark leaves a core without work for some ten milliseconds, which is long
 * beside a frame of a megapixel; one task for all frames of a core would leave the other cores idle
 * at the end. So groups are large at first and become smaller towards the end (guided
 * self-scheduling: Polychronopoulos and Kuck 1987, IEEE Trans. Computers C-36, 1425), and what is
 * large is alone.
 */
public final class Groups {
  /** What a group may hold: as much as a core works on for about a second. */
  private static final long MOST_BYTES = 128L << 20;

  /** What the work beside the bytes is worth: opening, headers, a name in a directory. */
  private static final long BYTES_OF_OPENING = 128L << 10;

  /** What is left would be dealt into so many groups for each task that runs at once. */
  private static final int GROUPS_A_TASK = 2;

  private final int[] ends;

  private Groups(int[] ends) {
    this.ends = ends;
  }

  /** A group an element. */
  static Groups single(int elements) {
    return equal(elements, elements);
  }

  /** So many groups, or one an element if those are fewer, that differ by one at most. */
  public static Groups equal(int elements, int groups) {
    int[] ends = new int[Math.min(elements, groups)];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = (int) ((i + 1L) * elements / ends.length);
    }
    return new Groups(ends);
  }

  /**
   * Groups by size that keep all cores at work to the end.
   *
   * @param bytes of each element
   * @param tasks that run at once
   */
  public static Groups bySize(int elements, IntToLongFunction bytes, int tasks) {
    long left = 0;
    for (int i = 0; i < elements; i++) {
      left += bytes.applyAsLong(i) + BYTES_OF_OPENING;
    }
    int[] ends = new int[elements];
    int groups = 0;
    int next = 0;
    while (next < elements) {
      long room = Math.min(MOST_BYTES, left / ((long) GROUPS_A_TASK * tasks));
      do {
        long size = bytes.applyAsLong(next++) + BYTES_OF_OPENING;
        left -= size;
        room -= size;
      } while (next < elements && bytes.applyAsLong(next) + BYTES_OF_OPENING <= room);
      ends[groups++] = next;
    }
    return new Groups(Arrays.copyOf(ends, groups));
  }

  /** How many groups there are. */
  int count() {
    return ends.length;
  }

  /** Index of the group's first element. */
  int start(int group) {
    return group == 0 ? 0 : ends[group - 1];
  }

  /** Index after that of the group's last element. */
  int end(int group) {
    return ends[group];
  }
}
