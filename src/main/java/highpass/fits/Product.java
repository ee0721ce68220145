package highpass.fits;

/** Which of the two images that a median filter gives a frame holds. */
public enum Product {
  /** Frame minus median. */
  HIGH_PASS("median", "frame minus its median-filtered version"),
  /** The median itself. */
  BACKGROUND("median background", "median-filtered version of the frame");

  private final String filter;
  private final String description;

  Product(String filter, String description) {
    this.filter = filter;
    this.description = description;
  }

  /** The value of card HPFILTER. */
  public String filter() {
    return filter;
  }

  String description() {
    return description;
  }
}
