package highpass.storage;

/**
 * A run refused before any work: its message is one line that names the thing and says what to do.
 * The user's mistake, not the program's, so no stack trace helps.
 */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal. */
  public PlanException(String message) {
    super(message);
  }

  /** A refusal because the storage refused. */
  public PlanException(String message, Throwable cause) {
    super(message, cause);
  }
}
