package highpass.cli;

import highpass.figure.Look;
import highpass.filter.Boundary;
import highpass.filter.NanPolicy;
import highpass.filter.Window;
import highpass.fits.HduSelector;
import highpass.fits.OutputCompression;
import highpass.fits.OutputType;
import highpass.job.FilterOptions;
import highpass.job.HighPassJob.Delivery;
import highpass.job.Interruption;
import highpass.job.MasterCores;
import highpass.job.Order;
import highpass.job.SparkContexts;
import highpass.report.html.RunReport;
import highpass.report.scaling.ScalingPass;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import highpass.storage.InputList;
import highpass.storage.OutputFolder;
import highpass.storage.OutputOptions;
import highpass.storage.OutputPlan;
import highpass.storage.PlanException;
import highpass.synth.FakeFrames;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the course activity from beginning to end. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = ProjectVersion.class,
    sortOptions = false,
    header = "Make 25 fake frames, filter them in parallel, and show what came of it.",
    description =
        "The frames, of 1000x1000 pixels, go to DIR/frames, what is made of them to DIR/filtered."
            + " DIR/figure.png shows the first one before and after, DIR/scaling what several cores"
            + " gain over one, DIR/report.html the run. A demo that was there before is replaced.",
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

  private static final String FIGURE = "figure.png";
  private static final int DOTS_PER_INCH = 300;
  private static final String LOOK = "inferno, linear, cuts " + Look.DEFAULT_INTERVAL + "%";
  private static final int STEADY_PASSES = 3;
  private static final double WITHIN = 0.05;

  private final Console console;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

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
    ResultFile page = claim(store);
    GenerateRun generate =
        GenerateRun.plan(
            console,
            interruption,
            run,
            store,
            directory + "/frames",
            FRAMES,
            new FakeFrames(SEED, SIDE, SIDE),
            true);
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
      int code = generate.run(spark);
      if (code == CommandLineTool.OK) {
        code = filter(spark, generate.outputs(), options, store, page);
      }
      if (code != CommandLineTool.OK) {
        return code;
      }
    }
    interruption.over();
    draw(options, store);
    boolean measured = measure(conf, store);
    if (!run.quiet()) {
      console.out().println();
      console.out().println("figure:         " + directory + "/" + FIGURE);
      console.out().println("contact sheet:  " + directory + "/filtered/figures/contact-001.png");
      console.out().println("scaling study:  " + directory + "/scaling/scaling.png");
      console.out().println("run report:     " + directory + "/" + RunReport.FILE_NAME);
    }
    return measured ? CommandLineTool.OK : CommandLineTool.FRAMES_FAILED;
  }

  /**
   * Makes sure, before anything is written, that what will be replaced is of an earlier demo.
   *
   * @return the run report
   */
  private ResultFile claim(FrameStore store) throws IOException {
    String report = store.locate(directory + "/" + RunReport.FILE_NAME);
    String figure = store.locate(directory + "/" + FIGURE);
    ResultFile page = ResultFile.at(store, report, "run report", RunReport.FIRST_WORD, "-o");
    // A demo writes its report before its figure.
    if (store.length(figure).isPresent() && store.length(report).isEmpty()) {
      throw new PlanException(
          "%s is there already and is of no demo; name another directory with -o"
              .formatted(FrameStore.display(figure)));
    }
    return page;
  }

  private int filter(
      JavaSparkContext spark,
      List<String> frames,
      FilterOptions options,
      FrameStore store,
      ResultFile page) {
    String filtered = directory + "/filtered";
    OutputPlan plan =
        OutputPlan.of(
            InputList.resolve(frames, filtered, store),
            new OutputOptions(filtered, OutputOptions.DEFAULT_SUFFIX, false, Existing.OVERWRITE),
            store);
    Look look = Look.standard();
    ContactSheets sheets = ContactSheets.plan(store, plan, look, LOOK);
    ReportPage report =
        new ReportPage(
            page,
            spec.commandLine().getParseResult().originalArgs(),
            Optional.of(new ReportThumbnails(store, plan, look, LOOK)));
    FilterRun filter =
        new FilterRun(
            console,
            interruption,
            run,
            store,
            plan,
            null,
            Optional.of(report),
            Optional.of(sheets));
    interruption.begin(plan::sweepOwn);
    plan.prepare();
    int code = filter.run(spark, options, new Delivery(Order.INPUT, 0));
    if (!run.quiet()) {
      console.out().println(comparison(filter.seconds(), spark));
    }
    return code;
  }

  /** Draws the first frame and its filtered version. */
  private void draw(FilterOptions options, FrameStore store) throws Exception {
    String name = new FakeFrames(SEED, SIDE, SIDE).fileName(0);
    ViewRun view =
        ViewRun.plan(
            console,
            directory + "/frames/" + name,
            directory
                + "/filtered/"
                + name.replace(".fits", OutputOptions.DEFAULT_SUFFIX + ".fits"),
            directory + "/" + FIGURE,
            true,
            options,
            store);
    view.draw(0, false, false, Look.standard(), null, DOTS_PER_INCH);
  }

  /**
   * A short study: one fresh JVM for each number of cores.
   *
   * @return whether none had to be left out
   */
  private boolean measure(SparkConf conf, FrameStore store) throws Exception {
    MasterCores master;
    List<Integer> numbers;
    try {
      master = MasterCores.of(conf);
      numbers = master.usual();
    } catch (IllegalArgumentException e) {
      console.note("no scaling study: " + e.getMessage());
      return true;
    }
    String folder = directory + "/scaling";
    List<String> files = OutputFolder.claim(folder, ScaleRun.FILES, true, store);
    ScaleRun scale = new ScaleRun(console, run, conf, master, numbers, 1, STEADY_PASSES);
    List<ScalingPass> measured =
        scale.measure(List.of(directory + "/frames"), folder + "/scratch", List.of(), store);
    if (!run.quiet()) {
      console.out().println();
    }
    scale.report(measured, WITHIN, files, store);
    return scale.isWhole();
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
