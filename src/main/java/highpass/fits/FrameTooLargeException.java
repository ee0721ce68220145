package highpass.fits;

/**
 * A frame that takes more memory than it may have, where it is kept in memory. In a {@link
 * DiskSpace} it may take less.
 */
public final class FrameTooLargeException extends FrameException {
  private static final long serialVersionUID = 1L;

  FrameTooLargeException(String message) {
    super(message);
  }
}
