package highpass.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FirstPlaneTest {
  private static final long LONG = TimeUnit.HOURS.toMillis(1);

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  /** Starts the first plane, which ends when it may. */
  private Thread begin(FirstPlane planes) throws InterruptedException {
    Thread first = new Thread(() -> planes.filter(this::first));
    first.start();
    begun.await();
    return first;
  }

  private void first() {
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    done.add("first");
  }

  @Test
  void othersWaitForTheFirst() throws Exception {
    FirstPlane planes = new FirstPlane(LONG);
    Thread first = begin(planes);
    Thread other = new Thread(() -> planes.filter(() -> done.add("other")));
    other.start();
    while (other.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(List.of(), done);
    assertFalse(planes.isOpen());
    mayEnd.countDown();
    first.join();
    other.join();
    assertEquals(List.of("first", "other"), done);
    planes.filter(() -> done.add("next"));
    assertEquals("next", done.get(2));
  }

  @Test
  void butNotForLong() throws Exception {
    FirstPlane planes = new FirstPlane(1);
    Thread first = begin(planes);
    planes.filter(() -> done.add("other"));
    assertTrue(planes.isOpen(), "one has waited for all");
    mayEnd.countDown();
    first.join();
    assertEquals(List.of("other", "first"), done);
  }

  @Test
  void failureOfTheFirstIsAnEndToo() {
    FirstPlane planes = new FirstPlane(LONG);
    Runnable failing =
        () -> {
          throw new IllegalStateException("NaN");
        };
    assertThrows(IllegalStateException.class, () -> planes.filter(failing));
    planes.filter(() -> done.add("other"));
    assertEquals(List.of("other"), done);
  }

  @Test
  void interruptEndsTheWaitingAndIsKept() throws Exception {
    FirstPlane planes = new FirstPlane(LONG);
    Thread first = begin(planes);
    Thread.currentThread().interrupt();
    planes.filter(() -> done.add("other"));
    assertTrue(Thread.interrupted());
    mayEnd.countDown();
    first.join();
    assertEquals(List.of("other", "first"), done);
  }
}
