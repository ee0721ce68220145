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
 *
 * @param tileHeight rows of a tile
 * @param tileWidth columns of a tile
 * @param halo tiles that the last tile of a row needs on its right
 * @param maxLead the largest lead
 * @param slots number of rows of lanes
 * @param inputs the pixels to load before a run
 * @param steps what to do, in order
 * @param rings slots of the values that are kept, each from the newest to the oldest
 * @param medians slots of the tile's medians after a run, row-major
 */
record Program(
    int tileHeight,
    int tileWidth,
    int halo,
    int maxLead,
    int slots,
    List<Input> inputs,
    List<Step> steps,
    List<int[]> rings,
    int[] medians) {

  /**
   * A pixel of the tile.
   *
   * @param slot the row of lanes that receives it
   * @param row row within the tile
   * @param column column within the tile
   * @param lead rows of tiles that it lies below the tile of the run
   */
  record Input(int slot, int row, int column, int lead) {}

  /**
   * One pass over the lanes.
   *
   * @param operation what to compute
   * @param slots the operands' rows, then the results'; of a SHIFT, then the number of lanes
   * @param lead rows of tiles that the results lie below the tile of the run
   */
  record Step(Operation operation, int[] slots, int lead) {}
}
