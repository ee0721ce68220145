package highpass.figure;

import java.io.Serializable;
import java.util.Objects;

/**
 * How values become colours.
 *
 * @param map the colours
 * @param stretch how they are spent between the cuts
 * @param cuts how the values at the ends are chosen
 */
public record Look(ColorMap map, Stretch stretch, Cuts cuts) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What people expect who see a frame for the first time: all but the extremes, evenly. */
  public static final double DEFAULT_INTERVAL = 99.5;

  /** Checks that all are given. */
  public Look {
    Objects.requireNonNull(map);
    Objects.requireNonNull(stretch);
    Objects.requireNonNull(cuts);
  }

  /** The default map, linear, between the percentiles of the default interval. */
  public static Look standard() {
    return new Look(
        ColorMap.named(ColorMap.DEFAULT).orElseThrow(),
        Stretch.LINEAR,
        Cuts.interval(DEFAULT_INTERVAL));
  }
}
