package highpass.filter.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A comparator network in single-assignment form: every node makes new values, none is overwritten.
 *
 * <p>A node is an input, which has one value, or a comparator, which has two: the lower and the
 * higher of its operands. Node {@code n} has the values {@code 2n} and {@code 2n + 1}.
 *
 * <p>All tiles of a plane run the same network, so a comparator whose operands are those of another
 * one, only seen from a tile further up or left, is the same comparator: it is kept once and looked
 * at from afar. That is how sorted rows come to be shared between neighbouring tiles without the
 * builder having to know who needs what.
 */
final class ComparatorGraph {
  /**
   * An input or a comparator.
   *
   * @param row of an input, the row within the tile; -1 for a comparator
   * @param column of an input, the column within the tile; -1 for a comparator
   * @param a first operand of a comparator
   * @param b second operand of a comparator
   */
  record Node(int row, int column, Wire a, Wire b) {
    boolean isInput() {
      return a == null;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Node n
          && row == n.row
          && column == n.column
          && Objects.equals(a, n.a)
          && Objects.equals(b, n.b);
    }

    @Override
    public int hashCode() {
      return ((row * 31 + column) * 31 + Objects.hashCode(a)) * 31 + Objects.hashCode(b);
    }
  }

  private final int tileHeight;
  private final int tileWidth;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> known = new HashMap<>();
  private final List<Integer> groups = new ArrayList<>();
  private int group;

  ComparatorGraph(int tileHeight, int tileWidth) {
    this.tileHeight = tileHeight;
    this.tileWidth = tileWidth;
  }

  /** The nodes; operands come before the comparators that use them. */
  List<Node> nodes() {
    return nodes;
  }

  /** The pixel at a position counted from the first pixel that the tile's windows cover. */
  Wire input(int row, int column) {
    int node = number(new Node(row % tileHeight, column % tileWidth, null, null));
    return new Wire(2 * node, row / tileHeight, column / tileWidth);
  }

  /** Starts a group of comparators that belong together, such as those that merge two lists. */
  void startGroup() {
    group++;
  }

  /** The group of a node, counted in the order of their start. */
  int groupOf(int node) {
    return groups.get(node);
  }

  /**
   * Compares two values: afterwards {@code wires[i]} is the lower and {@code wires[j]} the higher.
   */
  void compare(Wire[] wires, int i, int j) {
    Wire a = wires[i];
    Wire b = wires[j];
    int down = Math.min(a.down(), b.down());
    int right = Math.min(a.right(), b.right());
    int node = number(new Node(-1, -1, a.moved(-down, -right), b.moved(-down, -right)));
    wires[i] = new Wire(2 * node, down, right);
    wires[j] = new Wire(2 * node + 1, down, right);
  }

  /** Which values somebody needs, if these are the results. */
  boolean[] live(List<Wire> results) {
    boolean[] live = new boolean[2 * nodes.size()];
    for (Wire result : results) {
      live[result.value()] = true;
    }
    for (int n = nodes.size() - 1; n >= 0; n--) {
      Node node = nodes.get(n);
      if (!node.isInput() && (live[2 * n] || live[2 * n + 1])) {
        live[node.a().value()] = true;
        live[node.b().value()] = true;
      }
    }
    return live;
  }

  private int number(Node node) {
    Integer number = known.putIfAbsent(node, nodes.size());
    if (number != null) {
      return number;
    }
    nodes.add(node);
    groups.add(group);
    return nodes.size() - 1;
  }
}
