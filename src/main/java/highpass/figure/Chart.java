package highpass.figure;

import java.awt.Color;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Curves over whole numbers, such as times over numbers of cores. Both axes begin at 0.
 *
 * @param title above the chart
 * @param xLabel below the horizontal axis
 * @param yLabel beside the vertical axis
 * @param curves in the order in which they are drawn
 */
public record Chart(String title, String xLabel, String yLabel, List<Curve> curves) {
  /** How much higher the axes reach than the values. */
  private static final double HEADROOM = 1.08;

  /**
   * A point that was measured, or computed.
   *
   * @param x where
   * @param y the value
   * @param low the least value seen there, or {@code y}
   * @param high the greatest value seen there, or {@code y}
   */
  public record Mark(double x, double y, double low, double high) {
    /** A point without a range. */
    public static Mark at(double x, double y) {
      return new Mark(x, y, y, y);
    }
  }

  /** How a curve looks. */
  public enum Style {
    /** Measured: discs with their ranges, joined by a line. */
    MEASURED,
    /** Computed: a line. */
    LINE,
    /** Ideal: a dashed line. */
    DASHED
  }

  /**
   * A curve.
   *
   * @param name in the legend
   * @param style how it looks
   * @param marks its points, from left to right
   */
  public record Curve(String name, Style style, List<Mark> marks) {
    /** Copies the list. */
    public Curve {
      marks = List.copyOf(marks);
    }

    Color color() {
      return switch (style) {
        // From the middle, the dark end and the grey beside inferno.
        case MEASURED -> new Color(0xd9, 0x4d, 0x3d);
        case LINE -> new Color(0x4a, 0x0c, 0x6b);
        case DASHED -> new Color(0x70, 0x70, 0x70);
      };
    }
  }

  /** Copies the list. */
  public Chart {
    curves = List.copyOf(curves);
  }

  double xEnd() {
    return end(curves.stream().flatMap(c -> c.marks().stream()).mapToDouble(Mark::x));
  }

  double yEnd() {
    return end(curves.stream().flatMap(c -> c.marks().stream()).mapToDouble(Mark::high));
  }

  private static double end(DoubleStream values) {
    OptionalDouble most = values.filter(Double::isFinite).max();
    return most.orElse(0) > 0 ? most.getAsDouble() * HEADROOM : 1;
  }
}
