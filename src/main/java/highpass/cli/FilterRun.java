package highpass.cli;

import highpass.job.FilterOptions;
import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import highpass.job.HighPassJob;
import highpass.job.HighPassJob.Delivery;
import highpass.job.HighPassJob.Outcome;
import highpass.job.Interruption;
import highpass.report.Progress;
import highpass.report.RecordLines;
import highpass.report.RunSummary;
import highpass.report.TimingTable;
import highpass.storage.FrameStore;
import highpass.storage.Input;
import highpass.storage.OutputPlan;
import highpass.storage.PlanException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** Runs the main job and shows it: records as they are due, progress, table, summary. */
final class FilterRun {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String INTERRUPTED = "interrupted; the frames that are done are whole";

  private final Console console;
  private final Interruption interruption;
  private final RunSettings settings;
  private final FrameStore store;
  private final OutputPlan plan;
  private final ResultFile timings;
  private final Optional<ReportPage> page;
  private final Optional<ContactSheets> sheets;
  private double seconds;

  /**
   * A run of that plan.
   *
   * @param timings where the table of timings goes, null for its usual place
   * @param page the page to be written besides
   * @param sheets the contact sheets to be drawn besides
   * @throws PlanException if something else than such a table is there
   */
  FilterRun(
      Console console,
      Interruption interruption,
      RunSettings settings,
      FrameStore store,
      OutputPlan plan,
      String timings,
      Optional<ReportPage> page,
      Optional<ContactSheets> sheets) {
    this.console = console;
    this.interruption = interruption;
    this.settings = settings;
    this.store = store;
    this.plan = plan;
    String place =
        timings == null ? plan.fileInDirectory(TimingTable.FILE_NAME) : store.locate(timings);
    this.timings =
        ResultFile.at(store, place, "table of timings", TimingTable.FIRST_WORD, "--timings");
    this.page = page;
    this.sheets = sheets;
    this.timings.requireApartFrom(plan, "--timings");
    sheets.ifPresent(s -> this.timings.requireApartFrom(s, "--timings"));
    if (page.isPresent() && page.get().file().isAt(this.timings)) {
      throw new PlanException(
          "--timings and --report name the same file, " + this.timings.display());
    }
  }

  /** Returns the exit code. */
  int run(JavaSparkContext spark, FilterOptions options, Delivery delivery) {
    interruption.begin(plan::sweepOwn);
    interruption.watch(spark);
    try {
      tellSettings(spark, options, delivery);
      Instant started = Instant.now();
      long start = System.nanoTime();
      Display display = new Display();
      // Told to end while Spark was starting: that need not be waited for once more.
      Outcome outcome =
          interruption.happened()
              ? HighPassJob.nothingDone(plan, INTERRUPTED)
              : HighPassJob.run(spark, plan, store, options, delivery, display);
      seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      display.end();
      String endedEarly = endedEarly(outcome);
      List<String> written = new ArrayList<>();
      List<String> problems = new ArrayList<>();
      Optional<UncheckedIOException> unwritten =
          attempt(
              () -> {
                writeTimings(outcome, written);
                drawSheets(spark, options, outcome, written, problems);
                page.ifPresent(
                    p -> {
                      problems.addAll(
                          p.write(spark, options, delivery, outcome, started, seconds, endedEarly));
                      written.add("report: " + p.file().display());
                    });
              });
      int code = report(outcome, written, problems);
      if (unwritten.isPresent()) {
        console.note(ResultFile.failure(unwritten.get()));
        return CommandLineTool.RUN_FAILED;
      }
      return code;
    } finally {
      interruption.reported();
      sweep();
    }
  }

  /** Where the disk is full, the summary on the screen is what the user has: it comes first. */
  private static Optional<UncheckedIOException> attempt(Runnable writing) {
    try {
      writing.run();
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(e);
    }
  }

  /** What the frames of the run took, without what is drawn of them. */
  double seconds() {
    return seconds;
  }

  private void writeTimings(Outcome outcome, List<String> written) {
    timings.write(out -> TimingTable.write(outcome.records(), out));
    written.add("timings: " + timings.display());
  }

  /** A run that ended early has no sheets: who ended it does not wait. */
  private void drawSheets(
      JavaSparkContext spark,
      FilterOptions options,
      Outcome outcome,
      List<String> written,
      List<String> problems) {
    if (sheets.isPresent() && outcome.failure() == null) {
      boolean draws = console.isTerminal() && !settings.quiet();
      Progress progress = new Progress(draws ? console.err() : null, sheets.get().pages());
      if (sheets.get().write(spark, options, outcome.records(), progress, problems) > 0) {
        written.add("figures: " + sheets.get().display());
      }
    }
  }

