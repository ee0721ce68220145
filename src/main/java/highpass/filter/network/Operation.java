package highpass.filter.network;

/**
 * What one pass over a block of lanes computes. Operands are named first, results after them.
 *
 * <p>A pass is bound by its stores when it does a single comparison (one vector store a cycle on
 * current processors, against four arithmetic instructions), so comparators that feed each other
 * are done together. Four rows are the most that C2 still vectorises: its loop body may have 60
 * nodes, and a comparator takes five, a row six.
 */
enum Operation {
  /** {@code a} of the lanes further right: the operand of a tile seen from its left neighbour. */
  SHIFT(1, 1),
  /** The lower of a and b. */
  LOW(2, 1),
  /** The higher of a and b. */
  HIGH(2, 1),
  /** a, b sorted. */
  COMPARE(2, 2),
  /** The lowest of a, b, c, d. */
  LOWEST(4, 1),
  /** The highest of a, b, c, d. */
  HIGHEST(4, 1),
  /** The higher of the lower of a, b and the lower of c, d. */
  HIGHER_OF_LOWS(4, 1),
  /** The lower of the higher of a, b and the higher of c, d. */
  LOWER_OF_HIGHS(4, 1),
  /** a, b sorted, then the lower with c: lower, higher, higher of a and b. */
  COMPARE_THEN_LOW(3, 3),
  /** a, b sorted, then the higher with c: lower of a and b, lower, higher. */
  COMPARE_THEN_HIGH(3, 3),
  /** a, b sorted, then the lower with c, the higher with d: two and two in order. */
  COMPARE_THEN_BOTH(4, 4),
  /** a, b and c, d sorted, then their lower ones: these two, higher of a and b, of c and d. */
  PAIRS_THEN_LOWS(4, 4),
  /** a, b and c, d sorted, then their higher ones: lower of a and b, of c and d, these two. */
  PAIRS_THEN_HIGHS(4, 4),
  /** a, b and c, d sorted, then high of a, b with low of c, d, between the two that are left. */
  PAIRS_THEN_MIDDLE(4, 4),
  /** a, b and c, d sorted, then their lower ones, then their higher ones. */
  PAIRS_THEN_BOTH(4, 4);

  private final int operands;
  private final int results;

  Operation(int operands, int results) {
    this.operands = operands;
    this.results = results;
  }

  int operands() {
    return operands;
  }

  int results() {
    return results;
  }
}
