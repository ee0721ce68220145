package highpass.cli;

import highpass.figure.Look;
import highpass.job.FilterOptions;
import highpass.job.HighPassJob.Delivery;
import highpass.job.Interruption;
import highpass.job.SparkContexts;
import highpass.report.html.RunReport;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import highpass.storage.InputList;
import highpass.storage.OutputOptions;
import highpass.storage.OutputPlan;
import highpass.storage.PlannedFrame;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code filter INPUT... -o DIR}: the main job. */
@Command(
    name = "filter",
    mixinStandardHelpOptions = true,
    versionProvider = ProjectVersion.class,
    sortOptions = false,
    header = "Write each frame minus its median-filtered version.",
    footer = {
      "",
      "Examples:",
      "  ./submit.sh filter night1 -o out",
      "  ./submit.sh filter 'night1/*.fits' extra.fits.gz @more.lis -o out --size 31,51",
      "  ./submit.sh --master 'local[4]' -- filter night1 -o out --background"
    })
final class FilterCommand implements Callable<Integer> {
  private static final int PRINT_BUFFER = 1 << 16;

  private final Console console;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "A frame, a directory (its frames, recursively), a glob, a URI (file:, hdfs:, s3a:) or @list (one input a line).")
  private List<String> inputs;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where the filtered frames go; the tree below the inputs is kept.")
  private String directory;

  @Option(
      names = "--suffix",
      paramLabel = "TEXT",
      defaultValue = OutputOptions.DEFAULT_SUFFIX,
      description = "Added to the frames' names: a.fits.gz becomes a${DEFAULT-VALUE}.fits.")
  private String suffix;

  @Option(
      names = "--full-names",
      description =
          "Keep all frames' whole names, a.fits.gz becomes a.fits.gz_hp.fits, not only those of frames that differ in their endings only.")
  private boolean fullNames;

  @Mixin private FilterSettings filter;

  @Option(
      names = "--background",
      description = "Also write the median frames, as NAME_background.fits.")
  private boolean background;

  @Option(names = "--overwrite", description = "Replace outputs that exist.")
  private boolean overwrite;

  @Option(
      names = "--resume",
      description =
          "Skip frames whose output is there, whole, and made from this input with these options by this version; do all others.")
  private boolean resume;

  @Option(
      names = "--timings",
      paramLabel = "FILE",
      description = "Where the table of timings goes (DIR/timings.ecsv).")
  private String timings;

  @Option(
      names = "--report",
      arity = "0..1",
      paramLabel = "FILE.html",
      preprocessor = OptionalPage.class,
      description =
          "Also write a page for a browser: summary, timeline, times, failures (DIR/report.html).")
  private String report;

  @Option(
      names = "--thumbnails",
      description = "With --report: show pictures of frames on the page, of 60 at most.")
  private boolean thumbnails;

  @Option(
      names = "--figures",
      description =
          "Also draw contact sheets, small pictures of all frames and their filtered versions, 25 a page (DIR/figures/contact-001.png, ...).")
  private boolean figures;

  @Mixin private FigureSettings colors;

  @Mixin private DeliverySettings delivery;

  @Option(names = "--ui", description = "Show the run on Spark's web page; its address is printed.")
  private boolean ui;

  @Option(names = "--dry-run", description = "Print what would be read and written, and stop.")
  private boolean dryRun;

  @Mixin private RunSettings run;

  FilterCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Delivery how = delivery.delivery();
    if (report != null && !report.equals(OptionalPage.USUAL) && !OptionalPage.isPage(report)) {
      throw new ParameterException(
          spec.commandLine(), "--report=%s: the name of a page ends in .html".formatted(report));
    }
    checkFigures();
    FilterOptions options = filter.options(existing());
    Look look = colors.look();
    SparkConf conf = spark();
    FrameStore store = new FrameStore(SparkContexts.hadoop(conf));
    OutputPlan plan = plan(store);
    if (dryRun) {
      print(plan);
      return CommandLineTool.OK;
    }
    Optional<ContactSheets> sheets =
        figures
            ? Optional.of(ContactSheets.plan(store, plan, look, colors.words()))
            : Optional.empty();
    FilterRun filterRun =
        new FilterRun(
            console, interruption, run, store, plan, timings, page(store, plan, look), sheets);
    interruption.begin(plan::sweepOwn);
    plan.prepare();
    JavaSparkContext spark;
    try {
      spark = SparkContexts.open(conf);
    } catch (RuntimeException e) {
      if (!interruption.happened()) {
        throw e;
      }
      return filterRun.endBeforeStart();
    }
    try (spark) {
      SparkContexts.ui(spark).ifPresent(page -> console.note("Spark's web page: " + page));
      return filterRun.run(spark, options, how);
    }
  }

  private Existing existing() {
    if (overwrite && resume) {
      throw new ParameterException(
          spec.commandLine(), "--overwrite and --resume exclude each other");
    }
    return resume ? Existing.RESUME : overwrite ? Existing.OVERWRITE : Existing.REFUSE;
  }

  private void checkFigures() {
    if (thumbnails && report == null) {
      throw new ParameterException(spec.commandLine(), "--thumbnails needs --report");
    }
    if (!thumbnails && !figures) {
      colors
          .given()
          .ifPresent(
              option -> {
                throw new ParameterException(
                    spec.commandLine(), option + " needs --figures, or --report with --thumbnails");
              });
    }
  }

  private SparkConf spark() {
    SparkConf conf = run.spark();
    if (ui) {
      try {
        SparkContexts.showUi(conf);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage(), e);
      }
    }
    return conf;
  }

  private Optional<ReportPage> page(FrameStore store, OutputPlan plan, Look look) {
    if (report == null) {
      return Optional.empty();
    }
    String place =
        report.equals(OptionalPage.USUAL)
            ? plan.fileInDirectory(RunReport.FILE_NAME)
            : store.locate(report);
    ResultFile file =
        ResultFile.at(store, place, "run report", RunReport.FIRST_WORD, "--report=FILE.html");
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    Optional<ReportThumbnails> pictures =
        thumbnails
            ? Optional.of(new ReportThumbnails(store, plan, look, colors.words()))
            : Optional.empty();
    return Optional.of(new ReportPage(file, words, pictures));
  }

  private OutputPlan plan(FrameStore store) {
    InputList list = InputList.resolve(inputs, directory, store);
    if (!run.quiet()) {
      list.notes().forEach(console::note);
    }
    OutputOptions options =
        new OutputOptions(directory, suffix, background, existing(), fullNames, filter.ending());
    OutputPlan plan = OutputPlan.of(list, options, store);
    if (!run.quiet()) {
      plan.notes().forEach(console::note);
    }
    return plan;
  }

  private void print(OutputPlan plan) {
    // The screen's own stream passes on every line by itself: slow for a million of them.
    PrintStream lines =
        new PrintStream(
            new BufferedOutputStream(console.out(), PRINT_BUFFER), false, StandardCharsets.UTF_8);
    for (PlannedFrame frame : plan.frames()) {
      print(frame, frame.output(), lines);
      frame.background().ifPresent(output -> print(frame, output, lines));
    }
    lines.flush();
  }

  private static void print(PlannedFrame frame, String output, PrintStream lines) {
    lines.println(frame.input().display() + " -> " + FrameStore.display(output));
  }
}