  /**
   * Reports a run that was told to end before Spark was there: no frame has been touched.
   *
   * @return the exit code
   */
  int endBeforeStart() {
    Outcome outcome = HighPassJob.nothingDone(plan, INTERRUPTED);
    List<String> written = new ArrayList<>();
    writeTimings(outcome, written);
    int code = report(outcome, written, List.of());
    interruption.reported();
    return code;
  }

  private void tellSettings(JavaSparkContext spark, FilterOptions options, Delivery delivery) {
    if (settings.verbose()) {
      console.note(
          "Spark %s on %s, %d cores; %d frames in %s order to %s"
              .formatted(
                  spark.version(),
                  spark.master(),
                  spark.defaultParallelism(),
                  plan.frames().size(),
                  delivery.order().name().toLowerCase(Locale.ROOT),
                  FrameStore.display(plan.directory())));
      console.note(
          "version %s, window %d x %d, boundary %s, NaN %s, HDUs: %s, pixels %s"
              .formatted(
                  options.version(),
                  options.window().height(),
                  options.window().width(),
                  options.boundary().mode().name().toLowerCase(Locale.ROOT),
                  options.nanPolicy().name().toLowerCase(Locale.ROOT),
                  options.hdus(),
                  options.type().name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Executors that died have left what they were writing. */
  private void sweep() {
    try {
      plan.sweepOwn();
    } catch (IOException e) {
      console.note("temporary files of this run may be left: " + e.getMessage());
    }
  }

  /** Why the run did not come to its end; empty if it did. */
  private String endedEarly(Outcome outcome) {
    if (outcome.failure() == null) {
      return "";
    }
    return interruption.happened() ? INTERRUPTED : String.valueOf(outcome.failure().getMessage());
  }

  private int report(Outcome outcome, List<String> written, List<String> problems) {
    RunSummary summary = RunSummary.of(outcome.records(), seconds);
    if (!settings.quiet()) {
      console.out().println();
      console.out().println(summary.text());
      written.forEach(console.out()::println);
    }
    long notStarted = notStarted(outcome);
    if (notStarted > 0) {
      console.note(
          "halted: %d of %d frames were not started; mend what made the others fail, then go on with --resume"
              .formatted(notStarted, outcome.records().size()));
    }
    problems.forEach(console::note);
    if (interruption.happened()) {
      console.note(INTERRUPTED);
    } else if (outcome.failure() != null) {
      console.note("the run ended early: " + outcome.failure().getMessage());
    }
    if (outcome.failure() != null || !problems.isEmpty()) {
      return CommandLineTool.RUN_FAILED;
    }
    return summary.failed() > 0 || outcome.halted()
        ? CommandLineTool.FRAMES_FAILED
        : CommandLineTool.OK;
  }

  private static long notStarted(Outcome outcome) {
    return outcome.records().stream()
        .filter(r -> r.reason().equals(FrameRecord.NOT_STARTED))
        .count();
  }

  /** Prints records in their turn, with a progress line below them on a terminal. */
  private final class Display implements HighPassJob.Listener {
    private final RecordLines lines;
    private final Progress progress;

    Display() {
      int longest =
          plan.frames().stream().mapToInt(f -> f.input().relative().length()).max().orElse(0);
      lines = new RecordLines(longest);
      boolean draws = console.isTerminal() && !settings.quiet();
      progress = new Progress(draws ? console.err() : null, plan.frames().size());
      if (!settings.quiet()) {
        console.out().println(lines.heading());
      }
      progress.draw();
    }

    @Override
    public void completed(FrameRecord record) {
      progress.count(record.status() != FrameStatus.FAILED);
      progress.draw();
    }

    @Override
    public void due(FrameRecord record) {
      if (interruption.happened() && record.status() == FrameStatus.FAILED) {
        // All that are left over: the table has them, the screen need not.
        return;
      }
      progress.clear();
      Input input = plan.frames().get(record.index()).input();
      if (!settings.quiet()) {
        console.out().println(lines.line(input.relative(), record));
        if (settings.verbose()) {
          FrameRecord.Place place = record.place();
          console
              .out()
              .printf(
                  "  %s -> %s (executor %s on %s, partition %d, attempt %d)%n",
                  record.frame(),
                  record.output(),
                  place.executor(),
                  place.host(),
                  place.partition(),
                  place.attempt());
        }
      } else if (record.status() == FrameStatus.FAILED) {
        console.note(record.reason());
      }
      for (String warning : record.warnings()) {
        console.note("warning: " + input.relative() + ": " + warning);
      }
      progress.draw();
    }

    void end() {
      progress.clear();
    }
  }
}
