package highpass.filter.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is live of a comparator graph, as a list of nodes that read and make values, and when and
 * how often every value is used.
 *
 * <p>The order is that of the graph, which was built depth first, so values are used soon after
 * they were made, while they are still in the nearest cache. What a node needs from a tile further
 * right is first moved to its own lane by a shift, a node of its own. What it needs from a tile
 * further down or up costs nothing: the value is made in the run of the program in which its first
 * user needs it, and kept for the later ones.
 */
final class Dataflow {
  /** A result that nobody needs. */
  static final int NONE = -1;

  /** A comparator or a shift, with the values that it reads and makes. */
  static final class Node {
    private final int[] operands;
    private final int[] downs;
    private final int[] results;
    private final int shift;
    private final int group;
    private int lead;

    private Node(int[] operands, int[] downs, int[] results, int shift, int group) {
      this.operands = operands;
      this.downs = downs;
      this.results = results;
      this.shift = shift;
      this.group = group;
    }

    /** The value of the k-th operand. */
    int operand(int k) {
      return operands[k];
    }

    /** The value of a result, of a comparator 0 for the lower and 1 for the higher; or NONE. */
    int result(int side) {
      return results[side];
    }

    boolean isComparator() {
      return shift == 0;
    }

    /** Of a shift, the number of lanes. */
    int shift() {
      return shift;
    }

    /** Rows of tiles that the results lie below the tile of the run. */
    int lead() {
      return lead;
    }
  }

  private final List<Wire> medians;
  private final boolean[] live;
  private final List<Node> nodes = new ArrayList<>();
  private final Node[] makers;
  private final int[] leads;
  private final int[] uses;
  private final int[] ages;
  private final List<List<Node>> users = new ArrayList<>();

  Dataflow(MedianNetwork network) {
    medians = network.medians();
    live = network.graph().live(medians);
    int values = listNodes(network.graph());
    makers = new Node[values];
    leads = new int[values];
    uses = new int[values];
    ages = new int[values];
    for (int v = 0; v < values; v++) {
      users.add(new ArrayList<>(2));
    }
    setLeads();
    countUses();
    orderByDemand();
  }

  private int listNodes(ComparatorGraph graph) {
    Map<Wire, Integer> shifted = new HashMap<>();
    int size = graph.nodes().size();
    int values = 2 * size;
    int groups = graph.groupOf(size - 1) + 1;
    for (int n = 0; n < size; n++) {
      ComparatorGraph.Node node = graph.nodes().get(n);
      if (node.isInput() || !(live[2 * n] || live[2 * n + 1])) {
        continue;
      }
      Wire[] wires = {node.a(), node.b()};
      int[] operands = new int[2];
      for (int k = 0; k < 2; k++) {
        operands[k] = wires[k].value();
        if (wires[k].right() > 0) {
          Wire level = new Wire(wires[k].value(), 0, wires[k].right());
          Integer value = shifted.get(level);
          if (value == null) {
            value = values++;
            shifted.put(level, value);
            int from = graph.groupOf(level.value() / 2);
            int own = from == graph.groupOf(n) ? from : groups++;
            int[] source = {level.value()};
            nodes.add(new Node(source, new int[1], new int[] {value}, level.right(), own));
          }
          operands[k] = value;
        }
      }
      int[] results = {live[2 * n] ? 2 * n : NONE, live[2 * n + 1] ? 2 * n + 1 : NONE};
      int[] downs = {node.a().down(), node.b().down()};
      nodes.add(new Node(operands, downs, results, 0, graph.groupOf(n)));
    }
    return values;
  }

  /** A value must be there for whoever needs it the furthest down. */
  private void setLeads() {
    for (Wire median : medians) {
      leads[median.value()] = Math.max(leads[median.value()], median.down());
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      for (int result : node.results) {
        if (result != NONE) {
          node.lead = Math.max(node.lead, leads[result]);
        }
      }
      for (int result : node.results) {
        if (result != NONE) {
          leads[result] = node.lead;
          makers[result] = node;
        }
      }
      for (int k = 0; k < node.operands.length; k++) {
        int operand = node.operands[k];
        leads[operand] = Math.max(leads[operand], node.lead + node.downs[k]);
      }
    }
  }

  private void countUses() {
    for (Wire median : medians) {
      uses[median.value()]++;
      ages[median.value()] = Math.max(ages[median.value()], age(median));
    }
    for (Node node : nodes) {
      for (int k = 0; k < node.operands.length; k++) {
        int operand = node.operands[k];
        uses[operand]++;
        ages[operand] = Math.max(ages[operand], age(node, k));
        users.get(operand).add(node);
      }
    }
  }

  /** Puts every group right before the first that needs it in the same run. */
  private void orderByDemand() {
    Map<Integer, List<Node>> groups = new HashMap<>();
    for (Node node : nodes) {
      List<Node> members = groups.get(node.group);
      if (members == null) {
        members = new ArrayList<>();
        groups.put(node.group, members);
      }
      members.add(node);
    }
    nodes.clear();
    SortedSet<Integer> wanted = new TreeSet<>();
    for (Wire median : medians) {
      Node maker = makers[median.value()];
      if (maker != null) {
        wanted.add(maker.group);
      }
    }
    for (int group : wanted) {
      demand(group, groups);
    }
  }

  private void demand(int group, Map<Integer, List<Node>> waiting) {
    List<Node> members = waiting.remove(group);
    if (members == null) {
      return;
    }
    for (Node node : members) {
      for (int k = 0; k < node.operands.length; k++) {
        Node maker = makers[node.operands[k]];
        if (maker != null && age(node, k) == 0) {
          demand(maker.group, waiting);
        }
      }
    }
    nodes.addAll(members);
  }

  /** The nodes in the order in which to run them. */
  List<Node> nodes() {
    return nodes;
  }

  List<Wire> medians() {
    return medians;
  }

  /** Number of values, those of the graph first; some of them nobody needs. */
  int valueCount() {
    return leads.length;
  }

  /** Whether a value of the graph is needed. */
  boolean isLive(int value) {
    return live[value];
  }

  /** The node that makes a value, null for an input. */
  Node maker(int value) {
    return makers[value];
  }

  /** Rows of tiles that a value lies below the tile of the run that makes it. */
  int lead(int value) {
    return leads[value];
  }

  /** How many runs ago the k-th operand of a node was made. */
  int age(Node node, int k) {
    return leads[node.operands[k]] - node.lead - node.downs[k];
  }

  /** How many runs ago a median was made. */
  int age(Wire median) {
    return leads[median.value()] - median.down();
  }

  /** How many runs ago a value was made when it is needed for the last time. */
  int lastAge(int value) {
    return ages[value];
  }

  /** How often a value is used. */
  int uses(int value) {
    return uses[value];
  }

  /** The node that alone uses a value, in the run that makes it; null if there is no such. */
  Node onlyUser(int value) {
    boolean alone = uses[value] == 1 && ages[value] == 0 && !users.get(value).isEmpty();
    return alone ? users.get(value).get(0) : null;
  }
}
