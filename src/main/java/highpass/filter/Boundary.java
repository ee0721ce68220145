package highpass.filter;

import java.io.Serializable;

/**
 * A boundary mode and, for {@link BoundaryMode#CONSTANT}, the value beyond the edges.
 *
 * @param mode how the plane goes on beyond its edges
 * @param cval the constant value, SciPy's {@code cval}; without effect in the other modes
 */
public record Boundary(BoundaryMode mode, double cval) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** SciPy's default. */
  public static final Boundary REFLECT = new Boundary(BoundaryMode.REFLECT, 0.0);

  /** A boundary that needs no constant, or the constant 0. */
  public static Boundary of(BoundaryMode mode) {
    return new Boundary(mode, 0.0);
  }

  /** The value beyond the edges; NaN, which is left out of windows, if there is none. */
  public double outside() {
    return mode == BoundaryMode.CONSTANT ? cval : Double.NaN;
  }

  /** Whether what stands beyond the edges is NaN, as a constant. */
  boolean outsideIsNan() {
    return mode == BoundaryMode.CONSTANT && Double.isNaN(cval);
  }
}
