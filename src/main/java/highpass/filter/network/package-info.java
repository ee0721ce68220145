/**
 * The median of small windows, by comparator networks on vector lanes.
 *
 * <p>{@link highpass.filter.network.NetworkMedian} is the door. Behind it, {@code MedianNetwork}
 * builds the network for a window (the algorithm is told there), {@code Dataflow}, {@code
 * StepJoiner} and {@code RowAllocator} make a {@code Program} of it, {@code StripRunner} runs the
 * program over a plane, and the kernels do what a step of it says, on many tiles at once. {@link
 * highpass.filter.network.NanRepair} mends the few windows that no network can be right for.
 */
package highpass.filter.network;
