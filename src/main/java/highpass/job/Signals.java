package highpass.job;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.apache.spark.util.SignalUtils;
import scala.runtime.AbstractFunction0;

/**
 * What Ctrl-C and {@code kill} do to this process: the first ends it in an orderly way, which takes
 * a moment, the second at once. Java alone knows only the first.
 */
public final class Signals {
  /** A shell's exit codes: 128 and the signal's number. */
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

  private Signals() {}

  /**
   * Watches both signals from now on.
   *
   * @param exit ends the process with that code after its shutdown hooks; may be called once
   * @param halt ends the process with that code at once
   */
  public static void watch(IntConsumer exit, IntConsumer halt) {
    AtomicBoolean first = new AtomicBoolean(true);
    EXIT_CODES.forEach(
        (signal, code) ->
            SignalUtils.register(
                signal,
                new AbstractFunction0<>() {
                  @Override
                  public Object apply() {
                    if (first.getAndSet(false)) {
                      // Signals come in one by one: the next must not wait for the end of this one.
                      new Thread(() -> exit.accept(code), "end by SIG" + signal).start();
                    } else {
                      halt.accept(code);
                    }
                    return true;
                  }
                }));
  }
}
