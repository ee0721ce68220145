package highpass.fits;

/**
 * A frame that takes more memory than it may have, where it is kept in memory. In a {@link
 * DiskSpace} it may take less.
 */
public final class FrameTooLargeException extends FrameException {
  private static final long serialVersionUID = 1L;

  /** What a user can do about it, the end of a sentence. */
  public static final String REMEDY =
      "give executors more memory, or fewer cores to share it: --driver-memory or --master 'local[N]' on one machine, --executor-memory or --executor-cores on a cluster";

  FrameTooLargeException(String message) {
    super(message);
  }
}
