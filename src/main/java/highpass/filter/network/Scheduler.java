package highpass.filter.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a comparator graph into a {@link Program}: sets the lead of every value, joins comparators
 * into steps and gives rows to values.
 *
 * <p>The order of the graph is kept as far as possible: it was built depth first, so values are used
 * soon after they were made, while they are still in the nearest cache, and few rows are in use at a
 * time.
 */
final class Scheduler {
  private static final int NONE = -1;

  /**
   * Comparators are joined on four rows if they store at least as many when left alone, even where
   * the joined step then stores what nobody needs; likewise on three.
   */
  private static final int FOUR_ROWS_STORES = 4;

  private static final int THREE_ROWS_STORES = 3;

  /** A comparator or a shift, with the values that it reads and makes. */
  private static final class Node {
    final int[] operands;
    final int[] downs;
    final int[] results;
    final int shift;
    int lead;
    boolean done;

    Node(int[] operands, int[] downs, int[] results, int shift) {
      this.operands = operands;
      this.downs = downs;
      this.results = results;
      this.shift = shift;
    }

    boolean isComparator() {
      return shift == 0;
    }
  }

  /** A step before rows are given: operands and results are values, NONE where nobody needs it. */
  private record Draft(
      Operation operation, int[] operands, int[] delays, int[] results, int shift, int lead) {}

  private final MedianNetwork network;
  private final List<Wire> medians;
  private final boolean[] live;
  private final List<Node> nodes = new ArrayList<>();

  /** Per value: who makes it (null for an input), its lead, its uses, its age at the last use. */
  private final Node[] maker;

  private final int[] lead;
  private final int[] uses;
  private final int[] oldest;
  private final List<List<Node>> users = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();

  private Scheduler(MedianNetwork network) {
    this.network = network;
    medians = network.medians();
    live = network.graph().live(medians);
    int values = listNodes();
    maker = new Node[values];
    lead = new int[values];
    uses = new int[values];
    oldest = new int[values];
    for (int v = 0; v < values; v++) {
      users.add(new ArrayList<>());
    }
  }

  /** The program of a network. */
  static Program schedule(MedianNetwork network) {
    Scheduler scheduler = new Scheduler(network);
    scheduler.setLeads();
    scheduler.setAges();
    scheduler.join();
    return scheduler.allocate();
  }

  /** Lists what is live, with a shift in front of the first use of what a tile further right has. */
  private int listNodes() {
    List<ComparatorGraph.Node> graph = network.graph().nodes();
    Map<Wire, Integer> shifted = new HashMap<>();
    int values = 2 * graph.size();
    for (int n = 0; n < graph.size(); n++) {
      ComparatorGraph.Node node = graph.get(n);
      if (node.isInput() || !(live[2 * n] || live[2 * n + 1])) {
        continue;
      }
      Wire[] wires = {node.a(), node.b()};
      int[] operands = new int[2];
      for (int i = 0; i < 2; i++) {
        operands[i] = wires[i].value();
        if (wires[i].right() > 0) {
          Wire level = new Wire(wires[i].value(), 0, wires[i].right());
          Integer value = shifted.get(level);
          if (value == null) {
            value = values++;
            shifted.put(level, value);
            nodes.add(
                new Node(new int[] {level.value()}, new int[1], new int[] {value}, level.right()));
          }
          operands[i] = value;
        }
      }
      int[] results = {live[2 * n] ? 2 * n : NONE, live[2 * n + 1] ? 2 * n + 1 : NONE};
      nodes.add(new Node(operands, new int[] {node.a().down(), node.b().down()}, results, 0));
    }
    return values;
  }

  /** A value must be there for whoever needs it the furthest down. */
  private void setLeads() {
    for (Wire median : medians) {
      lead[median.value()] = Math.max(lead[median.value()], median.down());
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      for (int result : node.results) {
        if (result != NONE) {
          node.lead = Math.max(node.lead, lead[result]);
          maker[result] = node;
        }
      }
      for (int k = 0; k < node.operands.length; k++) {
        int operand = node.operands[k];
        lead[operand] = Math.max(lead[operand], node.lead + node.downs[k]);
      }
    }
    for (Node node : nodes) {
      for (int result : node.results) {
        if (result != NONE) {
          lead[result] = node.lead;
        }
      }
    }
  }

  private void setAges() {
    for (Wire median : medians) {
      use(median.value(), lead[median.value()] - median.down());
    }
    for (Node node : nodes) {
      for (int k = 0; k < node.operands.length; k++) {
        use(node.operands[k], delay(node, k));
        users.get(node.operands[k]).add(node);
      }
    }
  }

  private void use(int value, int delay) {
    uses[value]++;
    oldest[value] = Math.max(oldest[value], delay);
  }

  /** How many runs ago the k-th operand of a node was computed. */
  private int delay(Node node, int k) {
    return lead[node.operands[k]] - node.lead - node.downs[k];
  }

