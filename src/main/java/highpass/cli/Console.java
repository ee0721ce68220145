package highpass.cli;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err everything else
 */
record Console(PrintStream out, PrintStream err) {
  /** Set by submit.sh, which sees the terminal that a JVM several processes away cannot. */
  private static final String PROGRESS_VARIABLE = "HIGHPASS_PROGRESS";

  /** Whether someone watches: stderr is a terminal. */
  boolean isTerminal() {
    return "terminal".equals(System.getenv(PROGRESS_VARIABLE));
  }

  /** Tells the user something that is no result. */
  void note(String line) {
    err.println("fits-highpass: " + line);
  }
}
