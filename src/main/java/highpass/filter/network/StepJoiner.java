package highpass.filter.network;

import highpass.filter.network.Dataflow.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Joins comparators that feed each other into steps of the program, see {@link Operation}.
 *
 * <p>Goes through the nodes in order and joins each with what is best of those that can follow it
 * at once. A value may stay inside of a step only if nobody else needs it.
 */
final class StepJoiner {
  /**
   * Comparators are joined on four rows if they store at least as many when left alone, even where
   * the joined step then stores what nobody needs; likewise on three.
   */
  private static final int FOUR_ROWS_STORES = 4;

  private static final int THREE_ROWS_STORES = 3;

  /** A step before rows are given to values. */
  static final class Draft {
    private final Operation operation;
    private final int[] operands;
    private final int[] ages;
    private final int[] results;
    private final int shift;
    private final int lead;

    private Draft(
        Operation operation, int[] operands, int[] ages, int[] results, int shift, int lead) {
      this.operation = operation;
      this.operands = operands;
      this.ages = ages;
      this.results = results;
      this.shift = shift;
      this.lead = lead;
    }

    /** What to compute. */
    Operation operation() {
      return operation;
    }

    /** The values it reads. */
    int[] operands() {
      return operands;
    }

    /** How many runs ago the operands were made. */
    int[] ages() {
      return ages;
    }

    /** The values it makes, NONE where nobody needs it. */
    int[] results() {
      return results;
    }

    /** Of a SHIFT, the number of lanes; else 0. */
    int shift() {
      return shift;
    }

    /** The largest lead of the nodes it joins. */
    int lead() {
      return lead;
    }
  }

  private final Dataflow flow;
  private final Set<Node> done = new HashSet<>();
  private final List<Draft> drafts = new ArrayList<>();

  private StepJoiner(Dataflow flow) {
    this.flow = flow;
  }

  /** The steps of a program, in order. */
  static List<Draft> join(Dataflow flow) {
    StepJoiner joiner = new StepJoiner(flow);
    for (Node node : flow.nodes()) {
      if (joiner.done.contains(node)) {
        continue;
      }
      if (!node.isComparator()) {
        joiner.shift(node);
      } else if (!joiner.joinFour(node) && !joiner.joinBothSides(node) && !joiner.joinThree(node)) {
        joiner.single(node);
      }
    }
    return joiner.drafts;
  }

  private void shift(Node node) {
    int[] operands = {node.operand(0)};
    int[] ages = {flow.age(node, 0)};
    add(Operation.SHIFT, operands, ages, new int[] {node.result(0)}, node);
  }

  private void single(Node p) {
    int[] operands = {p.operand(0), p.operand(1)};
    int[] ages = {flow.age(p, 0), flow.age(p, 1)};
    if (p.result(0) == Dataflow.NONE) {
      add(Operation.HIGH, operands, ages, new int[] {p.result(1)}, p);
    } else if (p.result(1) == Dataflow.NONE) {
      add(Operation.LOW, operands, ages, new int[] {p.result(0)}, p);
    } else {
      add(Operation.COMPARE, operands, ages, new int[] {p.result(0), p.result(1)}, p);
    }
  }

  /** Joins a comparator with another one and with the comparators between their results. */
  private boolean joinFour(Node p) {
    for (int side = 0; side < 2; side++) {
      Node r = follower(p, side);
      Node q = r == null ? null : partner(p, r);
      if (q == null) {
        continue;
      }
      if (q.result(side) != r.operand(0) && q.result(side) != r.operand(1)) {
        if (resultCount(p, q, r) >= FOUR_ROWS_STORES) {
          joinMiddle(side == 1 ? p : q, side == 1 ? q : p, r);
          return true;
        }
        continue;
      }
      Node s = follower(p, 1 - side);
      if (s == r || s == null || partner(p, s) != q || follower(q, 1 - side) != s) {
        s = null;
      }
      if ((s != null && joinBoth(p, q, side == 0 ? r : s, side == 0 ? s : r))
          || joinEnds(p, q, r, side)
          || joinOneSide(p, q, r, side)) {
        return true;
      }
    }
    return false;
  }

  private void joinMiddle(Node high, Node low, Node r) {
    int[] results = {high.result(0), r.result(0), r.result(1), low.result(1)};
    add(Operation.PAIRS_THEN_MIDDLE, results, high, low, r);
  }

  private boolean joinBoth(Node p, Node q, Node lows, Node highs) {
    if (resultCount(p, q, lows, highs) <= FOUR_ROWS_STORES) {
      return false;
    }
    int[] results = {lows.result(0), lows.result(1), highs.result(0), highs.result(1)};
    add(Operation.PAIRS_THEN_BOTH, results, p, q, lows, highs);
    return true;
  }

