package highpass.figure;

import java.util.Arrays;

/**
 * IRAF's zscale: limits that show the sky and what is a little brighter than it.
 *
 * <p>About a thousand pixels, taken at even distances and sorted, are nearly a straight line of
 * value against rank for the sky, with stars and defects bending away at the ends. A line is fitted
 * to them, again and again without the samples that are further than 2.5 standard deviations from
 * it and their neighbours. The limits are where that line, made steeper by the contrast, reaches
 * the first and last rank from the median, but never beyond the samples themselves. If more than
 * half of the samples are rejected there is no sky, and the limits are those of the samples.
 *
 * <p>Steps and constants are those of Astropy's {@code ZScaleInterval}, which follows IRAF's {@code
 * display} task.
 */
final class ZScale {
  private static final int SAMPLES = 1000;
  private static final double CONTRAST = 0.25;
  private static final double LARGEST_REJECTED_SHARE = 0.5;
  private static final int FEWEST_SAMPLES = 5;
  private static final double REJECTED_DEVIATIONS = 2.5;
  private static final int MOST_FITS = 5;
  private static final double GROWN_SHARE = 0.01;

  private final double[] samples;
  private boolean[] rejected;
  private double intercept;
  private double slope;

  private ZScale(double[] samples) {
    this.samples = samples;
    this.rejected = new boolean[samples.length];
  }

  /**
   * The limits for the finite ones of these pixels.
   *
   * @param pixels in order of place, at least one of them finite. Not modified.
   */
  static Limits limits(double[] pixels) {
    double[] samples = samples(pixels);
    Arrays.sort(samples);
    return new ZScale(samples).limits();
  }

  /** Finite pixels at even distances, counted in finite pixels. */
  private static double[] samples(double[] pixels) {
    int finite = OrderStatistics.finiteCount(pixels);
    int stride = Math.max(1, finite / SAMPLES);
    double[] samples = new double[Math.min(SAMPLES, (finite + stride - 1) / stride)];
    int taken = 0;
    int skip = 0;
    for (int i = 0; taken < samples.length; i++) {
      if (Double.isFinite(pixels[i])) {
        if (skip == 0) {
          samples[taken] = pixels[i];
          taken++;
          skip = stride;
        }
        skip--;
      }
    }
    return samples;
  }

  private Limits limits() {
    int count = samples.length;
    double low = samples[0];
    double high = samples[count - 1];
    int fewest = Math.max(FEWEST_SAMPLES, (int) (count * LARGEST_REJECTED_SHARE));
    int kept = count;
    int before = count + 1;
    for (int fit = 0; fit < MOST_FITS && kept < before && kept >= fewest; fit++) {
      fitLine();
      reject();
      before = kept;
      kept = keptCount();
    }
    if (kept >= fewest && Double.isFinite(slope)) {
      int center = (count - 1) / 2;
      double median = (samples[(count - 1) / 2] + samples[count / 2]) / 2;
      double steep = slope / CONTRAST;
      low = Math.max(low, median - (center - 1) * steep);
      high = Math.min(high, median + (count - center) * steep);
    }
    return low <= high ? new Limits(low, high) : new Limits(high, low);
  }

  /** Least squares of value against rank over the samples kept, about their means. */
  private void fitLine() {
    int kept = keptCount();
    double meanRank = 0;
    double meanValue = 0;
    for (int i = 0; i < samples.length; i++) {
      if (!rejected[i]) {
        meanRank += (double) i / kept;
        meanValue += samples[i] / kept;
      }
    }
    double squares = 0;
    double products = 0;
    for (int i = 0; i < samples.length; i++) {
      if (!rejected[i]) {
        squares += (i - meanRank) * (i - meanRank);
        products += (i - meanRank) * (samples[i] - meanValue);
      }
    }
    slope = products / squares;
    intercept = meanValue - slope * meanRank;
  }

  private double distance(int i) {
    return samples[i] - (intercept + slope * i);
  }

  private void reject() {
    double sum = 0;
    double squares = 0;
    int kept = keptCount();
    for (int i = 0; i < samples.length; i++) {
      if (!rejected[i]) {
        sum += distance(i);
      }
    }
    double mean = sum / kept;
    for (int i = 0; i < samples.length; i++) {
      if (!rejected[i]) {
        squares += (distance(i) - mean) * (distance(i) - mean);
      }
    }
    double threshold = REJECTED_DEVIATIONS * Math.sqrt(squares / kept);
    for (int i = 0; i < samples.length; i++) {
      rejected[i] |= Math.abs(distance(i)) > threshold;
    }
    grow();
  }

  /** Rejects the neighbours too: within a run of one per cent of the samples, centred. */
  private void grow() {
    int run = Math.max(1, (int) (samples.length * GROWN_SHARE));
    // An even run reaches one further up than down, as a convolution in NumPy's mode "same" does.
    int down = (run - 1) / 2;
    int up = run / 2;
    boolean[] grown = new boolean[samples.length];
    for (int i = 0; i < samples.length; i++) {
      if (rejected[i]) {
        int from = Math.max(0, i - down);
        int to = Math.min(samples.length, i + up + 1);
        Arrays.fill(grown, from, to, true);
      }
    }
    rejected = grown;
  }

  private int keptCount() {
    int kept = 0;
    for (boolean r : rejected) {
      kept += r ? 0 : 1;
    }
    return kept;
  }
}
