package highpass.report.scaling;

/**
 * What was found for one number of cores. Times are medians over passes and repeats.
 *
 * @param cores N
 * @param runs JVMs measured
 * @param passes steady passes measured, over all runs
 * @param wallSeconds T(N): a steady pass over all frames
 * @param wallMinSeconds the fastest of them
 * @param wallMaxSeconds the slowest of them
 * @param speedup T(1) / T(N)
 * @param efficiency speed-up / N
 * @param courseSpeedup frames times t0, one frame's time on one core, over T(N)
 * @param karpFlatt the serial fraction that this speed-up alone would mean (Karp and Flatt,
 *     "Measuring parallel processor performance", 1990); NaN for one core
 * @param fitSeconds T(N) by the fit of Amdahl's law; NaN without a fit
 * @param frameSeconds one frame, on its core
 * @param readSeconds core-seconds of reading in a pass
 * @param filterSeconds core-seconds of filtering in a pass
 * @param writeSeconds core-seconds of writing in a pass
 * @param idleSeconds core-seconds of a pass in which no core worked on a frame
 * @param firstWallSeconds the first pass of a JVM, which compiles and touches memory
 * @param startupSeconds from the start of the JVM to its first frame
 * @param taskBytes memory that each of the tasks could have
 * @param bandedFrames frames of a pass that were larger than that and went through in bands
 */
public record ScalingRow(
    int cores,
    int runs,
    int passes,
    double wallSeconds,
    double wallMinSeconds,
    double wallMaxSeconds,
    double speedup,
    double efficiency,
    double courseSpeedup,
    double karpFlatt,
    double fitSeconds,
    double frameSeconds,
    double readSeconds,
    double filterSeconds,
    double writeSeconds,
    double idleSeconds,
    double firstWallSeconds,
    double startupSeconds,
    long taskBytes,
    int bandedFrames) {}
