package highpass.filter.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Gives rows of lanes to values. Inputs and values that are kept for later runs have theirs for
 * good; all others take over a row whose value has had its last use, the most recent one first,
 * which is the likeliest to be in the nearest cache.
 */
final class RowAllocator {
  /** The row for results that nobody needs. */
  private static final int UNWANTED = 0;

  private final MedianNetwork network;
  private final Dataflow flow;
  private final List<StepJoiner.Draft> drafts;

  /**
   * Per value, its rows from the newest to the oldest, which may be that of the next one to be
   * made; null if it has none yet.
   */
  private final int[][] rows;

  /** Per value, the last step that reads it at its greatest age, and the step that makes it. */
  private final int[] oldestRead;

  private final int[] made;

  private final List<int[]> rings = new ArrayList<>();
  private final List<Program.Input> inputs = new ArrayList<>();
  private int slots = UNWANTED + 1;

  private RowAllocator(MedianNetwork network, Dataflow flow, List<StepJoiner.Draft> drafts) {
    this.network = network;
    this.flow = flow;
    this.drafts = drafts;
    rows = new int[flow.valueCount()][];
    oldestRead = new int[flow.valueCount()];
    made = new int[flow.valueCount()];
  }

  /** The program of a network. */
  static Program program(MedianNetwork network) {
    Dataflow flow = new Dataflow(network);
    RowAllocator allocator = new RowAllocator(network, flow, StepJoiner.join(flow));
    allocator.findReads();
    allocator.allocateForGood();
    return allocator.program(allocator.steps());
  }

  private void allocateForGood() {
    List<ComparatorGraph.Node> graph = network.graph().nodes();
    for (int v = 0; v < rows.length; v++) {
      boolean isInput = v < 2 * graph.size() && graph.get(v / 2).isInput() && flow.isLive(v);
      if (!isInput && flow.lastAge(v) == 0) {
        continue;
      }
      int first = slots;
      int length = isInput || !isReadBeforeMade(v) ? flow.lastAge(v) + 1 : flow.lastAge(v);
      rows[v] = new int[flow.lastAge(v) + 1];
      for (int age = 0; age < rows[v].length; age++) {
        rows[v][age] = first + age % length;
      }
      slots += length;
      if (length > 1) {
        rings.add(Arrays.copyOf(rows[v], length));
      }
      if (isInput) {
        ComparatorGraph.Node node = graph.get(v / 2);
        inputs.add(new Program.Input(first, node.row(), node.column(), flow.lead(v)));
      }
    }
  }

  /** Whether the oldest of a kept value is read for the last time before a new one is made. */
  private boolean isReadBeforeMade(int value) {
    return oldestRead[value] <= made[value];
  }

  private void findReads() {
    for (int d = 0; d < drafts.size(); d++) {
      StepJoiner.Draft draft = drafts.get(d);
      for (int k = 0; k < draft.operands().length; k++) {
        int operand = draft.operands()[k];
        if (draft.ages()[k] == flow.lastAge(operand)) {
          oldestRead[operand] = d;
        }
      }
      for (int result : draft.results()) {
        if (result != Dataflow.NONE) {
          made[result] = d;
        }
      }
    }
    for (Wire median : flow.medians()) {
      oldestRead[median.value()] = Integer.MAX_VALUE;
    }
  }

  private List<Program.Step> steps() {
    Deque<Integer> free = new ArrayDeque<>();
    List<Program.Step> steps = new ArrayList<>();
    for (int d = 0; d < drafts.size(); d++) {
      StepJoiner.Draft draft = drafts.get(d);
      int operands = draft.operands().length;
      int results = draft.results().length;
      int[] at = new int[operands + results + (draft.shift() > 0 ? 1 : 0)];
      for (int k = 0; k < operands; k++) {
        int value = draft.operands()[k];
        at[k] = rows[value][draft.ages()[k]];
        if (oldestRead[value] == d && flow.maker(value) != null && flow.lastAge(value) == 0) {
          free.push(at[k]);
        }
      }
      for (int k = 0; k < results; k++) {
        at[operands + k] = rowFor(draft.results()[k], free);
      }
      if (draft.shift() > 0) {
        at[operands + results] = draft.shift();
      }
      steps.add(new Program.Step(draft.operation(), at, draft.lead()));
    }
    return steps;
  }

  private int rowFor(int result, Deque<Integer> free) {
    if (result == Dataflow.NONE) {
      return UNWANTED;
    }
    if (rows[result] == null) {
      rows[result] = new int[] {free.isEmpty() ? slots++ : free.pop()};
    }
    return rows[result][0];
  }

  private Program program(List<Program.Step> steps) {
    int[] medians = new int[flow.medians().size()];
    for (int i = 0; i < medians.length; i++) {
      Wire median = flow.medians().get(i);
      medians[i] = rows[median.value()][flow.age(median)];
    }
    return new Program(network, slots, inputs, steps, rings, medians);
  }
}
