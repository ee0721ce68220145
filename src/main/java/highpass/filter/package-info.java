/**
 * The median high-pass filter itself: pure computing on {@link highpass.filter.Plane}s of {@code
 * double}, nothing but {@code java.base}.
 *
 * <p>{@link highpass.filter.MedianFilter} is the door; what stands behind it may change, what it
 * computes may not.
 */
package highpass.filter;
