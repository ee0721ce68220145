package highpass.filter;

import highpass.filter.network.KeyScale;
import highpass.filter.network.NanRepair;
import highpass.filter.network.NetworkMedian;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters the planes that networks pay for, with one for each thread. Which of the two kernels
 * filters a plane is decided here:
 *
 * <ul>
 *   <li>Sorting networks for small windows: their cost grows with the window but not with anything
 *       else. They are twice as fast where the plane's values fit 32-bit keys, so they are worth it
 *       up to larger windows then. The limits are {@link NetworkMedian#accepts}' and {@link
 *       NetworkMedian#scaleFor}'s. Windows that lack pixels are repaired afterwards, as long as
 *       they are few ({@link #mostRepair}).
 *   <li>Tiles for all else: their cost hardly depends on the window, nor on NaN.
 * </ul>
 */
final class NetworkFilter {
  private final Window window;
  private final Boundary boundary;
  private final boolean leavesNanOut;
  private final int threads;
  private final double mostRepair;
  private final List<NetworkMedian> networks = new ArrayList<>();
  private boolean guessing = true;

  /**
   * A filter for planes of any shape.
   *
   * @param window the window, which {@link NetworkMedian#accepts}
   * @param boundary how planes go on beyond their edges
   * @param leavesNanOut whether medians of windows that lack pixels matter
   * @param threads how many threads filter a plane together
   */
  NetworkFilter(Window window, Boundary boundary, boolean leavesNanOut, int threads) {
    this(window, boundary, leavesNanOut, threads, mostRepair(window));
  }

  /**
   * {@link NanRepair#work} for each pixel of a plane up to which networks pay. Tiles take some 50
   * ns a pixel more than the networks of the smallest windows, and no more for the largest.
   */
  private static double mostRepair(Window window) {
    return Math.max(0, 15 - window.count() / 15.0);
  }

  NetworkFilter(
      Window window, Boundary boundary, boolean leavesNanOut, int threads, double mostRepair) {
    this.window = window;
    this.boundary = boundary;
    this.leavesNanOut = leavesNanOut;
    this.threads = threads;
    this.mostRepair = mostRepair;
  }

  /** Bytes of work memory for planes of so many columns. */
  long workBytes(int width) {
    return threads * (networks().get(0).workBytes() + NanCounts.workBytes(width));
  }

  /** A network for each thread. */
  private List<NetworkMedian> networks() {
    if (networks.isEmpty()) {
      networks.add(new NetworkMedian(window, boundary));
      for (int i = 1; i < threads; i++) {
        networks.add(networks.get(0).fork());
      }
    }
    return networks;
  }

  /**
   * Writes the medians of some rows, as {@link MedianFilter#filterRows} does.
   *
   * @return false if networks do not pay for the plane; the rows then hold anything
   */
  boolean filterRows(Plane input, Plane output, int firstRow, int endRow) {
    KeyScale guess = guessing ? networks().get(0).guessScale(input) : null;
    if (guess != null) {
      if (!pays(guess, input, firstRow, endRow)) {
        return false;
      }
      if (filterBands(input, output, guess, firstRow, endRow)) {
        return true;
      }
      // Frames that come one after the other are alike: the next guess would be no better.
      guessing = false;
    }
    KeyScale scale = networks().get(0).scaleFor(input);
    return scale != null
        && pays(scale, input, firstRow, endRow)
        && filterBands(input, output, scale, firstRow, endRow);
  }

  /** Whether only so few windows lack pixels that selecting their medians pays. */
  private boolean pays(KeyScale scale, Plane input, int firstRow, int endRow) {
    if (!leavesNanOut || !scale.takesNan()) {
      return true;
    }
    double pixels = (double) (endRow - firstRow) * input.width();
    return new NanRepair(window, boundary).work(input, firstRow, endRow) <= mostRepair * pixels;
  }

  /** Filters a band of rows with the network of each thread; false if a value does not fit. */
  private boolean filterBands(Plane input, Plane output, KeyScale scale, int firstRow, int endRow) {
    int rows = endRow - firstRow;
    int bands = Math.max(1, Math.min(threads, rows));
    List<NetworkRows> tasks = new ArrayList<>(bands);
    for (int i = 0; i < bands; i++) {
      NetworkMedian network = networks().get(i);
      int first = firstRow + (int) ((long) rows * i / bands);
      int end = firstRow + (int) ((long) rows * (i + 1) / bands);
      tasks.add(new NetworkRows(network, input, output, scale, first, end));
    }
    FilterThreads.run(tasks);
    boolean fitted = true;
    for (NetworkRows task : tasks) {
      fitted &= task.fitted;
    }
    return fitted;
  }

  /** What one thread does: rows from a first to an end. */
  private final class NetworkRows implements Runnable {
    private final NetworkMedian network;
    private final Plane input;
    private final Plane output;
    private final KeyScale scale;
    private final int first;
    private final int end;
    private boolean fitted;

    NetworkRows(
        NetworkMedian network, Plane input, Plane output, KeyScale scale, int first, int end) {
      this.network = network;
      this.input = input;
      this.output = output;
      this.scale = scale;
      this.first = first;
      this.end = end;
    }

    @Override
    public void run() {
      fitted = network.filterRows(input, output, scale, first, end);
      if (fitted && leavesNanOut && scale.takesNan()) {
        new NanRepair(window, boundary).repair(input, output, scale, first, end);
      }
    }
  }
}
