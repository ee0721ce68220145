package highpass.fits;

import java.io.IOException;

/** What a frame's data are kept in failed, which is no fault of the frame. */
final class SpaceException extends IOException {
  private static final long serialVersionUID = 1L;

  SpaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
