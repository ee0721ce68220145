package highpass.job;

import highpass.filter.Band;
import highpass.filter.HighPass;
import highpass.filter.MedianFilter;
import highpass.filter.NanPixelException;
import highpass.filter.Plane;
import highpass.fits.FilteredFrame;
import highpass.fits.FrameException;
import highpass.fits.FrameTooLargeException;
import highpass.fits.ImageHdu;
import java.io.IOException;

/**
 * Filters the planes of an image: each as a whole where the memory lets it, else in bands of rows,
 * with the same result.
 */
final class ImageFilter {
  private static final long MEGABYTE = 1_000_000;

  /** Bands lower than this part of the window's height would mostly look at rows for others. */
  private static final int LOWEST_BAND = 8;

  private final FilterOptions options;
  private final TaskWorkspace workspace;
  private final FilteredFrame highPass;
  private final FilteredFrame background;

  /**
   * A filter for the images of one frame.
   *
   * @param highPass gets the planes less their medians
   * @param background gets the medians, if not null
   */
  ImageFilter(
      FilterOptions options,
      TaskWorkspace workspace,
      FilteredFrame highPass,
      FilteredFrame background) {
    this.options = options;
    this.workspace = workspace;
    this.highPass = highPass;
    this.background = background;
  }

  private static long partBytes(long rows, long width) {
    return 2 * Double.BYTES * rows * width;
  }

  /** Filters each plane as a whole. */
  void filterWhole(ImageHdu image) throws FrameException, IOException {
    int height = image.height();
    int width = image.width();
    workspace.shape(height, width, workspace.median().workBytes(height, width));
    MedianFilter median = workspace.median();
    Plane plane = workspace.plane();
    for (long k = 0; k < image.planeCount(); k++) {
      image.readPlane(k, plane);
      filterRows(image, k, median, 0, 0, height);
    }
  }

  /**
   * Filters each plane in bands.
   *
   * @param memory bytes that may be taken
   */
  void filterInBands(ImageHdu image, long memory) throws FrameException, IOException {
    int width = image.width();
    int most = bandRows(image, memory);
    var bands = Band.of(options.window(), options.boundary().mode(), image.height(), most);
    int rows = bands.get(0).partRows();
    workspace.shape(rows, width, workspace.median().workBytes(rows, width));
    MedianFilter median = workspace.median();
    Plane part = workspace.plane();
    for (long k = 0; k < image.planeCount(); k++) {
      for (Band band : bands) {
        int kept = band.carried() * width;
        System.arraycopy(part.pixels(), rows * width - kept, part.pixels(), 0, kept);
        for (Band.Run run : band.runs()) {
          image.readRows(k, run.row(), run.rows(), part, run.to());
        }
        filterRows(image, k, median, band.firstRow(), band.firstInPart(), band.rows());
      }
    }
  }

  /** Rows of a band at most, as many as fit the memory. */
  int bandRows(ImageHdu image, long memory) throws FrameException {
    int height = image.height();
    int lowest = Math.min(height, Math.max(1, options.window().height() / LOWEST_BAND));
    int rows = lowest;
    for (int step = Integer.highestOneBit(height); step > 0; step /= 2) {
      if (rows + step <= height && bandBytes(image, rows + step) <= memory) {
        rows += step;
      }
    }
    if (bandBytes(image, rows) > memory) {
      throw image.error(
          "filtering takes about %d MB even in bands of %d rows, and a task has %d MB left; %s"
              .formatted(
                  bandBytes(image, rows) / MEGABYTE + 1,
                  lowest,
                  Math.max(0, memory / MEGABYTE),
                  FrameTooLargeException.REMEDY));
    }
    return rows;
  }

  private long bandBytes(ImageHdu image, int rows) {
    long part = Band.partRows(options.window(), options.boundary().mode(), image.height(), rows);
    if (part * image.width() > Integer.MAX_VALUE - 8) {
      return Long.MAX_VALUE;
    }
    return partBytes(part, image.width()) + workspace.median().workBytes((int) part, image.width());
  }

  /** Filters rows that are in the plane from a row on, and puts them. */
  private void filterRows(
      ImageHdu image, long index, MedianFilter median, int firstRow, int from, int rows)
      throws FrameException, IOException {
    Plane plane = workspace.plane();
    Plane smooth = workspace.background();
    try {
      FirstPlane.HERE.filter(() -> median.filterRows(plane, smooth, from, from + rows));
    } catch (NanPixelException e) {
      throw image.error(
          "plane %d has a NaN at row %d, column %d (counted from 0), and --nan fail forbids it; use --nan ignore or --nan propagate"
              .formatted(index, e.row() - from + firstRow, e.column()));
    }
    if (background != null) {
      background.putRows(image, index, firstRow, rows, smooth, from);
    }
    HighPass.replaceRows(plane, smooth, from, from + rows);
    highPass.putRows(image, index, firstRow, rows, smooth, from);
  }
}
