package highpass.cli;

import highpass.job.Halt;
import highpass.job.HighPassJob.Delivery;
import highpass.job.Order;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that decide how the main job is run, as against what it does to the frames. */
final class DeliverySettings {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "input",
      description = "Print records in the order of the input, or of completion (${DEFAULT-VALUE}).")
  private Order order;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of the RDD of frames, which are tasks (by size: some small frames each, fewer towards the end, a large frame alone).")
  private Integer partitions;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "" + Delivery.RETRIES,
      description =
          "How often a frame is tried again when storage fails, after a pause that doubles; never for what is wrong with the frame (${DEFAULT-VALUE}).")
  private int retries;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      converter = OptionValues.SecondsValue.class,
      description = "Give a frame up that takes longer, even if its read hangs (no limit).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--halt",
      paramLabel = "N|P%",
      converter = OptionValues.HaltValue.class,
      description =
          "Start no further frame once N have failed, or P percent of those worked on and at least 3; frames under way end (never).")
  private Halt halt = Halt.NEVER;

  /** What the options say. */
  Delivery delivery() {
    if (partitions != null && partitions < 1) {
      throw new ParameterException(
          spec.commandLine(), "--partitions must be at least 1, not " + partitions);
    }
    if (retries < 0) {
      throw new ParameterException(
          spec.commandLine(), "--retries must be at least 0, not " + retries);
    }
    return new Delivery(order, partitions == null ? 0 : partitions, retries, timeout, halt);
  }
}
