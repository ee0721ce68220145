package highpass.filter.network;

/**
 * How the tiles of a band of rows are spread over lanes.
 *
 * <p>The band is cut into strips, and as many strips as fit stand side by side in the lanes, each
 * followed by a halo of tiles that only lend their pixels to those left of them. A pass runs the
 * program down all of these strips at once, one row of tiles after the other. A strip is as wide as
 * the plane, or a part of it if the plane is wider than the lanes or parts fill the lanes better;
 * and it is as high as the band divided by the strips that share a column.
 *
 * @param parts number of parts into which the columns of tiles are cut
 * @param partWidth tiles in a row of a strip, without the halo; the last part may have fewer
 * @param stacked strips that lie below each other in a part
 * @param stripHeight rows of tiles of a strip
 * @param abreast strips that are side by side in the lanes
 */
record Strips(int parts, int partWidth, int stacked, int stripHeight, int abreast) {
  /** More parts than this never fill the lanes noticeably better. */
  private static final int MOST_PARTS_TRIED = 16;

  /**
   * The spread that takes the fewest runs of the program.
   *
   * @param program what will be run
   * @param tileRows rows of tiles in the band
   * @param tileColumns columns of tiles in the band
   * @param lanes number of lanes
   */
  static Strips cheapest(Program program, int tileRows, int tileColumns, int lanes) {
    int maxLead = program.maxLead();
    Strips best = null;
    int widest = lanes - program.halo();
    int fewestParts = (tileColumns + widest - 1) / widest;
    for (int parts = fewestParts; parts < fewestParts + MOST_PARTS_TRIED; parts++) {
      int partWidth = (tileColumns + parts - 1) / parts;
      int abreast = lanes / (partWidth + program.halo());
      int evenly = abreast / gcd(abreast, parts);
      int stripHeight = (tileRows + evenly - 1) / evenly;
      int stacked = (tileRows + stripHeight - 1) / stripHeight;
      Strips strips = new Strips(parts, partWidth, stacked, stripHeight, abreast);
      if (best == null || strips.runs(maxLead) < best.runs(maxLead)) {
        best = strips;
      }
    }
    return best;
  }

  /** Number of passes. */
  int passes() {
    return (parts * stacked + abreast - 1) / abreast;
  }

  private long runs(int maxLead) {
    return (long) passes() * (stripHeight + maxLead);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
