package highpass.cli;

import highpass.job.ExecutorCores;
import highpass.job.FilterOptions;
import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import highpass.job.HighPassJob;
import highpass.job.HighPassJob.Delivery;
import highpass.job.HighPassJob.Outcome;
import highpass.job.Interruption;
import highpass.job.Order;
import highpass.job.SparkContexts;
import highpass.job.TaskMemory;
import highpass.report.scaling.ScalingPass;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import highpass.storage.InputList;
import highpass.storage.OutputOptions;
import highpass.storage.OutputPlan;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code scale-passes}: one JVM's part of a scaling study. It filters the same frames several times
 * on one Spark context and leaves the times in a file for {@code scale}, which starts it.
 */
@Command(
    name = ScalePassesCommand.NAME,
    hidden = true,
    description = "Filter the same frames several times and write the times to a file.")
final class ScalePassesCommand implements Callable<Integer> {
  static final String NAME = "scale-passes";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Console console;
  private final Interruption interruption;

  @Parameters(arity = "1..*", paramLabel = "INPUT")
  private List<String> inputs;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR")
  private String directory;

  @Option(names = "--cores", required = true)
  private int cores;

  @Option(names = "--repeat", required = true)
  private int repeat;

  @Option(names = "--passes", required = true)
  private int passes;

  @Option(names = "--result", required = true, paramLabel = "FILE")
  private Path result;

  @Mixin private FilterSettings filter;

  @Mixin private RunSettings run;

  ScalePassesCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws Exception {
    FilterOptions options = filter.options(Existing.OVERWRITE);
    SparkConf conf = run.spark();
    FrameStore store = new FrameStore(SparkContexts.hadoop(conf));
    OutputPlan plan = plan(inputs, directory, store);
    interruption.begin(
        () -> {
          plan.sweepOwn();
          plan.discard();
        });
    plan.prepare();
    List<ScalingPass> measured = new ArrayList<>();
    int code;
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
      interruption.watch(spark);
      code = measure(spark, plan, store, options, measured);
    } catch (RuntimeException e) {
      if (!interruption.happened()) {
        throw e;
      }
      return CommandLineTool.RUN_FAILED;
    }
    if (code == CommandLineTool.OK) {
      try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(result))) {
        out.writeObject(measured);
      }
    }
    return code;
  }

  /** Where the frames go that are only made to be timed. */
  static OutputPlan plan(List<String> inputs, String directory, FrameStore store) {
    return OutputPlan.of(
        InputList.resolve(inputs, directory, store),
        new OutputOptions(directory, OutputOptions.DEFAULT_SUFFIX, false, Existing.OVERWRITE),
        store);
  }

  private int measure(
      JavaSparkContext spark,
      OutputPlan plan,
      FrameStore store,
      FilterOptions options,
      List<ScalingPass> measured)
      throws Exception {
    for (int pass = 0; pass < passes; pass++) {
      long start = System.nanoTime();
      Outcome outcome =
          HighPassJob.run(spark, plan, store, options, new Delivery(Order.INPUT, 0), new Silence());
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      if (interruption.happened()) {
        return CommandLineTool.RUN_FAILED;
      }
      if (outcome.failure() != null) {
        throw outcome.failure();
      }
      for (FrameRecord record : outcome.records()) {
        if (record.status() == FrameStatus.FAILED) {
          console.note(record.reason());
          return CommandLineTool.FRAMES_FAILED;
        }
      }
      int there = ExecutorCores.total(spark);
      if (there < cores) {
        console.note(
            "the cluster gave this job %d of the %d cores that it asked for; free some, or leave %d out of --cores"
                .formatted(there, cores, cores));
        return CommandLineTool.RUN_FAILED;
      }
      measured.add(pass(pass, seconds, outcome.records(), TaskMemory.ofExecutors(spark)));
      // Every pass writes new files: to replace one takes the file system longer.
      plan.discard();
    }
    return CommandLineTool.OK;
  }

  private ScalingPass pass(int pass, double seconds, List<FrameRecord> records, long taskBytes) {
    double read = records.stream().mapToDouble(FrameRecord::readSeconds).sum();
    double filtering = records.stream().mapToDouble(FrameRecord::filterSeconds).sum();
    double write = records.stream().mapToDouble(FrameRecord::writeSeconds).sum();
    double total = records.stream().mapToDouble(FrameRecord::totalSeconds).sum();
    long firstStart =
        records.stream().mapToLong(r -> r.place().start().toEpochMilli()).min().orElseThrow();
    long jvmStart = ManagementFactory.getRuntimeMXBean().getStartTime();
    double frame =
        records.stream()
            .sorted(Comparator.comparingLong(FrameRecord::totalNanos))
            .toList()
            .get(records.size() / 2)
            .totalSeconds();
    return new ScalingPass(
        cores,
        repeat,
        pass,
        records.size(),
        (firstStart - jvmStart) / MILLIS_PER_SECOND,
        seconds,
        frame,
        read,
        filtering,
        write,
        total - read - filtering - write,
        taskBytes,
        Math.toIntExact(records.stream().filter(FrameRecord::inBands).count()));
  }

  /** Records are counted, not shown. */
  private static final class Silence implements HighPassJob.Listener {
    @Override
    public void completed(FrameRecord record) {}

    @Override
    public void due(FrameRecord record) {}
  }
}
