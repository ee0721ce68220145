package highpass.report.scaling;

import java.io.Serializable;

/**
 * One pass of the filter job over all frames, as the JVM that made it measured it.
 *
 * <p>The passes of a JVM follow each other on one Spark context; in the first the JVM compiles the
 * code and memory is touched for the first time, in the second it still compiles what the first has
 * shown to be worth it, the later ones are the steady state.
 *
 * @param cores how many cores the job had
 * @param repeat which of the JVMs with this number of cores it was, from 0
 * @param pass which of the JVM's passes it was, from 0
 * @param frames frames filtered
 * @param startupSeconds from the start of the JVM to the first frame of its first pass
 * @param wallSeconds from the start of the pass to its last record
 * @param frameSeconds median of the frames' times
 * @param readSeconds reading, summed over the frames
 * @param filterSeconds filtering, summed over the frames
 * @param writeSeconds writing, summed over the frames
 * @param otherSeconds of the frames' tasks in none of the three phases, summed over the frames
 * @param taskBytes memory that each of the tasks could have
 * @param bandedFrames frames that were larger than that and went through in bands
 */
public record ScalingPass(
    int cores,
    int repeat,
    int pass,
    int frames,
    double startupSeconds,
    double wallSeconds,
    double frameSeconds,
    double readSeconds,
    double filterSeconds,
    double writeSeconds,
    double otherSeconds,
    long taskBytes,
    int bandedFrames)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Passes of a JVM before its steady state. */
  public static final int SETTLING = 2;

  /** Whether it is one of the steady state. */
  boolean isSteady() {
    return pass >= SETTLING;
  }

  /** Core-seconds in which no core worked on a frame: scheduling, and waiting for the last ones. */
  public double idleSeconds() {
    double busy = readSeconds + filterSeconds + writeSeconds + otherSeconds;
    return cores * wallSeconds - busy;
  }
}
