package highpass.filter.tiles;

import highpass.filter.Window;

/**
 * How a plane is cut: into blocks, which are sorted as one, and these into tiles.
 *
 * @param blockSide outputs of a block along an axis, where the window and the plane's shape do not
 *     ask for more
 * @param tileSide outputs of a tile along an axis at most; 0 to choose by the window
 */
record TilePlan(int blockSide, int tileSide) {
  /** A million pixels make sorting pay and still fit the larger caches. */
  static final TilePlan STANDARD = new TilePlan(1024, 0);

  /** Outputs of a tile along an axis of windows of this side. */
  int tileOutputs(int window) {
    if (tileSide > 0) {
      return tileSide;
    }
    return Math.max(4, Math.min(window, 512));
  }

  /** Cuts the rows of a plane for blocks. */
  Cuts cutRows(Window window, int height, int width, int threads) {
    int side = Math.max(blockSide, window.height());
    if (width < side) {
      side = (int) Math.min(height, (long) side * side / width);
    }
    Cuts cuts = Cuts.ofAtMost(height, side);
    return new Cuts(height, Math.min(height, Math.max(cuts.parts(), threads)));
  }

  /** Cuts the columns of a plane for blocks. */
  Cuts cutColumns(Window window, int height, int width, int threads) {
    int side = Math.max(blockSide, window.width());
    if (height < side) {
      side = (int) Math.min(width, (long) side * side / height);
    }
    Cuts cuts = Cuts.ofAtMost(width, side);
    return height >= threads
        ? cuts
        : new Cuts(width, Math.min(width, Math.max(cuts.parts(), threads)));
  }
}
