package highpass.filter.tiles;

import highpass.filter.Plane;

/** A rectangle of outputs, cut into tiles, of which it is known which are done. */
final class Block {
  private final Plane input;
  private final Plane output;
  private final double outside;
  private final TiledAxis rows;
  private final TiledAxis columns;
  private final boolean[] done;
  private int left;

  /**
   * A block of which nothing is done.
   *
   * @param input the plane. Not modified.
   * @param output where the medians go
   * @param outside value of the positions that have no pixel; NaN if they do not count
   */
  Block(Plane input, Plane output, double outside, TiledAxis rows, TiledAxis columns) {
    this.input = input;
    this.output = output;
    this.outside = outside;
    this.rows = rows;
    this.columns = columns;
    done = new boolean[Math.multiplyExact(rows.tiles(), columns.tiles())];
    left = done.length;
  }

  Plane input() {
    return input;
  }

  /** Value of the positions that have no pixel; NaN if they do not count. */
  double outside() {
    return outside;
  }

  TiledAxis rows() {
    return rows;
  }

  TiledAxis columns() {
    return columns;
  }

  /** Number of tiles. */
  int tiles() {
    return done.length;
  }

  /** Number of tiles that are not done. */
  int left() {
    return left;
  }

  boolean isDone(int tile) {
    return done[tile];
  }

  void setDone(int tile) {
    left -= done[tile] ? 0 : 1;
    done[tile] = true;
  }

  /** A tile: row of tiles times tiles in a row plus column of tiles. */
  Tile tile(int tile) {
    return new Tile(
        input, output, outside, rows, tile / columns.tiles(), columns, tile % columns.tiles());
  }

  /** A tile as a block of its own. */
  Block ofTile(int tile) {
    return new Block(
        input,
        output,
        outside,
        rows.tile(tile / columns.tiles()),
        columns.tile(tile % columns.tiles()));
  }
}
