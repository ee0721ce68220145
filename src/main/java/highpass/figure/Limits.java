package highpass.figure;

import java.io.Serializable;

/**
 * The values at the two ends of a colour bar; pixels beyond take the colour of that end.
 *
 * @param low finite
 * @param high finite, at least {@code low}
 */
public record Limits(double low, double high) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks the values. */
  public Limits {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("limits must be finite and ordered: " + low + ", " + high);
    }
  }

  /** Where a value lies: 0 at the low end, 1 at the high one; 0 everywhere if they are equal. */
  double position(double value) {
    return low == high ? 0 : (value - low) / (high - low);
  }
}
