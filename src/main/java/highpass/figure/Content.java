package highpass.figure;

import java.util.Arrays;

/**
 * A panel and what its pixels come to.
 *
 * @param panel as it was asked for
 * @param shading its values' colours
 * @param hasNan whether a pixel is NaN
 */
record Content(Panel panel, Shading shading, boolean hasNan) {
  static Content of(Panel panel, Look look) {
    return new Content(
        panel,
        new Shading(look.map(), look.stretch(), look.cuts().of(panel.plane())),
        Arrays.stream(panel.plane().pixels()).anyMatch(Double::isNaN));
  }

  /** The colour bar's ticks, where there is room for so many. */
  Ticks barTicks(int most) {
    return Ticks.of(shading.limits(), shading.stretch(), most);
  }
}
