package highpass.job;

import highpass.job.stream.Groups;
import highpass.job.stream.InOrder;
import highpass.job.stream.TaskStream;
import highpass.storage.FrameStore;
import highpass.storage.OutputPlan;
import highpass.storage.PlannedFrame;
import highpass.storage.StopSign;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The main job: frame paths become an RDD, each executor reads, filters and writes its frames, and
 * one record a frame streams back to the driver.
 */
public final class HighPassJob {
  /** Cores that a cluster is taken to have, if it does not show more. */
  private static final int CLUSTER_CORES = 64;

  private HighPassJob() {}

  /**
   * How the job is run, as against what it does to the frames.
   *
   * @param order the order in which records are given out
   * @param partitions of the RDD, 0 for as many as suit the frames' sizes and the cores
   * @param retries how often a frame is tried again when storage fails
   * @param limit the most time that a frame may take, zero for any
   * @param halt after how many failures no further frame is started
   */
  public record Delivery(Order order, int partitions, int retries, Duration limit, Halt halt) {
    /** Retries, unless another number is asked for. */
    public static final int RETRIES = 2;

    /** Whatever happens, and however long it takes. */
    public Delivery(Order order, int partitions) {
      this(order, partitions, RETRIES, Duration.ZERO, Halt.NEVER);
    }
  }

  /** Who is told of records. */
  public interface Listener {
    /** A frame has ended; called in the order of completion. */
    void completed(FrameRecord record);

    /** It is a record's turn in the order that was asked for. */
    void due(FrameRecord record);
  }

  /**
   * What came of a run.
   *
   * @param records one record an input, in the order of the inputs
   * @param failure why the run ended early, null if it did not
   * @param halted whether frames were not started because others had failed
   */
  public record Outcome(List<FrameRecord> records, Exception failure, boolean halted) {
    /** Copies the list. */
    public Outcome {
      records = List.copyOf(records);
    }

    /** How many frames ended so. */
    public long count(FrameStatus status) {
      return records.stream().filter(r -> r.status() == status).count();
    }
  }

  /**
   * Filters all frames of a plan.
   *
   * @param spark the driver's context; stays open
   * @param plan which frames go where
   * @param store the door to storage, sent to the executors
   * @param options what is done to each frame
   * @param delivery order and partitions
   * @param listener called on this thread with each record
   */
  public static Outcome run(
      JavaSparkContext spark,
      OutputPlan plan,
      FrameStore store,
      FilterOptions options,
      Delivery delivery,
      Listener listener) {
    List<PlannedFrame> frames = plan.frames();
    FrameRecord[] records = new FrameRecord[frames.size()];
    Consumer<FrameRecord> due =
        delivery.order() == Order.INPUT
            ? new InOrder<>(FrameRecord::index, listener::due)
            : listener::due;
    StopSign stop = delivery.halt().isPossible() ? plan.stopSign() : null;
    FailureCount failures = new FailureCount(delivery.halt(), stop, store);
    Consumer<FrameRecord> keep =
        record -> {
          records[record.index()] = record;
          failures.count(record);
          listener.completed(record);
          due.accept(record);
        };
    // Left to Spark's cleaner: what is destroyed here goes on being destroyed while the context is
    // closed, which Spark reports with a stack trace.
    Broadcast<FrameWork> work =
        spark.broadcast(
            new FrameWork(
                store,
                new FrameAttempts(new FrameFilter(options, store), delivery.retries()),
                new TimeLimit(delivery.limit()),
                stop));
    Exception failure = null;
    try {
      TaskStream.run(spark, frames, groups(spark, frames, delivery), new FrameTask(work), keep);
    } catch (Exception e) {
      failure = e;
      for (PlannedFrame frame : frames) {
        if (records[frame.index()] == null) {
          keep.accept(unfinished(frame, e));
        }
      }
    } finally {
      failures.end();
    }
    return new Outcome(List.of(records), failure, failures.halted());
  }

  private static Groups groups(
      JavaSparkContext spark, List<PlannedFrame> frames, Delivery delivery) {
    if (delivery.partitions() > 0) {
      return Groups.equal(frames.size(), delivery.partitions());
    }
    SparkConf conf = spark.getConf();
    int cores = spark.defaultParallelism();
    if (!SparkContexts.isThisJvm(conf)) {
      // Most executors of a cluster may still be on their way.
      cores = Math.max(cores, CLUSTER_CORES);
    }
    int tasks = Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
    return Groups.bySize(frames.size(), i -> frames.get(i).input().length(), tasks);
  }

  /** What comes of a run that ended before its first frame, for that reason. */
  public static Outcome nothingDone(OutputPlan plan, String reason) {
    Exception end = new IllegalStateException(reason);
    return new Outcome(
        plan.frames().stream().map(frame -> unfinished(frame, end)).toList(), end, false);
  }

  /** The record of a frame that the end of the run overtook. */
  private static FrameRecord unfinished(PlannedFrame frame, Exception end) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new FrameRecord(
        frame.index(),
        frame.input().display(),
        FrameStore.display(frame.output()),
        FrameStatus.FAILED,
        "%s: not finished when the run ended: %s"
            .formatted(
                frame.input().display(),
                String.valueOf(end.getMessage()).lines().findFirst().orElse("")),
        new ArrayList<>(),
        new FrameRecord.Place("", "", -1, -1, now),
        0,
        0,
        0,
        0,
        0,
        0,
        false);
  }
}
