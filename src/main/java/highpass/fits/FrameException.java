package highpass.fits;

/**
 * A frame that cannot be read, filtered or written as it should be. The message names the frame,
 * the HDU where there is one, what is wrong and what to do about it.
 *
 * <p>Errors of the stream that a frame is read from are {@link java.io.IOException}s instead:
 * trying those again may help, trying these again does not.
 */
public class FrameException extends Exception {
  private static final long serialVersionUID = 1L;

  FrameException(String message) {
    super(message);
  }

  FrameException(String message, Throwable cause) {
    super(message, cause);
  }
}
