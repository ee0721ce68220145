package highpass.figure;

import highpass.filter.Plane;
import java.util.Arrays;

/**
 * Makes planes smaller by means over square bins, so that every pixel counts and noise goes down as
 * it does in a real binned exposure. Bins are whole, all of the same size (but for those that the
 * last row or column cuts): bins of fractions of pixels would average noise more in some places
 * than in others and draw a grid over the picture.
 */
final class Downsampling {
  private Downsampling() {}

  /**
   * The means over bins of the pixels that are not NaN; NaN where all are.
   *
   * @param plane not modified
   * @param bin side of the bins in pixels, at least 1
   * @return a plane of {@code ceil(height / bin)} rows and {@code ceil(width / bin)} columns; the
   *     given one if the bins are its pixels
   */
  static Plane means(Plane plane, int bin) {
    if (bin == 1) {
      return plane;
    }
    Plane means = Plane.zeros(bins(plane.height(), bin), bins(plane.width(), bin));
    double[] sums = new double[means.width()];
    int[] counts = new int[means.width()];
    for (int row = 0; row < means.height(); row++) {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
      int end = Math.min(plane.height(), (row + 1) * bin);
      for (int y = row * bin; y < end; y++) {
        for (int i = 0; i < sums.length; i++) {
          int right = Math.min(plane.width(), (i + 1) * bin);
          for (int x = i * bin; x < right; x++) {
            double value = plane.at(y, x);
            if (!Double.isNaN(value)) {
              sums[i] += value;
              counts[i]++;
            }
          }
        }
      }
      for (int i = 0; i < sums.length; i++) {
        means.pixels()[row * sums.length + i] = sums[i] / counts[i];
      }
    }
    return means;
  }

  /** Number of bins along an axis. */
  static int bins(int length, int bin) {
    return (length - 1) / bin + 1;
  }
}
