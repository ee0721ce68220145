package highpass.filter;

/** A plane holds a NaN where {@link NanPolicy#FAIL} forbids one. */
public final class NanPixelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int row;
  private final int column;

  /**
   * Reports the first NaN in row-major order.
   *
   * @param row 0-based row
   * @param column 0-based column
   */
  public NanPixelException(int row, int column) {
    super("NaN at row %d, column %d (counted from 0)".formatted(row, column));
    this.row = row;
    this.column = column;
  }

  /** 0-based row of the first NaN. */
  public int row() {
    return row;
  }

  /** 0-based column of the first NaN. */
  public int column() {
    return column;
  }
}
