package highpass.report.html;

import java.time.Instant;
import java.util.List;

/**
 * What the records do not tell of a run.
 *
 * @param started when it began, by the driver's clock
 * @param wallSeconds from then to its last record
 * @param executors those that it had at its end and those that were lost; may be empty
 * @param endedEarly why it did not come to its end; empty if it did
 * @param settings what was asked for, in the order in which it is to be shown
 * @param versions of the program and what it ran on
 */
public record RunFacts(
    Instant started,
    double wallSeconds,
    List<Executor> executors,
    String endedEarly,
    List<Fact> settings,
    List<Fact> versions) {

  /** Copies the lists. */
  public RunFacts {
    executors = List.copyOf(executors);
    settings = List.copyOf(settings);
    versions = List.copyOf(versions);
  }

  /**
   * An executor.
   *
   * @param name Spark's name, {@code driver} in local mode
   * @param host where it ran
   * @param lanes how many frames it can work on at once
   * @param active whether it was there at the end
   */
  public record Executor(String name, String host, int lanes, boolean active) {}

  /**
   * A line of a list of settings.
   *
   * @param name what is set
   * @param value to what
   */
  public record Fact(String name, String value) {}
}