  private void join() {
    for (Node node : nodes) {
      if (node.done) {
        continue;
      }
      if (!node.isComparator()) {
        add(Operation.SHIFT, node.operands, new int[] {delay(node, 0)}, node.results, node);
      } else if (!joinFour(node) && !joinThree(node)) {
        single(node);
      }
    }
  }

  private void single(Node p) {
    Operation operation = Operation.COMPARE;
    int[] results = p.results;
    if (results[0] == NONE) {
      operation = Operation.HIGH;
      results = new int[] {results[1]};
    } else if (results[1] == NONE) {
      operation = Operation.LOW;
      results = new int[] {results[0]};
    }
    add(operation, p.operands, new int[] {delay(p, 0), delay(p, 1)}, results, p);
  }

  /** Joins a comparator with another one and with the comparators between their results. */
  private boolean joinFour(Node p) {
    for (int side = 0; side < 2; side++) {
      Node r = onlyUser(p, side);
      Node q = r == null ? null : partner(p, r);
      if (q == null) {
        continue;
      }
      int otherSide = maker[otherOperand(r, p.results[side])] == q ? sideOf(q, r) : NONE;
      if (otherSide == NONE) {
        continue;
      }
      Node s = side == otherSide ? onlyUser(p, 1 - side) : null;
      if (s != null && (s == r || partner(p, s) != q || s != onlyUser(q, 1 - side))) {
        s = null;
      }
      if (s != null && joinBoth(p, q, side == 0 ? r : s, side == 0 ? s : r)) {
        return true;
      }
      if (side == otherSide && joinEnds(p, q, r, side)) {
        return true;
      }
      if (resultCount(p, q, r) < FOUR_ROWS_STORES) {
        continue;
      }
      if (side != otherSide) {
        Node high = side == 1 ? p : q;
        Node low = side == 1 ? q : p;
        int[] results = {high.results[0], r.results[0], r.results[1], low.results[1]};
        add(Operation.PAIRS_THEN_MIDDLE, results, high, low, r);
      } else if (side == 0) {
        int[] results = {r.results[0], r.results[1], p.results[1], q.results[1]};
        add(Operation.PAIRS_THEN_LOWS, results, p, q, r);
      } else {
        int[] results = {p.results[0], q.results[0], r.results[0], r.results[1]};
        add(Operation.PAIRS_THEN_HIGHS, results, p, q, r);
      }
      return true;
    }
    return false;
  }

  /** Joins two comparators with the two that compare their lower and their higher results. */
  private boolean joinBoth(Node p, Node q, Node lows, Node highs) {
    boolean inner = lows.results[0] == NONE && highs.results[1] == NONE;
    if (inner) {
      int[] results = {lows.results[1], highs.results[0]};
      add(Operation.INNER_OF_PAIRS, results, p, q, lows, highs);
    } else if (resultCount(p, q, lows, highs) > FOUR_ROWS_STORES) {
      int[] results = {
        lows.results[0], lows.results[1], highs.results[0], highs.results[1]
      };
      add(Operation.PAIRS_THEN_BOTH, results, p, q, lows, highs);
    } else {
      return false;
    }
    return true;
  }

  /** Joins three comparators of which only one result is needed each. */
  private boolean joinEnds(Node p, Node q, Node r, int side) {
    if (resultCount(p, q, r) > 3) {
      return false;
    }
    boolean low = r.results[1] == NONE;
    Operation operation;
    if (side == 0) {
      operation = low ? Operation.LOWEST : Operation.HIGHER_OF_LOWS;
    } else {
      operation = low ? Operation.LOWER_OF_HIGHS : Operation.HIGHEST;
    }
    add(operation, new int[] {r.results[low ? 0 : 1]}, p, q, r);
    return true;
  }

  private boolean joinThree(Node p) {
    for (int side = 0; side < 2; side++) {
      Node r = onlyUser(p, side);
      if (r == null) {
        continue;
      }
      int k = r.operands[0] == p.results[side] ? 1 : 0;
      boolean ready = r.operands[k] != p.results[1 - side] && isReady(r, k);
      if (!ready || resultCount(p, r) < THREE_ROWS_STORES) {
        continue;
      }
      int[] operands = {p.operands[0], p.operands[1], r.operands[k]};
      int[] delays = {delay(p, 0), delay(p, 1), delay(r, k)};
      if (side == 0) {
        int[] results = {r.results[0], r.results[1], p.results[1]};
        add(Operation.COMPARE_THEN_LOW, operands, delays, results, p, r);
      } else {
        int[] results = {p.results[0], r.results[0], r.results[1]};
        add(Operation.COMPARE_THEN_HIGH, operands, delays, results, p, r);
      }
      return true;
    }
    return false;
  }

  /** Rows that comparators store when they are not joined. */
  private static int resultCount(Node... comparators) {
    int stores = 0;
    for (Node node : comparators) {
      stores += (node.results[0] == NONE ? 0 : 1) + (node.results[1] == NONE ? 0 : 1);
    }
    return stores;
  }

  /** The comparator that alone uses a result, in the same run; null if there is no such. */
  private Node onlyUser(Node node, int side) {
    int value = node.results[side];
    if (value == NONE || uses[value] != 1 || oldest[value] != 0 || users.get(value).isEmpty()) {
      return null;
    }
    Node user = users.get(value).get(0);
    return user.isComparator() ? user : null;
  }

