package highpass.job;

import highpass.filter.MedianFilter;
import highpass.fits.DiskSpace;
import highpass.fits.FilteredFrame;
import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.FrameReader;
import highpass.fits.FrameSpace;
import highpass.fits.FrameTooLargeException;
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
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.Utils;

/**
 * What an executor does with one frame: read, filter each plane, write.
 *
 * <p>Sent to each executor once and shared by its tasks, which borrow the memory that they work in
 * from here, one workspace a running task.
 */
final class FrameFilter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FilterOptions options;
  private final FrameStore store;
  private transient ConcurrentLinkedQueue<TaskWorkspace> idle = new ConcurrentLinkedQueue<>();

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
    TaskWorkspace workspace = idle.poll();
    if (workspace == null) {
      workspace = new TaskWorkspace(() -> median(cores), TaskMemory.budget());
    }
    FrameRecord record = filterInMemory(planned, clock, workspace);
    if (record == null) {
      workspace.clear();
      clock.inBands();
      record = filterInBands(planned, clock, workspace);
    }
    // Not handed back after an exception: its work memory could be half done.
    idle.add(workspace);
    return record;
  }

  private MedianFilter median(int threads) {
    return new MedianFilter(options.window(), options.boundary(), options.nanPolicy(), threads);
  }

  /** Filters a frame that fits the memory as a whole; returns null if it does not. */
  private FrameRecord filterInMemory(
      PlannedFrame planned, FrameClock clock, TaskWorkspace workspace)
      throws FrameException, IOException {
    Frame frame;
    try (FrameInput in = store.open(planned.input().uri())) {
      frame = read(planned, in, workspace.heap(), workspace.budget());
    } catch (FrameTooLargeException e) {
      return null;
    }
    for (ImageHdu image : frame.images()) {
      long work = workspace.median().workBytes(image.height(), image.width());
      if (frame.predictedBytes() + work > workspace.budget()) {
        return null;
      }
    }
    clock.read(frame.warnings());
    return filter(planned, frame, clock, workspace, ImageFilter::filterWhole, () -> {});
  }

  /** Filters a frame that stays in its file, in as much memory as there is. */
  private FrameRecord filterInBands(PlannedFrame planned, FrameClock clock, TaskWorkspace workspace)
      throws FrameException, IOException {
    String uri = planned.input().uri();
    long modified = store.modifiedMillis(uri);
    Path scratch = Path.of(Utils.getLocalDir(SparkEnv.get().conf()));
    try (FrameInput in = store.open(uri);
        DiskSpace disk = new DiskSpace(in::read, scratch)) {
      Frame frame = read(planned, in, disk, workspace.budget());
      clock.read(frame.warnings());
      long memory = workspace.budget() - frame.predictedBytes();
      return filter(
          planned,
          frame,
          clock,
          workspace,
          (filter, image) -> filter.filterInBands(image, memory),
          () -> requireUnchanged(uri, modified));
    }
  }

  /** Its pixels were read after its sums: they must be the same file's. */
  private void requireUnchanged(String uri, long modified) throws IOException {
    if (store.modifiedMillis(uri) != modified) {
      throw new IOException(FrameStore.display(uri) + " changed while it was read");
    }
  }

  private Frame read(PlannedFrame planned, FrameInput in, FrameSpace space, long budget)
      throws FrameException, IOException {
    int products = planned.background().isPresent() ? 2 : 1;
    // An image is compressed as a whole before it is written: one more is held meanwhile.
    int held = options.compression() == OutputCompression.FZ ? products + 1 : products;
    ReadOptions reading =
        new ReadOptions(options.hdus(), options.type(), held, options.strict(), budget);
    return new FrameReader(reading).read(in, planned.input().display(), in.length(), space);
  }

  /** How the planes of an image are filtered. */
  private interface Way {
    void filter(ImageFilter filter, ImageHdu image) throws FrameException, IOException;
  }

  /** What must still hold when an output has been written, before it gets its name. */
  private interface Condition {
    void require() throws IOException;
  }

  private FrameRecord filter(
      PlannedFrame planned,
      Frame frame,
      FrameClock clock,
      TaskWorkspace workspace,
      Way way,
      Condition condition)
      throws FrameException, IOException {
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
        planned.background().isEmpty()
            ? null
            : new FilteredFrame(frame, options.type(), provenance.withProduct(Product.BACKGROUND));
    ImageFilter filter = new ImageFilter(options, workspace, highPass, background);
    long pixels = 0;
    for (ImageHdu image : frame.images()) {
      way.filter(filter, image);
      pixels += image.planeCount() * image.height() * (long) image.width();
    }
    clock.filtered(pixels);

    boolean replaces = options.existing().replaces();
    // Last the one that tells a later run that this frame is done.
    if (background != null) {
      store.write(planned.backgroundOutput(), replaces, writer(background, condition));
    }
    store.write(planned.output(), replaces, writer(highPass, condition));
    clock.written();
    return clock.ok();
  }

  private FrameWriter<FrameException> writer(FilteredFrame frame, Condition condition) {
    return out -> {
      frame.writeTo(out, options.compression());
      condition.require();
    };
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
