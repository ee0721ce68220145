package highpass.job;

import java.io.Serializable;

/**
 * After how many failures no further frame is started: a full disk or a wrong option should not
 * cost a night.
 *
 * @param failures so many failed frames, if {@code percent} is 0
 * @param percent of the frames worked on so far, or 0. As in GNU Parallel, at least three must have
 *     failed: the first frame of all is no sample.
 */
public record Halt(long failures, double percent) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Go on whatever happens. */
  public static final Halt NEVER = new Halt(Long.MAX_VALUE, 0);

  private static final int FEWEST = 3;

  /** Checks the numbers. */
  public Halt {
    if (failures < 1 || !(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "not a number of failures or percentage: %d, %s".formatted(failures, percent));
    }
  }

  /** Halts after so many failures. */
  public static Halt afterFailures(long failures) {
    return new Halt(failures, 0);
  }

  /** Halts when so many percent of the frames worked on so far have failed. */
  public static Halt atPercent(double percent) {
    if (percent <= 0) {
      throw new IllegalArgumentException("no percentage to halt at: " + percent);
    }
    return new Halt(FEWEST, percent);
  }

  /** Whether a run may ever be halted. */
  boolean isPossible() {
    return failures != Long.MAX_VALUE;
  }

  /**
   * Whether it is time.
   *
   * @param failed frames that have failed
   * @param worked frames that have failed or been done, skipped ones apart
   */
  boolean isReached(long failed, long worked) {
    return failed >= failures && 100.0 * failed >= percent * worked;
  }
}
