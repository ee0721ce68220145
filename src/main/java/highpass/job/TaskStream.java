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
 * Runs one function on each element of an RDD and hands the results out on the driver while the job
 * goes on.
 *
 * <p>{@code collect} would wait for the last result, {@code toLocalIterator} runs the partitions
 * one by one; {@code submitJob} tells of each partition as it ends, on the scheduler's own thread,
 * which must not wait for a slow screen: results go through a queue to the calling thread.
 */
final class TaskStream {
  /**
   * The most partitions of a job: more would keep the scheduler busy instead of the cores; fewer
   * elements a partition show results, and balance the cores, sooner.
   */
  static final int MOST_PARTITIONS = 10_000;

  private TaskStream() {}

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

  /** What the scheduler tells of: results of a partition, or the end of the job. */
  private record Event<R>(List<R> results, Try<?> end) {}

  /**
   * Runs the job to its end.
   *
   * @param spark the driver's context
   * @param elements what to work on, in order
   * @param partitions how many tasks to make of them, 0 for one an element (up to 10,000)
   * @param task the work
   * @param sink called on this thread with each result, partitions as they end
   * @throws Exception what ended the job early, once all results that there are have been handed
   *     out
   */
  static <T, R> void run(
      JavaSparkContext spark, List<T> elements, int partitions, Task<T, R> task, Consumer<R> sink)
      throws Exception {
    if (elements.isEmpty()) {
      return;
    }
    int slices = Math.min(elements.size(), partitions > 0 ? partitions : MOST_PARTITIONS);
    RDD<T> rdd = spark.parallelize(elements, slices).rdd();
    List<Object> all = new ArrayList<>(slices);
    for (int i = 0; i < slices; i++) {
      all.add(i);
    }
    BlockingQueue<Event<R>> events = new LinkedBlockingQueue<>();
    SimpleFutureAction<BoxedUnit> job =
        spark
            .sc()
            .submitJob(
                rdd,
                new PartitionTask<>(task),
                CollectionConverters.asScala(all).toSeq(),
                new ResultHandler<>(events),
                new Nothing());
    job.onComplete(new EndHandler<>(events), ExecutionContext.parasitic$.MODULE$);
    try {
      for (Event<R> event = events.take(); ; event = events.take()) {
        if (event.end() != null) {
          event.end().get();
          return;
        }
        event.results().forEach(sink);
      }
    } catch (InterruptedException e) {
      job.cancel();
      throw e;
    }
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
      events.add(new Event<>(results, null));
      return BoxedUnit.UNIT;
    }
  }

  private static final class EndHandler<R> extends AbstractFunction1<Try<BoxedUnit>, BoxedUnit>
      implements Function1<Try<BoxedUnit>, BoxedUnit> {
    private final BlockingQueue<Event<R>> events;

    EndHandler(BlockingQueue<Event<R>> events) {
      this.events = events;
    }

    @Override
    public BoxedUnit apply(Try<BoxedUnit> end) {
      events.add(new Event<>(List.of(), end));
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
