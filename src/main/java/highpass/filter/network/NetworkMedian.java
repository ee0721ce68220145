package highpass.filter.network;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.util.Objects;

/**
 * The median filter for small windows.
 *
 * <p>A network cannot leave NaN out, nor what is beyond the edges for {@link BoundaryMode#SHRINK}:
 * it takes them for the largest of values if the window has an odd number of pixels, for the
 * smallest if it has an even one. So the median is right where a window lacks at most one pixel: of
 * the other {@code n - 1}, the one of rank {@code (n - 1)/2} is then that of rank {@code n/2} of
 * all. Where it lacks {@code k} pixels, what comes out stands {@code k/2} ranks above the median,
 * below it for an even number, and may be a value that is not in the window where no rank is left.
 *
 * <p>The cost does not depend on the pixels' values, only on the window and on whether the plane's
 * keys fit an {@code int} ({@link KeyScale#narrow}): twice as many of these are compared at once.
 *
 * <p>An instance holds work memory that does not depend on the size of planes, so it belongs to one
 * thread at a time; {@link #fork} makes one for another thread. The network itself is built when it
 * is first needed and shared by all forks.
 */
public final class NetworkMedian {
  /**
   * Pixels of the largest windows that are taken for 32-bit and for 64-bit keys. For larger ones
   * the cost of a network exceeds that of an algorithm whose cost does not grow with the window.
   * Measured with vectors of 512 bits; with those of 256, 64-bit keys do not pay beyond 9x9.
   */
  private static final int LARGEST_NARROW = 16 * 16;

  private static final int LARGEST_WIDE = 11 * 11;

  /**
   * Beyond these sides, even flat windows of fewer pixels do not pay. Sorted pieces of rows are
   * kept for the tiles below, those of columns are not, so height is cheaper than width.
   */
  private static final int TALLEST = 31;

  private static final int WIDEST = 25;

  /** Values that a scale is guessed from. */
  private static final int SAMPLE = 4096;

  /** Pixels of the smallest planes for which a guess is worth it. */
  private static final int LEAST_TO_GUESS = 8 * SAMPLE;

  private final Window window;
  private final Boundary boundary;
  private Program program;
  private Lanes lanes;
  private boolean narrow;

  /**
   * A filter for planes of any shape.
   *
   * @param window the window; {@link #accepts} must be true for it
   * @param boundary how planes go on beyond their edges
   */
  public NetworkMedian(Window window, Boundary boundary) {
    this(window, boundary, null);
    if (!accepts(window)) {
      throw new IllegalArgumentException("no network for " + window);
    }
  }

  private NetworkMedian(Window window, Boundary boundary, Program program) {
    this.window = Objects.requireNonNull(window);
    this.boundary = Objects.requireNonNull(boundary);
    this.program = program;
  }

  /** Whether there is a network for a window, for one width of keys at least. */
  public static boolean accepts(Window window) {
    return window.count() <= LARGEST_NARROW
        && window.height() <= TALLEST
        && window.width() <= WIDEST;
  }

  /**
   * The scale with which to filter a plane.
   *
   * @param input the plane. Not modified.
   * @return the scale, which {@link KeyScale#takesNan} if a window may lack pixels; null if the
   *     plane has values of too different magnitudes, or if its keys are so wide that a network
   *     does not pay for this window
   */
  public KeyScale scaleFor(Plane input) {
    KeyProfile profile = newProfile();
    profile.add(input.pixels());
    return ifPays(profile.scale());
  }

  /**
   * A scale with which a plane can probably be filtered, judged by a few of its values.
   *
   * @param input the plane. Not modified.
   * @return the scale; null if these values do not fit one, if {@link #scaleFor} would be as quick,
   *     or if a network does not pay
   */
  public KeyScale guessScale(Plane input) {
    double[] pixels = input.pixels();
    if (pixels.length < LEAST_TO_GUESS) {
      return null;
    }
    double[] sample = new double[SAMPLE];
    // An odd step, so that the sample does not keep to a few columns.
    int step = pixels.length / SAMPLE - 1 | 1;
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = pixels[i * step];
    }
    KeyProfile profile = newProfile();
    profile.add(sample);
    return ifPays(profile.roomyScale());
  }

  /** A profile of what is beyond the edges. */
  private KeyProfile newProfile() {
    KeyProfile profile = new KeyProfile(window.count() % 2 == 0 ? -1 : 1);
    if (boundary.mode().endsWithPlane()) {
      profile.add(boundary.outside());
    }
    return profile;
  }

  private KeyScale ifPays(KeyScale scale) {
    boolean pays = scale != null && (scale.narrow() || window.count() <= LARGEST_WIDE);
    return pays ? scale : null;
  }

  /**
   * Writes the median of every pixel's window.
   *
   * @param input the plane. Not modified.
   * @param output a plane of the same shape, overwritten; not the same array as the input's
   * @return false if the plane cannot be filtered with a network, see {@link #scaleFor}; the output
   *     is as it was then
   */
  public boolean filter(Plane input, Plane output) {
    KeyScale scale = scaleFor(input);
    return scale != null && filterRows(input, output, scale, 0, input.height());
  }

  /**
   * Writes the median of every window of a band of rows. Bands can be filtered at the same time by
   * forks; the result does not depend on where a plane is cut.
   *
   * @param input the whole plane. Not modified.
   * @param output a plane of the same shape, of which the rows of the band are overwritten
   * @param scale what {@link #scaleFor} or {@link #guessScale} gave for the whole plane
   * @param firstRow the first row of the band
   * @param endRow the row after its last one
   * @return false if a value does not fit the scale, which cannot be with {@link #scaleFor}'s; the
   *     rows of the band then hold anything
   */
  public boolean filterRows(Plane input, Plane output, KeyScale scale, int firstRow, int endRow) {
    if (input.height() != output.height() || input.width() != output.width()) {
      throw new IllegalArgumentException(input + " and " + output + " differ in shape");
    }
    if (input.pixels() == output.pixels()) {
      throw new IllegalArgumentException("the medians cannot replace the plane in place");
    }
    Objects.checkFromToIndex(firstRow, endRow, input.height());
    if (firstRow == endRow) {
      return true;
    }
    allocate(scale.narrow());
    return new StripRunner(
            program(), window, boundary, lanes, scale, input, output, firstRow, endRow)
        .run();
  }

  /** A filter for another thread, with work memory of its own. */
  public NetworkMedian fork() {
    return new NetworkMedian(window, boundary, program());
  }

  /** Bytes of work memory that an instance holds once it has filtered a plane of any size. */
  public long workBytes() {
    return Lanes.bytes(program().slotCount());
  }

  private Program program() {
    if (program == null) {
      program = RowAllocator.program(MedianNetwork.of(window));
    }
    return program;
  }

  /** Planes of a run mostly have keys of one width, so rows for the other one are not kept. */
  private void allocate(boolean forNarrow) {
    if (lanes == null || narrow != forNarrow) {
      lanes = null;
      narrow = forNarrow;
      lanes = forNarrow ? new IntLanes(program()) : new LongLanes(program());
    }
  }
}
