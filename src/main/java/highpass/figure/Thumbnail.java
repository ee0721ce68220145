package highpass.figure;

import highpass.figure.Ticks.Tick;
import highpass.filter.Plane;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A small picture of a plane without axes, for lists of many frames.
 *
 * @param image the picture, first row lowest
 * @param limits the values at the ends of its colours
 * @param hasNan whether the picture shows NaN
 */
public record Thumbnail(BufferedImage image, Limits limits, boolean hasNan) {
  private static final int SCREEN_DOTS_PER_INCH = 96;

  /**
   * Draws the picture. The cuts are chosen from the pixels that it shows, after binning, so that it
   * uses all colours: binned noise has a smaller range than the plane's.
   *
   * @param plane not modified
   * @param look how values become colours
   * @param side the most pixels that it may be wide and high, at least 1
   */
  public static Thumbnail of(Plane plane, Look look, int side) {
    if (side < 1) {
      throw new IllegalArgumentException("a thumbnail needs at least 1 pixel, not " + side);
    }
    int longest = Math.max(plane.height(), plane.width());
    Magnification magnification =
        Magnification.largest(plane.height(), plane.width(), m -> m.screen(longest) <= side);
    Plane shown = magnification.binned(plane);
    Shading shading = new Shading(look.map(), look.stretch(), look.cuts().of(shown));
    return new Thumbnail(
        shading.paint(shown, magnification.zoom()),
        shading.limits(),
        Arrays.stream(shown.pixels()).anyMatch(Double::isNaN));
  }

  /** The values at the ends of the colours, as {@code −3.1 to 4.2}. */
  public String range() {
    Ticks ends = Ticks.ends(limits);
    String numbers =
        ends.ticks().stream().map(Tick::label).distinct().collect(Collectors.joining(" to "));
    return ends.factor().isEmpty() ? numbers : "(" + numbers + ") " + ends.factor();
  }

  /** The picture as a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PngFile.write(image, SCREEN_DOTS_PER_INCH, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
