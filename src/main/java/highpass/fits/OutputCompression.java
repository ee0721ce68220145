package highpass.fits;

/** How frames are compressed when they are written. */
public enum OutputCompression {
  /** Not at all. */
  NONE(".fits"),
  /** The file as a whole, with gzip. */
  GZIP(".fits.gz"),
  /**
   * Each filtered image as a table of rows, each compressed with gzip, without loss: what funpack
   * and every reader of compressed images understands.
   */
  FZ(".fits.fz");

  private final String ending;

  OutputCompression(String ending) {
    this.ending = ending;
  }

  /** What names of such files end with. */
  public String ending() {
    return ending;
  }
}
