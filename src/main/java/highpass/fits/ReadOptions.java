package highpass.fits;

import java.util.Objects;

/**
 * What is to be done with the frames that a {@link FrameReader} reads, as far as reading depends on
 * it.
 *
 * @param hdus which HDUs are to be filtered
 * @param type pixels to be written, which decides how much memory a frame needs
 * @param products number of filtered frames made from each frame (2 with its background)
 * @param strict whether what is otherwise a warning makes the frame fail
 * @param memoryBudget bytes that one frame may take from reading to writing; more is refused
 */
public record ReadOptions(
    HduSelector hdus, OutputType type, int products, boolean strict, long memoryBudget) {
  /** Checks the numbers. */
  public ReadOptions {
    Objects.requireNonNull(hdus);
    Objects.requireNonNull(type);
    if (products < 1 || memoryBudget < 1) {
      throw new IllegalArgumentException(
          "products and memory budget must be positive, not %d and %d"
              .formatted(products, memoryBudget));
    }
  }

  /** All images, automatic type, one product, warnings allowed. */
  public static ReadOptions withBudget(long memoryBudget) {
    return new ReadOptions(HduSelector.ALL, OutputType.AUTO, 1, false, memoryBudget);
  }
}
