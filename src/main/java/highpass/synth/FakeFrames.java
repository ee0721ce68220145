package highpass.synth;

import highpass.filter.Plane;
import java.io.Serializable;
import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * A series of fake frames: smooth Gaussian-like noise made in Fourier space. In NumPy's words, with
 * {@code phases} uniform in [0, 2 pi) and of shape {@code (ny, nx)}:
 *
 * <pre>
 * u, v = np.meshgrid(np.fft.fftfreq(nx), np.fft.fftfreq(ny))
 * rho = np.sqrt((u * nx)**2 + (v * ny)**2)
 * envelope = np.exp(-rho**2 / (np.max(rho) / 50)**2)
 * frame = np.real(np.fft.ifft2(envelope * np.exp(1j * phases)))
 * </pre>
 *
 * <p>The frame is the real part of a transform of random phases without symmetry, so its spectrum
 * is the Hermitian part of the one above: at frequency k, {@code (F(k) + conj(F(-k))) / 2}, whose
 * expected power is half the envelope squared (all of it times cos² of the phase where k = -k).
 *
 * <p>Frame {@code i} depends on the seed, {@code i} and the shape alone, not on which frames were
 * made before or where: its phases come from a {@link SplittableRandom} (SplitMix64: Steele, Lea
 * and Flood, OOPSLA 2014, doi:10.1145/2660193.2660195) that is itself seeded with the {@code i}-th
 * number of {@code SplittableRandom(seed)}. The elementary functions are those of {@link
 * StrictMath}, so the bits are the same on every machine. Single-threaded; one object may serve
 * several threads.
 */
public final class FakeFrames implements Serializable {
  private static final long serialVersionUID = 1L;

  /** SplitMix64 adds this to its state for each number, so its i-th number is reached directly. */
  private static final long SPLIT_MIX_STEP = 0x9E3779B97F4A7C15L;

  /** The envelope falls to 1/e at this fraction of the largest frequency. */
  private static final double ENVELOPE_FRACTION = 1.0 / 50;

  static {
    // JTransforms cuts long transforms over a thread pool of the whole JVM. Frames are made in
    // parallel here, one a core, so there is never a core left for it. Set once, never back: the
    // choice is the same for everyone in this JVM.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final long seed;
  private final int height;
  private final int width;

  /**
   * A series.
   *
   * @param seed of the whole series
   * @param height rows of each frame, at least 1
   * @param width columns of each frame, at least 1
   */
  public FakeFrames(long seed, int height, int width) {
    if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a frame cannot have %d x %d pixels".formatted(height, width));
    }
    this.seed = seed;
    this.height = height;
    this.width = width;
  }

  /** The seed of the whole series. */
  public long seed() {
    return seed;
  }

  /** Rows of each frame. */
  public int height() {
    return height;
  }

  /** Columns of each frame. */
  public int width() {
    return width;
  }

  /** The file name of a frame, such as {@code fake_1000x1000_0.fits}. */
  public String fileName(int index) {
    return "fake_%dx%d_%d.fits".formatted(height, width, index);
  }

  /**
   * Makes a frame. Takes up to twice the memory of the result while it works.
   *
   * @param index from 0
   */
  public Plane frame(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("frames are counted from 0, not " + index);
    }
    long frameSeed = new SplittableRandom(seed + index * SPLIT_MIX_STEP).nextLong();
    SplittableRandom random = new SplittableRandom(frameSeed);
    return synthesize(height, width, () -> uniformPhase(random));
  }

  /** The 53 high bits as a fraction of the circle. */
  private static double uniformPhase(SplittableRandom random) {
    return 2 * Math.PI * ((random.nextLong() >>> 11) * 0x1p-53);
  }

  /** Where phases come from, row by row, from zero frequency up and then the negative ones. */
  @FunctionalInterface
  interface Phases {
    double next();
  }

  /** The definition, for given phases. */
  static Plane synthesize(int height, int width, Phases phases) {
    double[][] rows = new double[height][];
    DoubleFFT_1D alongRow = new DoubleFFT_1D(width);
    for (int y = 0; y < height; y++) {
      rows[y] = spectrumRow(y, height, width, phases);
      if (rows[y] != null) {
        alongRow.complexInverse(rows[y], true);
      }
    }
    Plane frame = Plane.zeros(height, width);
    DoubleFFT_1D alongColumn = new DoubleFFT_1D(height);
    double[] column = new double[2 * height];
    for (int x = 0; x < width; x++) {
      gather(rows, x, column);
      alongColumn.complexInverse(column, true);
      for (int y = 0; y < height; y++) {
        frame.pixels()[y * width + x] = column[2 * y];
      }
    }
    return frame;
  }

  /**
   * One row of the spectrum as (real, imaginary) pairs; null if the envelope is 0 all along it, as
   * it is beyond 27 times its width, where the exponential underflows.
   */
  private static double[] spectrumRow(int y, int height, int width, Phases phases) {
    double v = frequency(y, height);
    double scale = scaleSquared(height, width);
    double[] row = null;
    for (int x = 0; x < width; x++) {
      double phase = phases.next();
      double u = frequency(x, width);
      double envelope = StrictMath.exp(-(u * u + v * v) / scale);
      if (envelope > 0) {
        if (row == null) {
          row = new double[2 * width];
        }
        row[2 * x] = envelope * StrictMath.cos(phase);
        row[2 * x + 1] = envelope * StrictMath.sin(phase);
      }
    }
    return row;
  }

  /** In cycles per side; the middle of an even side counts as negative, as in NumPy. */
  private static int frequency(int index, int side) {
    return index < (side + 1) / 2 ? index : index - side;
  }

  /** The envelope's width, squared; 1 for the single pixel, whose only frequency is 0. */
  private static double scaleSquared(int height, int width) {
    long v = height / 2;
    long u = width / 2;
    double largestSquared = (double) (u * u + v * v);
    return largestSquared == 0 ? 1 : largestSquared * (ENVELOPE_FRACTION * ENVELOPE_FRACTION);
  }

  private static void gather(double[][] rows, int x, double[] column) {
    for (int y = 0; y < rows.length; y++) {
      double[] row = rows[y];
      column[2 * y] = row == null ? 0 : row[2 * x];
      column[2 * y + 1] = row == null ? 0 : row[2 * x + 1];
    }
  }
}
