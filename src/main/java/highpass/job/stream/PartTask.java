package highpass.job.stream;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What an executor does with a partition of a {@link TaskStream}: the work on each element of its
 * part, one after the other.
 *
 * @param <T> the elements
 * @param <R> the results
 */
final class PartTask<T, R extends Serializable>
    extends AbstractFunction1<Iterator<PartTask.Part<T>>, PartTask.PartEnd<R>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TaskStream.Task<T, R> task;
  private final String mailBox;

  /**
   * A task.
   *
   * @param mailBox where results go at once
   */
  PartTask(TaskStream.Task<T, R> task, String mailBox) {
    this.task = task;
    this.mailBox = mailBox;
  }

  /**
   * What one task works on.
   *
   * @param first index of the first element
   * @param elements the elements from there on
   */
  record Part<T>(int first, List<T> elements) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * One element is done.
   *
   * @param index of the element
   */
  record Result<R extends Serializable>(int index, R value) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A part has come to its end.
   *
   * @param first index of its first element
   * @param elements how many it has
   * @param results one for each, or none at all if they have to become tasks of their own
   */
  record PartEnd<R extends Serializable>(int first, int elements, List<R> results)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public PartEnd<R> apply(Iterator<Part<T>> parts) {
    Part<T> part = parts.next();
    int count = part.elements().size();
    TaskContext context = TaskContext.get();
    if (count > 1 && context.attemptNumber() > 0) {
      return new PartEnd<>(part.first(), count, List.of());
    }
    ResultMail.Sender driver = ResultMail.to(mailBox);
    List<R> results = new ArrayList<>(count);
    for (T element : part.elements()) {
      context.killTaskIfInterrupted();
      R result = task.run(element);
      driver.send(new Result<>(part.first() + results.size(), result));
      results.add(result);
    }
    return new PartEnd<>(part.first(), count, results);
  }
}
