package highpass.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets the n-th operation fail, once or from then on, and records all. */
public final class Faults {
  private final int failing;
  private final boolean forGood;
  private final boolean everywhere;
  private final List<String> operations = new ArrayList<>();

  /** No faults. */
  public Faults() {
    this(Integer.MAX_VALUE, false);
  }

  /**
   * Faults.
   *
   * @param failing number of the first operation to fail, from 0
   * @param forGood whether all later ones fail too
   */
  Faults(int failing, boolean forGood) {
    this(failing, forGood, false);
  }

  private Faults(int failing, boolean forGood, boolean everywhere) {
    this.failing = failing;
    this.forGood = forGood;
    this.everywhere = everywhere;
  }

  /** Faults that also happen to opening, removing and making directories. */
  public static Faults everywhere(int failing, boolean forGood) {
    return new Faults(failing, forGood, true);
  }

  /** Before an operation that fails only where everything may. */
  void beforeAlso(String operation) throws IOException {
    if (everywhere) {
      before(operation);
    }
  }

  synchronized void before(String operation) throws IOException {
    int number = operations.size();
    operations.add(operation);
    if (number == failing || (forGood && number > failing)) {
      throw new IOException("fault %d at %s".formatted(number, operation));
    }
  }

  /** All operations so far, failed ones included. */
  public synchronized List<String> operations() {
    return List.copyOf(operations);
  }
}
