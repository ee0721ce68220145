package highpass.cli;

import highpass.job.SparkContexts;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command has which runs a Spark job. */
final class RunSettings {
  private static final List<String> LOG_LEVELS =
      List.of("ALL", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "OFF");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print more of what is done, and on what.")
  private boolean verbose;

  @Option(
      names = "--spark-log-level",
      paramLabel = "LEVEL",
      description = "How much Spark logs: OFF, ERROR, WARN, INFO, DEBUG (WARN).")
  private String logLevel;

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** Spark's configuration; checks the options. */
  SparkConf spark() {
    if (quiet && verbose) {
      throw new ParameterException(spec.commandLine(), "-q and -v exclude each other");
    }
    String level = logLevel == null ? null : logLevel.toUpperCase(Locale.ROOT);
    if (level != null && !LOG_LEVELS.contains(level)) {
      throw new ParameterException(
          spec.commandLine(),
          "--spark-log-level %s is none of %s".formatted(logLevel, String.join(", ", LOG_LEVELS)));
    }
    return SparkContexts.configuration(level);
  }
}
