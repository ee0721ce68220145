package highpass.figure;

import highpass.filter.Plane;
import java.awt.image.BufferedImage;

/** A small picture of a plane without axes, for lists of many frames. */
public final class Thumbnail {
  private Thumbnail() {}

  /**
   * The picture, first row lowest.
   *
   * @param plane not modified
   * @param look how values become colours
   * @param side the most pixels that it may be wide and high, at least 1
   */
  public static BufferedImage of(Plane plane, Look look, int side) {
    if (side < 1) {
      throw new IllegalArgumentException("a thumbnail needs at least 1 pixel, not " + side);
    }
    int longest = Math.max(plane.height(), plane.width());
    Magnification magnification =
        Magnification.largest(plane.height(), plane.width(), m -> m.screen(longest) <= side);
    Shading shading = new Shading(look.map(), look.stretch(), look.cuts().of(plane));
    return shading.paint(magnification.binned(plane), magnification.zoom());
  }
}
