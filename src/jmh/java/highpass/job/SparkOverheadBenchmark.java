package highpass.job;

import highpass.filter.Boundary;
import highpass.filter.MedianFilter;
import highpass.filter.NanPolicy;
import highpass.filter.Window;
import highpass.fits.FilteredFrame;
import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.FrameReader;
import highpass.fits.HduSelector;
import highpass.fits.ImageHdu;
import highpass.fits.OutputCompression;
import highpass.fits.OutputType;
import highpass.fits.PlaneFrame;
import highpass.fits.Product;
import highpass.fits.Provenance;
import highpass.fits.ReadOptions;
import highpass.job.HighPassJob.Delivery;
import highpass.job.HighPassJob.Outcome;
import highpass.storage.Existing;
import highpass.storage.FrameInput;
import highpass.storage.FrameStore;
import highpass.storage.InputList;
import highpass.storage.OutputOptions;
import highpass.storage.OutputPlan;
import highpass.storage.PlannedFrame;
import highpass.synth.FakeFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What Spark costs: all frames of a run on {@code local[N]}, records and all, beside the same
 * frames read, filtered and written by N plain threads that do nothing else. Spark's start is in
 * neither.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 4)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xmx3g",
      "-XX:+UseParallelGC",
      "--add-opens=java.base/java.nio=ALL-UNNAMED",
      "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
      "--add-opens=java.base/java.util=ALL-UNNAMED"
    })
public class SparkOverheadBenchmark {
  private static final int SIDE = 1000;
  private static final int DIFFERENT_FRAMES = 8;
  private static final FilterOptions OPTIONS =
      new FilterOptions(
          Window.square(50),
          Boundary.REFLECT,
          NanPolicy.IGNORE,
          HduSelector.ALL,
          OutputType.AUTO,
          OutputCompression.NONE,
          false,
          Existing.OVERWRITE,
          "0");

  @Param("100")
  int frames;

  /** Cores; 0 for all. */
  @Param("0")
  int cores;

  private final FrameStore store = new FrameStore(new Configuration(false));
  private Path directory;
  private OutputPlan plan;
  private JavaSparkContext spark;
  private List<TaskWorkspace> workspaces;

  /** Writes the frames and starts Spark. */
  @Setup
  public void begin() throws IOException {
    directory = Files.createTempDirectory("spark-overhead");
    Path inputs = Files.createDirectory(directory.resolve("in"));
    FakeFrames fake = new FakeFrames(7, SIDE, SIDE);
    for (int i = 0; i < frames; i++) {
      Path path = inputs.resolve(fake.fileName(i));
      if (i < DIFFERENT_FRAMES) {
        PlaneFrame frame = new PlaneFrame(fake.frame(i));
        store.write(store.locate(path.toString()), false, frame::writeTo);
      } else {
        Files.copy(inputs.resolve(fake.fileName(i % DIFFERENT_FRAMES)), path);
      }
    }
    String output = directory.resolve("out").toString();
    plan =
        OutputPlan.of(
            InputList.resolve(List.of(inputs.toString()), output, store),
            new OutputOptions(
                output,
                OutputOptions.DEFAULT_SUFFIX,
                false,
                Existing.OVERWRITE,
                false,
                OutputOptions.PLAIN),
            store);
    plan.prepare();
    int threads = cores == 0 ? Runtime.getRuntime().availableProcessors() : cores;
    System.setProperty("spark.master", "local[" + threads + "]");
    spark = SparkContexts.open(SparkContexts.configuration("ERROR"));
    workspaces = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workspaces.add(
          new TaskWorkspace(
              () -> new MedianFilter(OPTIONS.window(), OPTIONS.boundary(), OPTIONS.nanPolicy()),
              TaskMemory.share(threads)));
    }
  }

  /** Stops Spark and removes the files. */
  @TearDown(Level.Trial)
  public void end() throws IOException {
    spark.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The frames as a run filters them. */
  @Benchmark
  public Outcome spark() {
    Outcome outcome =
        HighPassJob.run(
            spark,
            plan,
            store,
            OPTIONS,
            new Delivery(Order.INPUT, 0),
            new HighPassJob.Listener() {
              @Override
              public void completed(FrameRecord record) {}

              @Override
              public void due(FrameRecord record) {}
            });
    if (outcome.count(FrameStatus.OK) != frames) {
      throw new IllegalStateException("some frames failed: " + outcome.records().get(0).reason());
    }
    return outcome;
  }

  /** The same frames by threads that each take the next one. */
  @Benchmark
  public int threads() throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(workspaces.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (TaskWorkspace workspace : workspaces) {
        running.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < frames; i = next.getAndIncrement()) {
                    filter(plan.frames().get(i), workspace);
                  }
                  return null;
                }));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    } finally {
      pool.shutdown();
    }
    return next.get();
  }

  private void filter(PlannedFrame planned, TaskWorkspace workspace)
      throws IOException, FrameException {
    ReadOptions reading =
        new ReadOptions(OPTIONS.hdus(), OPTIONS.type(), 1, false, workspace.budget());
    Frame frame;
    try (FrameInput in = store.open(planned.input().uri())) {
      frame =
          new FrameReader(reading)
              .read(in, planned.input().display(), in.length(), workspace.heap());
    }
    Provenance provenance =
        new Provenance(
            Product.HIGH_PASS,
            OPTIONS.window(),
            OPTIONS.boundary(),
            OPTIONS.nanPolicy(),
            OPTIONS.version(),
            planned.input().relative());
    FilteredFrame highPass = new FilteredFrame(frame, OPTIONS.type(), provenance);
    ImageFilter filter = new ImageFilter(OPTIONS, workspace, highPass, null);
    for (ImageHdu image : frame.images()) {
      filter.filterWhole(image);
    }
    store.write(planned.output(), true, highPass::writeTo);
  }
}
