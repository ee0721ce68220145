package highpass.figure;

import highpass.filter.Plane;
import java.util.Objects;

/**
 * One picture of a figure.
 *
 * @param plane what it shows. Not modified.
 * @param title what that is
 * @param subtitle where it comes from; may be empty
 * @param unit of the pixel values, for the colour bar; may be empty
 */
public record Panel(Plane plane, String title, String subtitle, String unit) {
  /** Checks that all are given. */
  public Panel {
    Objects.requireNonNull(plane);
    Objects.requireNonNull(title);
    Objects.requireNonNull(subtitle);
    Objects.requireNonNull(unit);
  }
}
