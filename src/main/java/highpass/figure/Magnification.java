package highpass.figure;

import highpass.filter.Plane;
import java.util.function.Predicate;

/**
 * How many screen pixels a frame's pixel gets, in whole numbers: {@code zoom} for one, or one for a
 * bin of {@code bin} by {@code bin}.
 *
 * @param zoom at least 1
 * @param bin at least 1; one of the two is 1
 */
record Magnification(int zoom, int bin) {
  /** Larger squares tell nothing more. */
  private static final int LARGEST_ZOOM = 64;

  /**
   * The largest that will do for a plane; if none will, the one that leaves a single pixel.
   *
   * @param wanted whether one will do; not for any larger than one for which it does not
   */
  static Magnification largest(int height, int width, Predicate<Magnification> wanted) {
    for (int zoom = LARGEST_ZOOM; zoom > 1; zoom--) {
      Magnification enlarged = new Magnification(zoom, 1);
      if (fits(enlarged, height, width) && wanted.test(enlarged)) {
        return enlarged;
      }
    }
    int bin = 1;
    while (bin < Math.max(height, width) && !wanted.test(new Magnification(1, bin))) {
      bin++;
    }
    return new Magnification(1, bin);
  }

  private static boolean fits(Magnification enlarged, int height, int width) {
    return (long) Math.max(height, width) * enlarged.zoom() <= Short.MAX_VALUE;
  }

  /** Screen pixels for so many pixels of the frame. */
  int screen(int length) {
    return Downsampling.bins(length, bin) * zoom;
  }

  /** The plane as it is painted, before zooming. */
  Plane binned(Plane plane) {
    return Downsampling.means(plane, bin);
  }
}
