package highpass.filter;

/**
 * Where the window's pixels come from beyond the edge of the plane, in SciPy's words (<a
 * href="https://docs.scipy.org/doc/scipy/reference/generated/scipy.ndimage.median_filter.html">
 * {@code scipy.ndimage.median_filter}, parameter {@code mode}</a>). A window may be larger than the
 * plane: the pattern then repeats.
 */
public enum BoundaryMode {
  /** {@code d c b a | a b c d | d c b a}: mirrored about the edge of the last pixel. */
  REFLECT,
  /** {@code d c b | a b c d | c b a}: mirrored about the centre of the last pixel. */
  MIRROR,
  /** {@code a a a | a b c d | d d d}: the last pixel repeated. */
  NEAREST,
  /** {@code b c d | a b c d | a b c}: the plane repeated. */
  WRAP,
  /** {@code k k k | a b c d | k k k}: a constant value. */
  CONSTANT,
  /**
   * The window is cut at the edge of the plane, and the median is the element of rank {@code n/2}
   * of the {@code n} pixels left. Not in SciPy.
   */
  SHRINK;

  /** The {@link #source} of a position that has no pixel: outside, for CONSTANT and SHRINK. */
  public static final int NO_SOURCE = -1;

  /** Whether windows can reach positions that no pixel of the plane stands at. */
  public boolean endsWithPlane() {
    return this == CONSTANT || this == SHRINK;
  }

  /**
   * The pixel that stands at a position along one axis.
   *
   * @param position any position, also negative or beyond the end
   * @param length number of pixels along the axis, at least 1
   * @return an index in [0, length), or {@link #NO_SOURCE}
   */
  public int source(long position, int length) {
    if (position >= 0 && position < length) {
      return (int) position;
    }
    return switch (this) {
      case REFLECT -> {
        int p = (int) Math.floorMod(position, 2L * length);
        yield p < length ? p : 2 * length - 1 - p;
      }
      case MIRROR -> {
        int p = (int) Math.floorMod(position, Math.max(1, 2L * length - 2));
        yield p < length ? p : 2 * length - 2 - p;
      }
      case NEAREST -> position < 0 ? 0 : length - 1;
      case WRAP -> Math.floorMod(position, length);
      case CONSTANT, SHRINK -> NO_SOURCE;
    };
  }
}
