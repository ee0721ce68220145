package highpass.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets the first plane that a JVM filters go ahead of the others.
 *
 * <p>Until the JIT compiler has done the loops over pixels they take ten times as long, and the
 * threads that run them meanwhile take the cores that it needs. So other tasks wait for the first
 * plane and then begin with compiled loops; but not for long, since it may be a mosaic: once one
 * has waited long enough, none waits any more.
 */
final class FirstPlane {
  /** Of this JVM. Planes of a million pixels take less than this, compiling included. */
  static final FirstPlane HERE = new FirstPlane(400);

  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch open = new CountDownLatch(1);
  private final long longestWaitMillis;

  FirstPlane(long longestWaitMillis) {
    this.longestWaitMillis = longestWaitMillis;
  }

  /** Filters a plane, after the first one if it is another. An interrupt ends the waiting only. */
  void filter(Runnable filter) {
    if (begun.compareAndSet(false, true)) {
      try {
        filter.run();
      } finally {
        open.countDown();
      }
    } else {
      awaitFirst();
      filter.run();
    }
  }

  /** Whether planes begin without waiting. */
  boolean isOpen() {
    return open.getCount() == 0;
  }

  private void awaitFirst() {
    try {
      if (!open.await(longestWaitMillis, TimeUnit.MILLISECONDS)) {
        open.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