  /** The comparator other than p whose result r uses alone, if it could be done now. */
  private Node partner(Node p, Node r) {
    int value = maker[r.operands[0]] == p ? r.operands[1] : r.operands[0];
    Node q = maker[value];
    if (q == null || q == p || q.done || !q.isComparator() || uses[value] != 1) {
      return null;
    }
    boolean joinable = oldest[value] == 0 && isReady(q, 0) && isReady(q, 1);
    return joinable ? q : null;
  }

  private static int otherOperand(Node r, int value) {
    return r.operands[0] == value ? r.operands[1] : r.operands[0];
  }

  private static int sideOf(Node q, Node r) {
    for (int operand : r.operands) {
      if (operand == q.results[0]) {
        return 0;
      }
      if (operand == q.results[1]) {
        return 1;
      }
    }
    return NONE;
  }

  private boolean isReady(Node node, int k) {
    Node by = maker[node.operands[k]];
    return by == null || by.done || delay(node, k) > 0;
  }

  /** Adds a step that starts with the comparators p and q. */
  private void add(Operation operation, int[] results, Node p, Node q, Node... then) {
    Node[] joined = Arrays.copyOf(then, then.length + 2);
    joined[then.length] = p;
    joined[then.length + 1] = q;
    int[] operands = {p.operands[0], p.operands[1], q.operands[0], q.operands[1]};
    int[] delays = {delay(p, 0), delay(p, 1), delay(q, 0), delay(q, 1)};
    add(operation, operands, delays, results, joined);
  }

  private void add(
      Operation operation, int[] operands, int[] delays, int[] results, Node... joined) {
    int latest = 0;
    for (Node node : joined) {
      node.done = true;
      latest = Math.max(latest, node.lead);
    }
    drafts.add(new Draft(operation, operands, delays, results, joined[0].shift, latest));
  }

  /**
   * Gives rows to values. Inputs and the values of rings have theirs for good; all others take over
   * a row whose value has had its last use, the most recent one first.
   */
  private Program allocate() {
    int values = lead.length;
    int[][] rows = new int[values][];
    int[] lastUse = new int[values];
    for (int d = 0; d < drafts.size(); d++) {
      for (int operand : drafts.get(d).operands) {
        lastUse[operand] = d;
      }
    }
    for (Wire median : medians) {
      lastUse[median.value()] = Integer.MAX_VALUE;
    }
    int slots = 1;
    int unwanted = 0;
    List<int[]> rings = new ArrayList<>();
    List<Program.Input> inputs = new ArrayList<>();
    List<ComparatorGraph.Node> graph = network.graph().nodes();
    for (int v = 0; v < values; v++) {
      boolean input = v < live.length && graph.get(v / 2).isInput() && live[v];
      if (input || oldest[v] > 0) {
        int first = slots;
        rows[v] = new int[oldest[v] + 1];
        Arrays.setAll(rows[v], age -> first + age);
        slots += rows[v].length;
        if (rows[v].length > 1) {
          rings.add(rows[v]);
        }
        if (input) {
          ComparatorGraph.Node node = graph.get(v / 2);
          inputs.add(new Program.Input(first, node.row(), node.column(), lead[v]));
        }
      }
    }
    Deque<Integer> free = new ArrayDeque<>();
    List<Program.Step> steps = new ArrayList<>();
    for (int d = 0; d < drafts.size(); d++) {
      Draft draft = drafts.get(d);
      int n = draft.operands.length;
      int[] stepSlots = new int[n + draft.results.length + (draft.shift > 0 ? 1 : 0)];
      for (int k = 0; k < n; k++) {
        stepSlots[k] = rows[draft.operands[k]][draft.delays[k]];
      }
      for (int operand : draft.operands) {
        if (lastUse[operand] == d && isTemporary(operand)) {
          free.push(rows[operand][0]);
        }
      }
      for (int k = 0; k < draft.results.length; k++) {
        int result = draft.results[k];
        if (result == NONE) {
          stepSlots[n + k] = unwanted;
          continue;
        }
        if (rows[result] == null) {
          rows[result] = new int[] {free.isEmpty() ? slots++ : free.pop()};
        }
        stepSlots[n + k] = rows[result][0];
      }
      if (draft.shift > 0) {
        stepSlots[n + 1] = draft.shift;
      }
      steps.add(new Program.Step(draft.operation, stepSlots, draft.lead));
    }
    int[] results =
        medians.stream()
            .mapToInt(m -> rows[m.value()][lead[m.value()] - m.down()])
            .toArray();
    return new Program(
        network.tileHeight(),
        network.tileWidth(),
        (network.window().width() + network.tileWidth() - 2) / network.tileWidth(),
        Arrays.stream(lead).max().orElse(0),
        slots,
        inputs,
        steps,
        rings,
        results);
  }

  private boolean isTemporary(int value) {
    return maker[value] != null && oldest[value] == 0;
  }
}
