package highpass.cli;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.job.ExecutorCores;
import highpass.job.FilterOptions;
import highpass.job.HighPassJob.Delivery;
import highpass.job.HighPassJob.Outcome;
import highpass.report.html.Gallery;
import highpass.report.html.RunFacts;
import highpass.report.html.RunFacts.Executor;
import highpass.report.html.RunFacts.Fact;
import highpass.report.html.RunReport;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** The page that {@code --report} asks for. */
final class ReportPage {
  private final ResultFile file;
  private final List<String> words;
  private final Optional<ReportThumbnails> thumbnails;

  /**
   * A page to be written there.
   *
   * @param words the command line from the command's name on
   * @param thumbnails what pictures it shows, if any
   */
  ReportPage(ResultFile file, List<String> words, Optional<ReportThumbnails> thumbnails) {
    this.file = file;
    this.words = List.copyOf(words);
    this.thumbnails = thumbnails;
  }

  ResultFile file() {
    return file;
  }

  /**
   * Writes the page of a run.
   *
   * @param endedEarly why the run did not come to its end; empty if it did
   * @return what is missing on it, one line each
   */
  List<String> write(
      JavaSparkContext spark,
      FilterOptions options,
      Delivery delivery,
      Outcome outcome,
      Instant started,
      double wallSeconds,
      String endedEarly) {
    List<Executor> executors =
        ExecutorCores.of(spark).stream()
            .map(e -> new Executor(e.executor(), e.host(), e.tasks(), e.active()))
            .toList();
    RunFacts facts =
        new RunFacts(
            started,
            wallSeconds,
            executors,
            endedEarly,
            settings(options, delivery, spark.master(), executors),
            versions(options, spark.version()));
    List<String> problems = new ArrayList<>();
    Gallery gallery = Gallery.NONE;
    if (thumbnails.isPresent() && outcome.failure() == null) {
      try {
        gallery = thumbnails.get().draw(spark, options, outcome.records());
      } catch (Exception e) {
        problems.add("the report has no thumbnails: " + e.getMessage());
      }
    }
    file.write(RunReport.write(facts, outcome.records(), gallery));
    return problems;
  }

  private List<Fact> settings(
      FilterOptions options, Delivery delivery, String master, List<Executor> executors) {
    List<Fact> settings = new ArrayList<>();
    settings.add(new Fact("command", commandLine()));
    settings.add(new Fact("window", options.window().height() + " x " + options.window().width()));
    settings.add(new Fact("boundary mode", boundary(options.boundary())));
    settings.add(new Fact("NaN", word(options.nanPolicy())));
    settings.add(new Fact("HDUs filtered", options.hdus().toString()));
    settings.add(new Fact("pixels written", word(options.type())));
    settings.add(new Fact("existing outputs", existing(options.existing())));
    settings.add(new Fact("order of records", word(delivery.order())));
    settings.add(
        new Fact(
            "partitions",
            delivery.partitions() == 0
                ? "by the sizes of the frames"
                : "" + delivery.partitions()));
    settings.add(new Fact("Spark master", master));
    settings.add(new Fact("executors", executors(executors)));
    return settings;
  }

  private static String existing(Existing existing) {
    return switch (existing) {
      case REFUSE -> "refused";
      case OVERWRITE -> "replaced";
      case RESUME -> "kept if they are what would be written, else replaced";
    };
  }

  private static String boundary(Boundary boundary) {
    String mode = word(boundary.mode());
    return boundary.mode() == BoundaryMode.CONSTANT ? mode + " " + boundary.cval() : mode;
  }

  private static String executors(List<Executor> executors) {
    int lanes = executors.stream().filter(Executor::active).mapToInt(Executor::lanes).sum();
    long active = executors.stream().filter(Executor::active).count();
    long lost = executors.size() - active;
    return "%d, together %d frames at once%s"
        .formatted(active, lanes, lost == 0 ? "" : "; %d were lost".formatted(lost));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** As a shell would take it. */
  private String commandLine() {
    List<String> quoted = new ArrayList<>();
    for (String given : words) {
      String word = FrameStore.printable(given);
      boolean plain = word.matches("[\\w@%+=:,./-]+");
      quoted.add(plain ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return String.join(" ", quoted);
  }

  private static List<Fact> versions(FilterOptions options, String spark) {
    return List.of(
        new Fact("fits-highpass", options.version()),
        new Fact("Spark", spark),
        new Fact(
            "Java of the driver",
            System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor")),
        new Fact(
            "system of the driver",
            "%s %s, %s"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"))));
  }
}
