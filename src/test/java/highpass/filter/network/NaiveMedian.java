package highpass.filter.network;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.util.Arrays;

/** The obviously right and slow median filter: collects every window and sorts it. */
final class NaiveMedian {
  private NaiveMedian() {}

  static double[] filter(Plane plane, Window window, Boundary boundary) {
    int height = plane.height();
    int width = plane.width();
    double[] medians = new double[height * width];
    double[] values = new double[window.count()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int n = 0;
        for (int i = 0; i < window.height(); i++) {
          for (int j = 0; j < window.width(); j++) {
            int row = boundary.mode().source(y - window.height() / 2 + i, height);
            int column = boundary.mode().source(x - window.width() / 2 + j, width);
            boolean outside = row == BoundaryMode.NO_SOURCE || column == BoundaryMode.NO_SOURCE;
            values[n++] = 0.0 + (outside ? boundary.cval() : plane.at(row, column));
          }
        }
        Arrays.sort(values);
        medians[y * width + x] = values[n / 2];
      }
    }
    return medians;
  }
}
