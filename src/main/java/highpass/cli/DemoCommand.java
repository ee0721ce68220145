package highpass.cli;

import highpass.filter.Boundary;
import highpass.filter.NanPolicy;
import highpass.filter.Window;
import highpass.fits.HduSelector;
import highpass.fits.OutputCompression;
import highpass.fits.OutputType;
import highpass.job.FilterOptions;
import highpass.job.HighPassJob.Delivery;
import highpass.job.Interruption;
import highpass.job.Order;
import highpass.job.SparkContexts;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import highpass.storage.InputList;
import highpass.storage.OutputOptions;
import highpass.storage.OutputPlan;
import highpass.synth.FakeFrames;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the course activity from beginning to end. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = ProjectVersion.class,
    sortOptions = false,
    header = "Make 25 fake frames and filter them in parallel.",
    description =
        "The frames, of 1000x1000 pixels, go to DIR/frames, what is made of them to DIR/filtered;"
            + " a demo that was there before is replaced.",
    footer = {"", "Example:", "  ./submit.sh demo"})
final class DemoCommand implements Callable<Integer> {
  private static final int FRAMES = 25;
  private static final int SIDE = 1000;
  private static final int WINDOW = 50;
  private static final long SEED = 7;

  /**
   * {@code scipy.ndimage.median_filter(frame, 50)} on such a frame, seconds on one core: SciPy
   * 1.10.1 on the AMD EPYC on which the README's figures were measured.
   */
  private static final double SCIPY_SECONDS_A_FRAME = 10.9;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Console console;
  private final Interruption interruption;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "demo",
      description = "Where everything goes (${DEFAULT-VALUE}).")
  private String directory;

  @Mixin private RunSettings run;

  DemoCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws Exception {
    FilterOptions options =
        new FilterOptions(
            Window.square(WINDOW),
            Boundary.REFLECT,
            NanPolicy.IGNORE,
            HduSelector.ALL,
            OutputType.AUTO,
            OutputCompression.NONE,
            true,
            Existing.OVERWRITE,
            ProjectVersion.text());
    SparkConf conf = run.spark();
    FrameStore store = new FrameStore(SparkContexts.hadoop(conf));
    String frames = directory + "/frames";
    String filtered = directory + "/filtered";
    GenerateRun generate =
        GenerateRun.plan(
            console,
            interruption,
            run,
            store,
            frames,
            FRAMES,
            new FakeFrames(SEED, SIDE, SIDE),
            true);
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
      int code = generate.run(spark);
      if (code != CommandLineTool.OK) {
        return code;
      }
      OutputPlan plan =
          OutputPlan.of(
              InputList.resolve(generate.outputs(), filtered, store),
              new OutputOptions(filtered, OutputOptions.DEFAULT_SUFFIX, false, Existing.OVERWRITE),
              store);
      plan.prepare();
      long start = System.nanoTime();
      code =
          new FilterRun(console, interruption, run, store, plan, null, Optional.empty())
              .run(spark, options, new Delivery(Order.INPUT, 0));
      if (!run.quiet()) {
        console.out().println(comparison((System.nanoTime() - start) / NANOS_PER_SECOND, spark));
      }
      return code;
    }
  }

  private static String comparison(double seconds, JavaSparkContext spark) {
    return String.format(
        Locale.ROOT,
        "%d frames of %d x %d took %.2f s on %d cores, %.3f s a frame; SciPy needs %.1f s a frame"
            + " on one core (measured once: SciPy 1.10.1, 50x50, AMD EPYC)",
        FRAMES,
        SIDE,
        SIDE,
        seconds,
        spark.defaultParallelism(),
        seconds / FRAMES,
        SCIPY_SECONDS_A_FRAME);
  }
}
