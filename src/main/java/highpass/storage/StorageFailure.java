package highpass.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.apache.hadoop.security.AccessControlException;

/**
 * Words for what storage reports: many of its exceptions carry no file, or nothing but the file.
 */
final class StorageFailure {
  /** What Linux and macOS say. */
  private static final String NAME_TOO_LONG = "File name too long";

  private StorageFailure() {}

  /** An exception whose message says what could not be done to which file, and why. */
  static IOException naming(String action, String uri, IOException cause) {
    String message = action + " " + UriText.display(uri) + ": " + reason(cause);
    if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
      FileNotFoundException missing = new FileNotFoundException(message);
      missing.initCause(cause);
      return missing;
    }
    return new IOException(message, cause);
  }

  /** Whether the same may go well in a moment: it fails for no reason that lasts. */
  static boolean mayPass(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean interrupted =
          cause instanceof ClosedByInterruptException
              || (cause instanceof InterruptedIOException
                  && !(cause instanceof SocketTimeoutException));
      if (interrupted
          || cause instanceof FileNotFoundException
          || cause instanceof NoSuchFileException
          || cause instanceof FileAlreadyExistsException
          || cause instanceof AccessDeniedException
          || cause instanceof AccessControlException
          || (cause instanceof FileSystemException f && NAME_TOO_LONG.equals(f.getReason()))) {
        return false;
      }
    }
    return true;
  }

  /** What lies at the bottom of exceptions that only wrap each other. */
  static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** The reason alone, in one line. */
  static String reason(Throwable e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "unknown host " + firstLine(cause).replaceFirst(":.*", "");
      }
      if (cause instanceof SocketException || cause instanceof SocketTimeoutException) {
        // What wraps it says the same at greater length, or a page of advice.
        return "the server cannot be reached: " + firstLine(cause).replaceFirst("; For more.*", "");
      }
    }
    return e instanceof FileSystemException f && f.getReason() != null
        ? UriText.printable(f.getReason())
        : firstLine(e);
  }

  /** Hadoop's remote errors bring the server's whole stack trace. */
  private static String firstLine(Throwable e) {
    String name = e.getClass().getSimpleName();
    String text = Objects.requireNonNullElse(e.getMessage(), name);
    return UriText.printable(text.lines().findFirst().orElse(name));
  }
}
