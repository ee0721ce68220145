package highpass.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets the n-th operation fail, once or from then on, and records all. */
final class Faults {
  private final int failing;
  private final boolean forGood;
  private final List<String> operations = new ArrayList<>();

  /** No faults. */
  Faults() {
    this(Integer.MAX_VALUE, false);
  }

  /**
   * Faults.
   *
   * @param failing number of the first operation to fail, from 0
   * @param forGood whether all later ones fail too
   */
  Faults(int failing, boolean forGood) {
    this.failing = failing;
    this.forGood = forGood;
  }

  void before(String operation) throws IOException {
    int number = operations.size();
    operations.add(operation);
    if (number == failing || (forGood && number > failing)) {
      throw new IOException("fault %d at %s".formatted(number, operation));
    }
  }

  List<String> operations() {
    return operations;
  }
}
