package highpass.filter;

/** What becomes of windows that hold NaN, which SciPy leaves undefined. */
public enum NanPolicy {
  /**
   * NaN is left out: the median is the element of rank {@code n/2} of the window's {@code n} valid
   * pixels. The median at a NaN pixel whose window holds no valid pixel is NaN.
   */
  IGNORE,
  /** Any NaN in the window makes its median NaN. */
  PROPAGATE,
  /** A plane with a NaN is refused with a {@link NanPixelException}. */
  FAIL
}
