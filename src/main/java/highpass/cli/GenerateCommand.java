package highpass.cli;

import highpass.job.Interruption;
import highpass.job.SparkContexts;
import highpass.storage.FrameStore;
import highpass.synth.FakeFrames;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code generate -o DIR}: the course's fake frames. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    versionProvider = ProjectVersion.class,
    sortOptions = false,
    header = "Write fake frames: smooth random images.",
    description =
        "Their spectrum falls off as a Gaussian, their phases are random. A frame depends on the"
            + " seed and its number alone.",
    footer = {"", "Example:", "  ./submit.sh generate -o frames --count 25 --shape 1000x1000"})
final class GenerateCommand implements Callable<Integer> {
  private final Console console;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where the frames go, as fake_NYxNX_I.fits.")
  private String directory;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "25",
      description = "How many frames (${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--shape",
      paramLabel = "NYxNX",
      converter = OptionValues.ShapeValue.class,
      defaultValue = "1000x1000",
      description = "Rows by columns (${DEFAULT-VALUE}).")
  private OptionValues.Shape shape;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "7",
      description = "Seed of the random phases (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--overwrite", description = "Replace frames that exist.")
  private boolean overwrite;

  @Mixin private RunSettings run;

  GenerateCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws Exception {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count must be at least 1, not " + count);
    }
    SparkConf conf = run.spark();
    FrameStore store = new FrameStore(SparkContexts.hadoop(conf));
    FakeFrames frames = new FakeFrames(seed, shape.height(), shape.width());
    GenerateRun generate =
        GenerateRun.plan(console, interruption, run, store, directory, count, frames, overwrite);
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
      return generate.run(spark);
    }
  }
}
