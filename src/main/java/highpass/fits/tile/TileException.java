package highpass.fits.tile;

/** A tile's bytes are not what its algorithm writes; the message says in what way. */
public final class TileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong with the tile. */
  public TileException(String message) {
    super(message);
  }

  /** With what is wrong with the tile and what found it. */
  public TileException(String message, Throwable cause) {
    super(message, cause);
  }
}
