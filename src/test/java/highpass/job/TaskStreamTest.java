package highpass.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TaskStreamTest {
  private static final int JOB_SIZE = 10;
  private static final List<Integer> NUMBERS = IntStream.range(0, 95).boxed().toList();

  /** Seen by tasks since executors of a local master are in this JVM. */
  private static final List<CountDownLatch> HANDED_OUT =
      NUMBERS.stream().map(n -> new CountDownLatch(1)).toList();

  private static final Set<Integer> STARTED = ConcurrentHashMap.newKeySet();

  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark = SparkContexts.open(SparkContexts.configuration("OFF"));
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  @Test
  void everyElementOnceInAChainOfJobs() throws Exception {
    List<Integer> results = new ArrayList<>();
    new TaskStream<Integer, Integer>(spark, n -> n * n, JOB_SIZE).run(NUMBERS, 0, results::add);
    results.sort(null);
    assertEquals(NUMBERS.stream().map(n -> n * n).toList(), results);
  }

  @Test
  void nothingToDo() throws Exception {
    TaskStream.run(spark, List.<Integer>of(), 0, n -> n, n -> assertEquals(0, 1));
  }

  /** Each task waits until the result of the one before it has been handed out. */
  @Test
  @Timeout(60)
  void noResultWaitsForAnother() throws Exception {
    List<Boolean> results = new ArrayList<>();
    new TaskStream<Integer, Boolean>(spark, TaskStreamTest::awaitOneBefore, JOB_SIZE)
        .run(
            NUMBERS,
            0,
            result -> {
              HANDED_OUT.get(results.size()).countDown();
              results.add(result);
            });
    assertEquals(NUMBERS.size(), results.size());
    assertTrue(results.stream().allMatch(r -> r));
  }

  private static boolean awaitOneBefore(int number) {
    try {
      return number == 0 || HANDED_OUT.get(number - 1).await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void aJobThatFailsEndsTheChain() {
    List<Integer> results = new ArrayList<>();
    assertThrows(
        SparkException.class,
        () ->
            new TaskStream<Integer, Integer>(spark, TaskStreamTest::failAtFive, JOB_SIZE)
                .run(NUMBERS, 0, results::add));
    assertTrue(results.contains(0));
    assertTrue(STARTED.stream().noneMatch(n -> n >= 3 * JOB_SIZE), "started: " + STARTED);
  }

  private static int failAtFive(int number) {
    STARTED.add(number);
    if (number == 5) {
      throw new IllegalStateException("asked to fail");
    }
    return number;
  }
}
