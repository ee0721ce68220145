/**
 * Runs a function on each element of a list, in Spark tasks of one element or several, and hands
 * the results out on the driver as they come: knows nothing of frames.
 */
package highpass.job.stream;
