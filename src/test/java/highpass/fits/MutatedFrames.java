package highpass.fits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import highpass.filter.Boundary;
import highpass.filter.HighPass;
import highpass.filter.MedianFilter;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Spoiled frames, read, filtered and written: nothing but a {@link FrameException} may come of it,
 * within bounds of memory and time.
 */
final class MutatedFrames {
  private static final String[] NAMES = {
    "golden/cube.fits",
    "golden/extensions.fits",
    "golden/extensions.fits.bz2",
    "golden/extensions.fits.gz",
    "golden/float32_nan.fits",
    "golden/int16_scaled.fits",
    "golden/int64.fits",
    "golden/uint8.fits",
    "fz/extensions.fits.fz",
    "fz/gzip1_f32_rows_as_they_are.fits.fz",
    "fz/gzip2_f64_lossless_nan.fits.fz",
    "fz/hcomp_f32_smooth.fits.fz",
    "fz/hcomp_u16.fits.fz",
    "fz/plio_i16.fits.fz",
    "fz/rice_f32_dither1_nan.fits.fz",
    "fz/rice_f64_dither2_zeros.fits.fz",
    "fz/rice_i16_tiles.fits.fz"
  };

  private static final long BUDGET = 1 << 24;

  /** What is read may be copied once for each HDU, and the filter's own memory comes on top. */
  private static final long MOST_ALLOCATED = 6 * BUDGET;

  /** Of the processor's time: nothing here waits. */
  private static final long MOST_NANOS = 5_000_000_000L;

  private static final Provenance HOW =
      new Provenance(
          Product.HIGH_PASS, Window.square(3), Boundary.REFLECT, NanPolicy.IGNORE, "1", "a.fits");

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<byte[]> frames = new ArrayList<>();

  /** How often each outcome was seen: written, or the first words of a refusal. */
  private final Map<String, Integer> outcomes = new TreeMap<>();

  MutatedFrames() {
    for (String name : NAMES) {
      try (InputStream in = MutatedFrames.class.getResourceAsStream("/" + name)) {
        frames.add(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Spoils frames until the time is over, with the seeds from the first one on. */
  void runFor(long nanos, long firstSeed) {
    long start = System.nanoTime();
    for (long seed = firstSeed; System.nanoTime() - start < nanos; seed++) {
      run(seed);
    }
  }

  private void run(long seed) {
    Random random = new Random(seed);
    int which = random.nextInt(frames.size());
    byte[] frame = new Mutation(random).of(frames.get(which));
    String name = "seed %d (%s)".formatted(seed, NAMES[which]);
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    String outcome;
    try {
      filter(frame, compression(random));
      outcome = "written";
    } catch (FrameException e) {
      outcome = "refused";
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError(name, e);
    }
    long took = threads.getCurrentThreadCpuTime() - start;
    long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    assertTrue(bytes < MOST_ALLOCATED, () -> name + " allocated " + bytes);
    assertTrue(took < MOST_NANOS, () -> name + " took " + took);
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private static OutputCompression compression(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> OutputCompression.NONE;
      case 1 -> OutputCompression.GZIP;
      default -> OutputCompression.FZ;
    };
  }

  private static void filter(byte[] bytes, OutputCompression compression)
      throws FrameException, IOException {
    Frame frame = FrameBytes.read(bytes, ReadOptions.withBudget(BUDGET));
    FilteredFrame filtered = new FilteredFrame(frame, OutputType.AUTO, HOW);
    MedianFilter median = new MedianFilter(HOW.window(), HOW.boundary(), HOW.nanPolicy());
    for (ImageHdu image : frame.images()) {
      Plane plane = Plane.zeros(image.height(), image.width());
      Plane background = Plane.zeros(image.height(), image.width());
      for (long k = 0; k < image.planeCount(); k++) {
        image.readPlane(k, plane);
        median.filter(plane, background);
        HighPass.subtract(plane, background);
        filtered.put(image, k, plane);
      }
    }
    filtered.writeTo(OutputStream.nullOutputStream(), compression);
  }

  Map<String, Integer> outcomes() {
    return outcomes;
  }
}
