package highpass.job.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Passes results on in the order of their indices: holds back what came too early.
 *
 * @param <R> the results
 */
public final class InOrder<R> implements Consumer<R> {
  private final ToIntFunction<R> index;
  private final Consumer<R> sink;
  private final Map<Integer, R> early = new HashMap<>();
  private int next;

  /**
   * Passes on to the sink.
   *
   * @param index of each result, from 0 without gaps
   */
  public InOrder(ToIntFunction<R> index, Consumer<R> sink) {
    this.index = index;
    this.sink = sink;
  }

  @Override
  public void accept(R result) {
    early.put(index.applyAsInt(result), result);
    for (R ready = early.remove(next); ready != null; ready = early.remove(next)) {
      next++;
      sink.accept(ready);
    }
  }
}
