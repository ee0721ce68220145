package highpass.filter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MergeNetworkTest {
  /** By the 0-1 principle, a network that merges all sorted lists of zeros and ones merges all. */
  @Test
  void mergesAllListsOfZerosAndOnes() {
    for (int m = 1; m <= 9; m++) {
      for (int n = 1; n <= 9; n++) {
        for (int from = 0; from < m + n; from++) {
          for (int to = from + 1; to <= m + n; to++) {
            checkAll(m, n, from, to);
          }
        }
      }
    }
  }

  @Test
  void mergesListsOfUnequalLength() {
    checkAll(64, 10, 0, 74);
    checkAll(100, 11, 50, 61);
    checkAll(33, 31, 31, 33);
  }

  private static void checkAll(int m, int n, int from, int to) {
    MergeNetwork network = MergeNetwork.cheapest(m, n, from, to);
    for (int zeros = 0; zeros <= m; zeros++) {
      for (int moreZeros = 0; moreZeros <= n; moreZeros++) {
        int[] places = new int[m + n];
        Arrays.fill(places, zeros, m, 1);
        Arrays.fill(places, m + moreZeros, m + n, 1);
        for (int c = 0; c < network.low().length; c++) {
          int a = places[network.low()[c]];
          int b = places[network.high()[c]];
          places[network.low()[c]] = Math.min(a, b);
          places[network.high()[c]] = Math.max(a, b);
        }
        for (int rank = from; rank < to; rank++) {
          assertEquals(
              rank < zeros + moreZeros ? 0 : 1,
              places[network.ranks()[rank - from]],
              "rank %d of [%d, %d) merging %d of %d with %d of %d zeros"
                  .formatted(rank, from, to, zeros, m, moreZeros, n));
        }
      }
    }
  }

  /** Batcher's odd-even merge of 4 and 4 has 9 comparators, all with both results. */
  @Test
  void costsWhatBatcherSays() {
    MergeNetwork whole = MergeNetwork.cheapest(4, 4, 0, 8);
    assertEquals(9, whole.low().length);
    assertEquals(9 * MergeNetwork.BOTH_COST, whole.cost());
    assertTrue(MergeNetwork.cheapest(4, 4, 3, 5).cost() < whole.cost());
  }

  /** The lowest of all is the lower of the two first elements. */
  @Test
  void dropsWhatNoWantedRankNeeds() {
    MergeNetwork lowest = MergeNetwork.cheapest(8, 8, 0, 1);
    assertEquals(1, lowest.low().length);
    assertEquals(MergeNetwork.ONE_COST, lowest.cost());
  }
}
