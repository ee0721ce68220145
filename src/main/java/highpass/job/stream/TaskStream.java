package highpass.job.stream;

import highpass.job.stream.PartTask.Part;
import highpass.job.stream.PartTask.PartEnd;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Runs one function on each element of a list, in tasks of Spark, and hands the results out on the
 * driver while the tasks go on.
 *
 * <p>{@code collect} would wait for the last result, {@code toLocalIterator} runs the partitions
 * one by one; {@code submitJob} tells of each partition as it ends, on the scheduler's own thread,
 * which must not wait for a slow screen: results go through a queue to the calling thread. Those of
 * a task of several elements are sent to it one by one, besides.
 *
 * <p>A million tasks at once would fill the driver's memory, so a long list becomes a chain of
 * jobs. Each is submitted while the one before it still runs: Spark's scheduler gives its tasks to
 * the cores that the other has no more work for.
 *
 * <p>When a task of several elements is lost, and its executor with it, those of its elements whose
 * results have not come become tasks of their own: none that is done is done again, and none
 * suffers for another that takes executors down.
 *
 * @param <T> the elements
 * @param <R> the results
 */
public final class TaskStream<T, R extends Serializable> {
  /** Elements of a job of the chain: take the scheduler far longer to run than to submit. */
  private static final int JOB_SIZE = 10_000;

  private static final int JOBS_AT_ONCE = 2;

  /** How long tasks that are cancelled may take to end, and to tell what they have done. */
  private static final long SECONDS_TO_END_TASKS = 5;

  private static final long MILLIS_BETWEEN_LOOKS = 20;

  private final JavaSparkContext spark;
  private final List<T> elements;
  private final Groups groups;
  private final Task<T, R> task;
  private final Consumer<R> sink;
  private final int jobSize;
  private final String mailBox = "fits-highpass-" + UUID.randomUUID();

  /** What Spark's threads tell this one. */
  private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();

  private final RunningTasks tasks = new RunningTasks();
  private final List<SimpleFutureAction<BoxedUnit>> running = new ArrayList<>();
  private final List<Part<T>> again = new ArrayList<>();
  private final BitSet handedOut = new BitSet();
  private int dealt;
  private Try<?> failure;

  /** A stream with jobs of about so many elements. */
  TaskStream(
      JavaSparkContext spark,
      List<T> elements,
      Groups groups,
      Task<T, R> task,
      Consumer<R> sink,
      int jobSize) {
    this.spark = spark;
    this.elements = elements;
    this.groups = groups;
    this.task = task;
    this.sink = sink;
    this.jobSize = jobSize;
  }

  /**
   * What executors do with one element.
   *
   * @param <T> the elements
   * @param <R> the results
   */
  @FunctionalInterface
  public interface Task<T, R> extends Serializable {
    /** Works on it. */
    R run(T element);
  }

  /**
   * Runs the task on all elements.
   *
   * @param spark the driver's context
   * @param elements what to work on, in order
   * @param groups the elements of each task
   * @param task the work
   * @param sink called on this thread with each result as it comes
   * @throws Exception what ended a job early, once all results that there are have been handed out
   */
  public static <T, R extends Serializable> void run(
      JavaSparkContext spark, List<T> elements, Groups groups, Task<T, R> task, Consumer<R> sink)
      throws Exception {
    new TaskStream<>(spark, elements, groups, task, sink, JOB_SIZE).run();
  }

  /** The same with a task an element. */
  public static <T, R extends Serializable> void run(
      JavaSparkContext spark, List<T> elements, Task<T, R> task, Consumer<R> sink)
      throws Exception {
    run(spark, elements, Groups.single(elements.size()), task, sink);
  }

  /** Runs it all. */
  void run() throws Exception {
    ResultMail.open(mailBox, this::receive);
    spark.sc().addSparkListener(tasks);
    try {
      while (failure == null && submit()) {
        news.take().run();
      }
      if (failure != null) {
        cancel();
        handOutTheLast();
      }
    } catch (InterruptedException | RuntimeException e) {
      cancel();
      throw e;
    } finally {
      spark.sc().removeSparkListener(tasks);
    }
    if (failure != null) {
      failure.get();
    }
  }

  private void cancel() {
    running.forEach(SimpleFutureAction::cancel);
  }

  /** Tasks that are cancelled end at their next step; what they have done until then counts. */
  private void handOutTheLast() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END_TASKS);
    Runnable last;
    do {
      last = news.poll(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      if (last != null) {
        last.run();
      }
    } while ((last != null || tasks.count() > 0)
        && !spark.sc().isStopped()
        && System.nanoTime() < deadline);
  }

  /** Called on a thread of Spark's with what a task sends while it goes on. */
  private void receive(Object message) {
    @SuppressWarnings("unchecked") // The box is this stream's alone.
    PartTask.Result<R> result = (PartTask.Result<R>) message;
    news.add(() -> handOut(result.index(), result.value()));
  }

  private void handOut(int index, R result) {
    if (!handedOut.get(index)) {
      handedOut.set(index);
      sink.accept(result);
    }
  }

  private void end(PartEnd<R> part) {
    int index = part.first();
    for (R result : part.results()) {
      handOut(index++, result);
    }
    for (; index < part.first() + part.elements(); index++) {
      if (!handedOut.get(index)) {
        again.add(new Part<>(index, List.of(elements.get(index))));
      }
    }
  }

  /** Returns whether anything runs. */
  private boolean submit() {
    while (running.size() < JOBS_AT_ONCE && (!again.isEmpty() || dealt < groups.count())) {
      List<Part<T>> parts = new ArrayList<>(again);
      again.clear();
      int size = parts.size();
      while (dealt < groups.count() && size < jobSize) {
        Part<T> part = part(dealt++);
        parts.add(part);
        size += part.elements().size();
      }
      submit(parts);
    }
    return !running.isEmpty();
  }

  private Part<T> part(int group) {
    int start = groups.start(group);
    return new Part<>(start, new ArrayList<>(elements.subList(start, groups.end(group))));
  }

  private void submit(List<Part<T>> parts) {
    RDD<Part<T>> rdd = spark.parallelize(parts, parts.size()).rdd();
    List<Object> all = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      all.add(i);
    }
    SimpleFutureAction<BoxedUnit> job =
        spark
            .sc()
            .submitJob(
                rdd,
                new PartTask<>(task, mailBox),
                CollectionConverters.asScala(all).toSeq(),
                new PartHandler(),
                new Nothing());
    running.add(job);
    job.onComplete(new EndHandler(job), ExecutionContext.parasitic$.MODULE$);
  }

  private final class PartHandler extends AbstractFunction2<Object, PartEnd<R>, BoxedUnit> {
    @Override
    public BoxedUnit apply(Object partition, PartEnd<R> part) {
      news.add(() -> end(part));
      return BoxedUnit.UNIT;
    }
  }

  private final class EndHandler extends AbstractFunction1<Try<BoxedUnit>, BoxedUnit>
      implements Function1<Try<BoxedUnit>, BoxedUnit> {
    private final SimpleFutureAction<BoxedUnit> job;

    EndHandler(SimpleFutureAction<BoxedUnit> job) {
      this.job = job;
    }

    @Override
    public BoxedUnit apply(Try<BoxedUnit> end) {
      news.add(
          () -> {
            running.remove(job);
            if (end.isFailure() && failure == null) {
              failure = end;
            }
          });
      return BoxedUnit.UNIT;
    }
  }

  private static final class Nothing extends AbstractFunction0<BoxedUnit> {
    @Override
    public BoxedUnit apply() {
      return BoxedUnit.UNIT;
    }
  }
}
