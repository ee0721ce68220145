package highpass.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Threads that share the work on one plane and end with the call that started them.
 *
 * <p>No class that a plane's filter needs has a lambda, a method reference, a stream or a record's
 * own {@code equals} in what it does for every plane: the first of each costs a fresh JVM as much
 * as half a frame.
 */
public final class FilterThreads {
  private FilterThreads() {}

  /**
   * Runs tasks at the same time, the first in the caller's thread, and returns when all have ended.
   * An interrupt meanwhile is kept for the caller.
   *
   * @param tasks at least one; what one throws is thrown here, after the others have ended
   */
  public static void run(List<? extends Runnable> tasks) {
    List<FilterThread> others = new ArrayList<>();
    for (Runnable task : tasks.subList(1, tasks.size())) {
      FilterThread other = new FilterThread(task);
      others.add(other);
      other.start();
    }
    try {
      tasks.get(0).run();
    } finally {
      for (FilterThread other : others) {
        other.joinUninterruptibly();
      }
    }
    for (FilterThread other : others) {
      other.rethrow();
    }
  }

  private static final class FilterThread extends Thread {
    private volatile Throwable failure;

    FilterThread(Runnable task) {
      super(task, "median-filter");
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        super.run();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }

    void joinUninterruptibly() {
      boolean interrupted = false;
      while (isAlive()) {
        try {
          join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    void rethrow() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException error) {
        throw error;
      }
    }
  }
}
