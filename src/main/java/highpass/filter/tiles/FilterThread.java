package highpass.filter.tiles;

import java.util.List;

/** A thread that filters blocks, ends with the call that started it and hands over its error. */
final class FilterThread extends Thread {
  private volatile Throwable failure;

  FilterThread(Runnable task) {
    super(task, "median-filter");
    setDaemon(true);
    setUncaughtExceptionHandler((thread, error) -> failure = error);
  }

  /** Waits for all of them; an interrupt meanwhile is kept for the caller. */
  static void joinAll(List<FilterThread> threads) {
    boolean interrupted = false;
    for (FilterThread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Throws the error of a thread that failed, if one did. */
  static void rethrow(List<FilterThread> threads) {
    for (FilterThread thread : threads) {
      if (thread.failure instanceof Error error) {
        throw error;
      }
      if (thread.failure instanceof RuntimeException error) {
        throw error;
      }
    }
  }
}
