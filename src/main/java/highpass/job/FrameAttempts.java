package highpass.job;

import highpass.fits.FrameException;
import highpass.fits.FrameTooLargeException;
import highpass.storage.FrameStore;
import highpass.storage.PlannedFrame;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Filters one frame, again if storage failed: a busy file server, a connection that broke. A frame
 * that is bad is bad at every attempt, and a file that is not there does not come by waiting.
 *
 * <p>The pauses double from attempt to attempt, and differ at random, so that the executors that a
 * file server has turned away do not come back together.
 */
final class FrameAttempts implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final FrameFilter filter;
  private final int retries;

  /**
   * Attempts.
   *
   * @param retries how often to try again
   */
  FrameAttempts(FrameFilter filter, int retries) {
    this.filter = filter;
    this.retries = retries;
  }

  /**
   * Never throws for what is wrong with one frame: its record says so.
   *
   * @param cores that the frame may use
   */
  FrameRecord run(PlannedFrame planned, FrameClock clock, int cores) {
    try {
      while (true) {
        try {
          return filter.run(planned, clock, cores);
        } catch (IOException e) {
          if (clock.tries() > retries || !FrameStore.mayPass(e)) {
            throw e;
          }
          Thread.sleep(pauseMillis(clock.tries()));
          clock.tryAgain(e.getMessage());
        }
      }
    } catch (FrameException | IOException e) {
      return clock.failed(e.getMessage() == null ? named(planned, e) : e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return clock.failed(planned.input().display() + ": given up while waiting to try again");
    } catch (OutOfMemoryError e) {
      return clock.failed(
          "%s: not enough memory (%s); %s"
              .formatted(planned.input().display(), e.getMessage(), FrameTooLargeException.REMEDY));
    } catch (RuntimeException | Error e) {
      // A mistake, a class that a file system lacks, or a file cut short while it was mapped: bad
      // for this frame, while Spark would end the whole run.
      return clock.failed(named(planned, e));
    }
  }

  private static long pauseMillis(int tries) {
    long pause = FIRST_PAUSE_MILLIS << Math.min(tries - 1, 16);
    long most = Math.min(pause, LONGEST_PAUSE_MILLIS);
    return most / 2 + ThreadLocalRandom.current().nextLong(most);
  }

  /** For what nobody foresaw: the kind of exception is then the best hint there is. */
  private static String named(PlannedFrame planned, Throwable e) {
    return "%s: %s".formatted(planned.input().display(), e);
  }
}
