package highpass.job;

import highpass.filter.HighPass;
import highpass.filter.MedianFilter;
import highpass.filter.NanPixelException;
import highpass.filter.Plane;
import highpass.fits.FilteredFrame;
import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.FrameReader;
import highpass.fits.ImageHdu;
import highpass.fits.OutputCompression;
import highpass.fits.Product;
import highpass.fits.Provenance;
import highpass.fits.ReadOptions;
import highpass.storage.FrameInput;
import highpass.storage.FrameStore;
import highpass.storage.FrameWriter;
import highpass.storage.PlannedFrame;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What an executor does with one frame: read, filter each plane, write.
 *
 * <p>Sent to each executor once and shared by its tasks, which borrow the median filters with their
 * work memory from here, one a running task.
 */
final class FrameFilter implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long MEGABYTE = 1_000_000;

  private final FilterOptions options;
  private final FrameStore store;
  private transient ConcurrentLinkedQueue<MedianFilter> idleMedians = new ConcurrentLinkedQueue<>();

  FrameFilter(FilterOptions options, FrameStore store) {
    this.options = options;
    this.store = store;
  }

  private Object readResolve() {
    return new FrameFilter(options, store);
  }

  /**
   * Filters a frame, unless an earlier run has done it.
   *
   * @param clock told of each phase
   * @param cores that the frame may use
   * @throws IOException if storage failed, which it may not do again
   */
  FrameRecord run(PlannedFrame planned, FrameClock clock, int cores)
      throws FrameException, IOException {
    int products = planned.background().isPresent() ? 2 : 1;
    long budget = TaskMemory.budget();
    // An image is compressed as a whole before it is written: one more is held meanwhile.
    int held = options.compression() == OutputCompression.FZ ? products + 1 : products;
    ReadOptions reading =
        new ReadOptions(options.hdus(), options.type(), held, options.strict(), budget);
    Frame frame;
    try (FrameInput in = store.open(planned.input().uri())) {
      frame = new FrameReader(reading).read(in, planned.input().display(), in.length());
    }
    clock.read(frame.warnings());

    boolean replaces = options.existing().replaces();
    Provenance provenance =
        new Provenance(
            Product.HIGH_PASS,
            options.window(),
            options.boundary(),
            options.nanPolicy(),
            options.version(),
            fileName(planned.input().relative()));
    if (new DoneCheck(options, store).isDone(planned, frame, provenance, clock)) {
      return clock.skipped(DoneCheck.REASON);
    }
    FilteredFrame highPass = new FilteredFrame(frame, options.type(), provenance);
    FilteredFrame background =
        products == 1
            ? null
            : new FilteredFrame(frame, options.type(), provenance.withProduct(Product.BACKGROUND));
    clock.filtered(filter(frame, highPass, background, budget, cores));

    // Last the one that tells a later run that this frame is done.
    if (background != null) {
      store.write(planned.backgroundOutput(), replaces, writer(background));
    }
    store.write(planned.output(), replaces, writer(highPass));
    clock.written();
    return clock.ok();
  }

  private FrameWriter<FrameException> writer(FilteredFrame frame) {
    return out -> frame.writeTo(out, options.compression());
  }

  /** Filters every plane of every image; returns the number of pixels. */
  private long filter(
      Frame frame, FilteredFrame highPass, FilteredFrame background, long budget, int cores)
      throws FrameException {
    MedianFilter median = idleMedians.poll();
    if (median == null) {
      median = new MedianFilter(options.window(), options.boundary(), options.nanPolicy(), cores);
    }
    long pixels = 0;
    for (ImageHdu image : frame.images()) {
      requireMemory(frame, image, median, budget);
      Plane plane = Plane.zeros(image.height(), image.width());
      Plane smooth = Plane.zeros(image.height(), image.width());
      for (long k = 0; k < image.planeCount(); k++) {
        image.readPlane(k, plane);
        try {
          median.filter(plane, smooth);
        } catch (NanPixelException e) {
          throw image.error(
              "plane %d has a NaN at row %d, column %d (counted from 0), and --nan fail forbids it; use --nan ignore or --nan propagate"
                  .formatted(k, e.row(), e.column()));
        }
        if (background != null) {
          background.put(image, k, smooth);
        }
        HighPass.subtract(plane, smooth);
        highPass.put(image, k, plane);
        pixels += plane.pixels().length;
      }
    }
    // Not handed back after an exception: its work memory could be half done.
    idleMedians.add(median);
    return pixels;
  }

  private static void requireMemory(Frame frame, ImageHdu image, MedianFilter median, long budget)
      throws FrameException {
    long needed = frame.predictedBytes() + median.workBytes(image.height(), image.width());
    if (needed > budget) {
      throw image.error(
          "filtering takes about %d MB and a task has %d MB; give executors more memory, or fewer cores to share it: --driver-memory or --master 'local[N]' on one machine, --executor-memory or --executor-cores on a cluster"
              .formatted(needed / MEGABYTE + 1, budget / MEGABYTE));
    }
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
