package highpass.job.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.job.SparkContexts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStreamTest {
  private static final int JOB_SIZE = 10;
  private static final int ATTEMPTS = 3;
  private static final List<Integer> NUMBERS = IntStream.range(0, 95).boxed().toList();

  /** Seen by tasks since executors of a local master are in this JVM. */
  private static final List<CountDownLatch> HANDED_OUT =
      NUMBERS.stream().map(n -> new CountDownLatch(1)).toList();

  private static final Set<Integer> STARTED = ConcurrentHashMap.newKeySet();
  private static final AtomicIntegerArray RUNS = new AtomicIntegerArray(NUMBERS.size());

  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    String master = "local[2,%d]".formatted(ATTEMPTS);
    spark = SparkContexts.open(SparkContexts.configuration("OFF").setMaster(master));
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  private static <R extends Serializable> void run(
      int groups, TaskStream.Task<Integer, R> task, Consumer<R> sink) throws Exception {
    Groups dealt = Groups.equal(NUMBERS.size(), groups);
    new TaskStream<>(spark, NUMBERS, dealt, task, sink, JOB_SIZE).run();
  }

  @ParameterizedTest
  @ValueSource(ints = {95, 40, 7, 1})
  void everyElementOnceInAChainOfJobs(int groups) throws Exception {
    List<Integer> results = new ArrayList<>();
    run(groups, n -> n * n, results::add);
    results.sort(null);
    assertEquals(NUMBERS.stream().map(n -> n * n).toList(), results);
  }

  /** Their description would be made before the first task, see {@link SparkContexts#open}. */
  @Test
  void rddsAreNotDescribed() {
    assertTrue(spark.parallelize(NUMBERS).rdd().scope().isEmpty());
  }

  @Test
  void nothingToDo() throws Exception {
    TaskStream.run(spark, List.<Integer>of(), n -> n, n -> assertEquals(0, 1));
  }

  /** Each element waits until the result of the one before it has been handed out. */
  @ParameterizedTest
  @ValueSource(ints = {95, 10, 1})
  @Timeout(60)
  void noResultWaitsForAnother(int groups) throws Exception {
    List<Boolean> results = new ArrayList<>();
    run(
        groups,
        TaskStreamTest::awaitOneBefore,
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
        SparkException.class, () -> run(NUMBERS.size(), TaskStreamTest::failAtFive, results::add));
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

  /** What a lost task has done stays done; the rest becomes tasks of their own. */
  @Test
  void onlyWhatIsNotDoneIsDoneAgain() throws Exception {
    List<Integer> results = new ArrayList<>();
    run(4, TaskStreamTest::failOnceAtFifty, results::add);
    results.sort(null);
    assertEquals(NUMBERS, results);
    for (int number : NUMBERS) {
      assertEquals(number == 50 ? 2 : 1, RUNS.get(number), "runs of " + number);
    }
  }

  private static int failOnceAtFifty(int number) {
    if (RUNS.incrementAndGet(number) == 1 && number == 50) {
      throw new IllegalStateException("asked to fail once");
    }
    return number;
  }

  /** Of a job that has failed, too: the task ends after Spark has cancelled it. */
  @Test
  @Timeout(60)
  void whatIsDoneAtTheEndIsHandedOut() {
    List<Integer> results = new ArrayList<>();
    assertThrows(
        SparkException.class, () -> run(NUMBERS.size(), TaskStreamTest::outlast, results::add));
    assertTrue(results.contains(0), "handed out: " + results);
  }

  private static int outlast(int number) {
    if (number == 1) {
      throw new IllegalStateException("asked to fail");
    }
    while (number == 0 && !TaskContext.get().isInterrupted()) {
      Thread.onSpinWait();
    }
    return number;
  }
}
