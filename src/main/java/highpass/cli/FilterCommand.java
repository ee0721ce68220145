package highpass.cli;

import highpass.job.FilterOptions;
import highpass.job.HighPassJob.Delivery;
import highpass.job.SparkContexts;
import highpass.report.html.RunReport;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import highpass.storage.InputList;
import highpass.storage.OutputOptions;
import highpass.storage.OutputPlan;
import highpass.storage.PlannedFrame;
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
  private final Console console;

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

  @Mixin private DeliverySettings delivery;

  @Option(names = "--ui", description = "Show the run on Spark's web page; its address is printed.")
  private boolean ui;

  @Option(names = "--dry-run", description = "Print what would be read and written, and stop.")
  private boolean dryRun;

  @Mixin private RunSettings run;

  FilterCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Delivery how = delivery.delivery();
    if (report != null && !report.equals(OptionalPage.USUAL) && !OptionalPage.isPage(report)) {
      throw new ParameterException(
          spec.commandLine(), "--report=%s: the name of a page ends in .html".formatted(report));
    }
    FilterOptions options = filter.options(existing());
    SparkConf conf = spark();
    FrameStore store = new FrameStore(SparkContexts.hadoop(conf));
    OutputPlan plan = plan(store);
    if (dryRun) {
      print(plan);
      return CommandLineTool.OK;
    }
    FilterRun filterRun = new FilterRun(console, run, store, plan, timings, page(store, plan));
    plan.prepare();
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
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

  private Optional<ReportPage> page(FrameStore store, OutputPlan plan) {
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
    return Optional.of(new ReportPage(file, words));
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
    for (PlannedFrame frame : plan.frames()) {
      console.out().println(frame.input().display() + " -> " + FrameStore.display(frame.output()));
      frame
          .background()
          .ifPresent(
              b -> console.out().println(frame.input().display() + " -> " + FrameStore.display(b)));
    }
  }
}
