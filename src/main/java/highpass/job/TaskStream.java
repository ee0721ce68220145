package highpass.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.collection.Iterator;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Runs one function on each element of a list, as a task of Spark, and hands the results out on the
 * driver while the tasks go on.
 *
 * <p>{@code collect} would wait for the last result, {@code toLocalIterator} runs the partitions
 * one by one; {@code submitJob} tells of each partition as it ends, on the scheduler's own thread,
 * which must not wait for a slow screen: results go through a queue to the calling thread.
 *
 * <p>A task an element balances the cores best and shows each result at once. A million tasks at
 * once would fill the driver's memory, so a long list becomes a chain of jobs. Each is submitted
 * while the one before it still runs: Spark's scheduler gives its tasks to the cores that the other
 * has no more work for.
 *
 * @param <T> the elements
 * @param <R> the results
 */
final class TaskStream<T, R> {
  /** Elements of a job of the chain: takes the scheduler far longer to run than to submit. */
  private static final int JOB_SIZE = 10_000;

  private static final int JOBS_AT_ONCE = 2;

  private final JavaSparkContext spark;
  private final Task<T, R> task;
  private final int jobSize;
  private final BlockingQueue<Event<R>> events = new LinkedBlockingQueue<>();
  private final List<SimpleFutureAction<BoxedUnit>> running = new ArrayList<>();

  TaskStream(JavaSparkContext spark, Task<T, R> task, int jobSize) {
    this.spark = spark;
    this.task = task;
    this.jobSize = jobSize;
  }

  /**
   * What executors do with one element.
   *
   * @param <T> the elements
   * @param <R> the results
   */
  @FunctionalInterface
  interface Task<T, R> extends Serializable {
    R run(T element);
  }

  /** What the scheduler tells of: results of a partition, or the end of a job. */
  private record Event<R>(List<R> results, SimpleFutureAction<BoxedUnit> ended, Try<?> end) {}

  /**
   * Runs the task on all elements.
   *
   * @param spark the driver's context
   * @param elements what to work on, in order
   * @param partitions of one job for all of them, 0 for a partition an element and as many jobs as
   *     that needs
   * @param task the work
   * @param sink called on this thread with each result, partitions as they end
   * @throws Exception what ended a job early, once all results that there are have been handed out
   */
  static <T, R> void run(
      JavaSparkContext spark, List<T> elements, int partitions, Task<T, R> task, Consumer<R> sink)
      throws Exception {
    int jobSize = partitions > 0 ? elements.size() : JOB_SIZE;
    new TaskStream<>(spark, task, jobSize).run(elements, partitions, sink);
  }

  /** The same with jobs of this stream's size. */
  void run(List<T> elements, int partitions, Consumer<R> sink) throws Exception {
    int submitted = 0;
    Try<?> failure = null;
    try {
      while (submitted < elements.size() || !running.isEmpty()) {
        while (submitted < elements.size() && running.size() < JOBS_AT_ONCE) {
          int end = Math.min(submitted + jobSize, elements.size());
          submit(elements.subList(submitted, end), partitions);
          submitted = end;
        }
        Event<R> event = events.take();
        event.results().forEach(sink);
        if (event.end() != null) {
          running.remove(event.ended());
          if (event.end().isFailure() && failure == null) {
            failure = event.end();
            submitted = elements.size();
            cancel();
          }
        }
      }
    } catch (InterruptedException | RuntimeException e) {
      cancel();
      throw e;
    }
    if (failure != null) {
      failure.get();
    }
  }

  private void cancel() {
    running.forEach(SimpleFutureAction::cancel);
  }

  private void submit(List<T> elements, int partitions) {
    int slices = partitions > 0 ? Math.min(partitions, elements.size()) : elements.size();
    RDD<T> rdd = spark.parallelize(elements, slices).rdd();
    List<Object> all = new ArrayList<>(slices);
    for (int i = 0; i < slices; i++) {
      all.add(i);
    }
    SimpleFutureAction<BoxedUnit> job =
        spark
            .sc()
            .submitJob(
                rdd,
                new PartitionTask<>(task),
                CollectionConverters.asScala(all).toSeq(),
                new ResultHandler<>(events),
                new Nothing());
    running.add(job);
    job.onComplete(new EndHandler<>(job, events), ExecutionContext.parasitic$.MODULE$);
  }

  /** Runs the task on the elements of a partition, one after the other. */
  private static final class PartitionTask<T, R> extends AbstractFunction1<Iterator<T>, List<R>>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Task<T, R> task;

    PartitionTask(Task<T, R> task) {
      this.task = task;
    }

    @Override
    public List<R> apply(Iterator<T> elements) {
      List<R> results = new ArrayList<>();
      while (elements.hasNext()) {
        results.add(task.run(elements.next()));
      }
      return results;
    }
  }

  private static final class ResultHandler<R>
      extends AbstractFunction2<Object, List<R>, BoxedUnit> {
    private final BlockingQueue<Event<R>> events;

    ResultHandler(BlockingQueue<Event<R>> events) {
      this.events = events;
    }

    @Override
    public BoxedUnit apply(Object partition, List<R> results) {
      events.add(new Event<>(results, null, null));
      return BoxedUnit.UNIT;
    }
  }

  private static final class EndHandler<R> extends AbstractFunction1<Try<BoxedUnit>, BoxedUnit>
      implements Function1<Try<BoxedUnit>, BoxedUnit> {
    private final SimpleFutureAction<BoxedUnit> job;
    private final BlockingQueue<Event<R>> events;

    EndHandler(SimpleFutureAction<BoxedUnit> job, BlockingQueue<Event<R>> events) {
      this.job = job;
      this.events = events;
    }

    @Override
    public BoxedUnit apply(Try<BoxedUnit> end) {
      events.add(new Event<>(List.of(), job, end));
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