  /** Joins three comparators of which one result each is needed. */
  private boolean joinEnds(Node p, Node q, Node r, int side) {
    if (resultCount(p, q, r) > 3) {
      return false;
    }
    boolean low = r.result(1) == Dataflow.NONE;
    Operation operation;
    if (side == 0) {
      operation = low ? Operation.LOWEST : Operation.HIGHER_OF_LOWS;
    } else {
      operation = low ? Operation.LOWER_OF_HIGHS : Operation.HIGHEST;
    }
    add(operation, new int[] {r.result(low ? 0 : 1)}, p, q, r);
    return true;
  }

  private boolean joinOneSide(Node p, Node q, Node r, int side) {
    if (resultCount(p, q, r) < FOUR_ROWS_STORES) {
      return false;
    }
    if (side == 0) {
      int[] results = {r.result(0), r.result(1), p.result(1), q.result(1)};
      add(Operation.PAIRS_THEN_LOWS, results, p, q, r);
    } else {
      int[] results = {p.result(0), q.result(0), r.result(0), r.result(1)};
      add(Operation.PAIRS_THEN_HIGHS, results, p, q, r);
    }
    return true;
  }

  /** Joins a comparator with two that compare its results with what is there already. */
  private boolean joinBothSides(Node p) {
    Node r = follower(p, 0);
    Node s = follower(p, 1);
    if (r == null || s == null || r == s || resultCount(p, r, s) < FOUR_ROWS_STORES) {
      return false;
    }
    int c = r.operand(0) == p.result(0) ? 1 : 0;
    int d = s.operand(0) == p.result(1) ? 1 : 0;
    if (!isReady(r, c) || !isReady(s, d)) {
      return false;
    }
    int[] operands = {p.operand(0), p.operand(1), r.operand(c), s.operand(d)};
    int[] ages = {flow.age(p, 0), flow.age(p, 1), flow.age(r, c), flow.age(s, d)};
    int[] results = {r.result(0), r.result(1), s.result(0), s.result(1)};
    add(Operation.COMPARE_THEN_BOTH, operands, ages, results, p, r, s);
    return true;
  }

  /** Joins a comparator with one that compares a result of it with what is there already. */
  private boolean joinThree(Node p) {
    for (int side = 0; side < 2; side++) {
      Node r = follower(p, side);
      if (r == null || resultCount(p, r) < THREE_ROWS_STORES) {
        continue;
      }
      int k = r.operand(0) == p.result(side) ? 1 : 0;
      if (flow.maker(r.operand(k)) == p || !isReady(r, k)) {
        continue;
      }
      int[] operands = {p.operand(0), p.operand(1), r.operand(k)};
      int[] ages = {flow.age(p, 0), flow.age(p, 1), flow.age(r, k)};
      if (side == 0) {
        int[] results = {r.result(0), r.result(1), p.result(1)};
        add(Operation.COMPARE_THEN_LOW, operands, ages, results, p, r);
      } else {
        int[] results = {p.result(0), r.result(0), r.result(1)};
        add(Operation.COMPARE_THEN_HIGH, operands, ages, results, p, r);
      }
      return true;
    }
    return false;
  }

  /** The comparator that alone uses a result at once; null if there is none. */
  private Node follower(Node node, int side) {
    int value = node.result(side);
    Node user = value == Dataflow.NONE ? null : flow.onlyUser(value);
    return user != null && user.isComparator() ? user : null;
  }

  /** The comparator other than p whose result r uses alone, if it could be done now. */
  private Node partner(Node p, Node r) {
    int value = flow.maker(r.operand(0)) == p ? r.operand(1) : r.operand(0);
    Node q = flow.maker(value);
    if (q == null || q == p || done.contains(q) || !q.isComparator()) {
      return null;
    }
    return flow.onlyUser(value) == r && isReady(q, 0) && isReady(q, 1) ? q : null;
  }

  private boolean isReady(Node node, int k) {
    Node maker = flow.maker(node.operand(k));
    return maker == null || done.contains(maker) || flow.age(node, k) > 0;
  }

  /** Rows that comparators store when they are not joined. */
  private static int resultCount(Node... comparators) {
    int stores = 0;
    for (Node node : comparators) {
      stores += node.result(0) == Dataflow.NONE ? 0 : 1;
      stores += node.result(1) == Dataflow.NONE ? 0 : 1;
    }
    return stores;
  }

  /** Adds a step that starts with the comparators p and q. */
  private void add(Operation operation, int[] results, Node p, Node q, Node... then) {
    Node[] joined = Arrays.copyOf(then, then.length + 2);
    joined[then.length] = p;
    joined[then.length + 1] = q;
    int[] operands = {p.operand(0), p.operand(1), q.operand(0), q.operand(1)};
    int[] ages = {flow.age(p, 0), flow.age(p, 1), flow.age(q, 0), flow.age(q, 1)};
    add(operation, operands, ages, results, joined);
  }

  private void add(Operation operation, int[] operands, int[] ages, int[] results, Node... joined) {
    int lead = 0;
    for (Node node : joined) {
      done.add(node);
      lead = Math.max(lead, node.lead());
    }
    drafts.add(new Draft(operation, operands, ages, results, joined[0].shift(), lead));
  }
}
