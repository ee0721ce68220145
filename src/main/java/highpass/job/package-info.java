/**
 * The Spark jobs, and all that the project knows of Spark.
 *
 * <p>A driver sends {@link highpass.storage.PlannedFrame}s, a path in and a path out, to executors;
 * what comes back is one {@link highpass.job.FrameRecord} a frame, never pixels.
 */
package highpass.job;
