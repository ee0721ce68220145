package highpass.job;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Passes results on in the order of their indices: holds back what came too early.
 *
 * @param <R> the results
 */
final class InOrder<R> implements Consumer<R> {
  private final ToIntFunction<R> index;
  private final Consumer<R> sink;
  private final Map<Integer, R> early = new HashMap<>();
  private int next;

  InOrder(ToIntFunction<R> index, Consumer<R> sink) {
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
