package highpass.filter.network;

import java.util.List;

/**
 * A network as a list of steps on rows of lanes, one tile a lane, to be run once for every row of
 * tiles from the top of the plane to its bottom.
 *
 * <p>A step may ask for the value of a tile further up, computed in an earlier run: such values
 * stand in <em>rings</em> of rows that move on by one before every run. A value is computed as
 * early as its first user needs it, {@code lead} rows of tiles below the tile whose medians the run
 * ends with; so the first useful run needs {@code maxLead} runs before it, in which only the steps
 * of that lead are of use.
 */
final class Program {
  /**
   * A pixel of the tile to load before a run.
   *
   * @param slot the row of lanes that receives it
   * @param row row within the tile
   * @param column column within the tile
   * @param lead rows of tiles that it lies below the tile of the run
   */
  record Input(int slot, int row, int column, int lead) {}

  /** One pass over the lanes. */
  static final class Step {
    private final Operation operation;
    private final int[] slots;
    private final int lead;

    Step(Operation operation, int[] slots, int lead) {
      this.operation = operation;
      this.slots = slots;
      this.lead = lead;
    }

    /** What to compute. */
    Operation operation() {
      return operation;
    }

    /** The operands' rows, then the results'; of a SHIFT, then the number of lanes. */
    int[] slots() {
      return slots;
    }

    /** Rows of tiles that the results lie below the tile of the run. */
    int lead() {
      return lead;
    }
  }

  private final int tileHeight;
  private final int tileWidth;
  private final int halo;
  private final int slotCount;
  private final List<Input> inputs;
  private final List<Step> steps;
  private final List<int[]> rings;
  private final int[] medians;

  Program(
      MedianNetwork network,
      int slotCount,
      List<Input> inputs,
      List<Step> steps,
      List<int[]> rings,
      int[] medians) {
    tileHeight = network.tileHeight();
    tileWidth = network.tileWidth();
    halo = (network.window().width() + tileWidth - 2) / tileWidth;
    this.slotCount = slotCount;
    this.inputs = inputs;
    this.steps = steps;
    this.rings = rings;
    this.medians = medians;
  }

  /** Rows of a tile. */
  int tileHeight() {
    return tileHeight;
  }

  /** Columns of a tile. */
  int tileWidth() {
    return tileWidth;
  }

  /** Tiles that the last tile of a row needs on its right. */
  int halo() {
    return halo;
  }

  /** The largest lead. */
  int maxLead() {
    int most = 0;
    for (Input input : inputs) {
      most = Math.max(most, input.lead());
    }
    return most;
  }

  /** Number of rows of lanes. */
  int slotCount() {
    return slotCount;
  }

  /** The pixels to load before a run. */
  List<Input> inputs() {
    return inputs;
  }

  /** What to do, in order. */
  List<Step> steps() {
    return steps;
  }

  /** Slots of the values that are kept, each from the newest to the oldest. */
  List<int[]> rings() {
    return rings;
  }

  /** Slots of the tile's medians after a run, row-major. */
  int[] medians() {
    return medians;
  }
}
