package highpass.filter.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network that merges two sorted lists and of which only some ranks are wanted.
 *
 * <p>Batcher ("Sorting networks and their applications", 1968) has two of them: odd-even merging,
 * which has fewer comparators, and bitonic merging, which gives up whole halves when only a few
 * ranks are wanted. Comparators that no wanted rank depends on are dropped, and the cheaper of the
 * two is taken, at what it costs as steps on rows.
 */
final class MergeNetwork {
  /** A comparator with both results takes a subtraction, a shift, a mask, and one sum for each. */
  static final int BOTH_COST = 5;

  /** A comparator of which one result is wanted. */
  static final int ONE_COST = 4;

  /**
   * Comparators of a bitonic network feed each other in fours that make one step. That saves loads
   * and stores worth a tenth of the whole; 0.8 to 0.9 gives the fastest programs.
   */
  private static final double BITONIC_ADVANTAGE = 0.9;

  private static final int LOWEST = -1;
  private static final int HIGHEST = -2;

  private final int[] low;
  private final int[] high;
  private final int[] ranks;
  private final int cost;

  private MergeNetwork(int[] low, int[] high, int[] ranks, int cost) {
    this.low = low;
    this.high = high;
    this.ranks = ranks;
    this.cost = cost;
  }

  /**
   * The cheapest network for two ascending lists in the places {@code [0, m)} and {@code [m, m +
   * n)}.
   *
   * @param m length of the first list, at least 1
   * @param n length of the second list, at least 1
   * @param from the first wanted rank of the merged list
   * @param to the rank after the last wanted one
   */
  static MergeNetwork cheapest(int m, int n, int from, int to) {
    MergeNetwork best = null;
    int places = Math.max(2, Integer.highestOneBit(m + n - 1) * 2);
    for (int padding = 0; padding <= places - m - n; padding++) {
      MergeNetwork bitonic = bitonic(m, n, places, padding).pruned(m + n, from, to);
      if (best == null || bitonic.cost < best.cost) {
        best = bitonic;
      }
    }
    MergeNetwork oddEven = oddEven(m, n).pruned(m + n, from, to);
    return oddEven.cost < BITONIC_ADVANTAGE * best.cost ? oddEven : best;
  }

  private static MergeNetwork oddEven(int m, int n) {
    int[] first = new int[m];
    int[] second = new int[n];
    for (int i = 0; i < m; i++) {
      first[i] = i;
    }
    for (int i = 0; i < n; i++) {
      second[i] = m + i;
    }
    List<int[]> comparators = new ArrayList<>();
    int[] ranks = oddEven(first, second, comparators);
    return of(comparators, ranks);
  }

  /** Merges the even and the odd elements apart, then settles neighbours (Batcher). */
  private static int[] oddEven(int[] first, int[] second, List<int[]> comparators) {
    if (first.length == 0 || second.length == 0) {
      return first.length == 0 ? second : first;
    }
    if (first.length == 1 && second.length == 1) {
      comparators.add(new int[] {first[0], second[0]});
      return new int[] {first[0], second[0]};
    }
    int[] even = oddEven(everySecond(first, 0), everySecond(second, 0), comparators);
    int[] odd = oddEven(everySecond(first, 1), everySecond(second, 1), comparators);
    int[] ranks = new int[first.length + second.length];
    ranks[0] = even[0];
    int settled = Math.min(odd.length, even.length - 1);
    for (int i = 0; i < settled; i++) {
      comparators.add(new int[] {odd[i], even[i + 1]});
      ranks[2 * i + 1] = odd[i];
      ranks[2 * i + 2] = even[i + 1];
    }
    if (odd.length > settled) {
      ranks[ranks.length - 1] = odd[settled];
    } else if (even.length - 1 > settled) {
      ranks[ranks.length - 1] = even[settled + 1];
    }
    return ranks;
  }

  private static int[] everySecond(int[] list, int from) {
    int[] half = new int[(list.length + 1 - from) / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = list[2 * i + from];
    }
    return half;
  }

  /**
   * The ascending first list beside the descending second one, padded to a power of two with
   * elements below ({@code padding} of them) and above all others. What a comparator does with a
   * padding element is known beforehand, so none of those is left in the network.
   */
  private static MergeNetwork bitonic(int m, int n, int places, int padding) {
    int[] at = new int[places];
    for (int i = 0; i < places; i++) {
      if (i < padding) {
        at[i] = LOWEST;
      } else if (i < padding + m) {
        at[i] = i - padding;
      } else {
        at[i] = i < places - n ? HIGHEST : m + places - 1 - i;
      }
    }
    List<int[]> comparators = new ArrayList<>();
    for (int distance = places / 2; distance > 0; distance /= 2) {
      for (int i = 0; i < places; i++) {
        if ((i & distance) != 0 || at[i] == LOWEST || at[i + distance] == HIGHEST) {
          continue;
        }
        if (at[i] == HIGHEST || at[i + distance] == LOWEST) {
          int lower = at[i + distance];
          at[i + distance] = at[i];
          at[i] = lower;
        } else {
          comparators.add(new int[] {at[i], at[i + distance]});
        }
      }
    }
    return of(comparators, Arrays.copyOfRange(at, padding, padding + m + n));
  }

  private static MergeNetwork of(List<int[]> comparators, int[] ranks) {
    int[] low = new int[comparators.size()];
    int[] high = new int[comparators.size()];
    for (int c = 0; c < low.length; c++) {
      low[c] = comparators.get(c)[0];
      high[c] = comparators.get(c)[1];
    }
    return new MergeNetwork(low, high, ranks, 0);
  }

  private MergeNetwork pruned(int places, int from, int to) {
    boolean[] wanted = new boolean[places];
    for (int rank = from; rank < to; rank++) {
      wanted[ranks[rank]] = true;
    }
    int[] keptLow = new int[low.length];
    int[] keptHigh = new int[low.length];
    int first = low.length;
    int total = 0;
    for (int c = low.length - 1; c >= 0; c--) {
      boolean lowWanted = wanted[low[c]];
      boolean highWanted = wanted[high[c]];
      if (lowWanted || highWanted) {
        total += lowWanted && highWanted ? BOTH_COST : ONE_COST;
        wanted[low[c]] = true;
        wanted[high[c]] = true;
        first--;
        keptLow[first] = low[c];
        keptHigh[first] = high[c];
      }
    }
    return new MergeNetwork(
        Arrays.copyOfRange(keptLow, first, low.length),
        Arrays.copyOfRange(keptHigh, first, low.length),
        Arrays.copyOfRange(ranks, from, to),
        total);
  }

  /** For each comparator, in order, the place that receives the lower of the two values. */
  int[] low() {
    return low;
  }

  /** For each comparator, in order, the place that receives the higher of the two values. */
  int[] high() {
    return high;
  }

  /** The places that hold the wanted ranks in the end. */
  int[] ranks() {
    return ranks;
  }

  /** Instructions on a lane. */
  int cost() {
    return cost;
  }
}
