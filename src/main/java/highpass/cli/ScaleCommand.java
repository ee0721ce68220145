package highpass.cli;

import highpass.job.Interruption;
import highpass.job.MasterCores;
import highpass.job.SparkContexts;
import highpass.report.scaling.ScalingPass;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import highpass.storage.OutputFolder;
import highpass.synth.FakeFrames;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
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

/** {@code scale [INPUT...] -o DIR}: what several cores gain over one. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    versionProvider = ProjectVersion.class,
    sortOptions = false,
    header = "Measure what several cores gain over one, and recommend a number.",
    description =
        "Filters the same frames with 1, 2, 4, ... cores, each in fresh JVMs, in turn and again in"
            + " reverse, so that no number of cores is favoured by drift; says whether the gain is"
            + " linear, where the time goes, and which local[N] to use. On a cluster N is the number"
            + " of cores in all, shared out to executors of --executor-cores each. Numbers of cores"
            + " whose job fails are left out, and the exit code is then 3.",
    footer = {
      "",
      "Examples:",
      "  ./submit.sh scale -o scaling",
      "  ./submit.sh scale night1 -o scaling --cores 1,2,3,4 --repeats 5",
      "  ./submit.sh --master spark://head:7077 --executor-cores 4 -- \\",
      "      scale hdfs://nn/night1 -o hdfs://nn/scaling --cores 1,4,8,16"
    })
final class ScaleCommand implements Callable<Integer> {
  private static final int FAKE_FRAMES = 25;
  private static final int FAKE_SIDE = 1000;
  private static final long FAKE_SEED = 7;
  private static final double PERCENT = 100;

  private final Console console;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description = "Frames, as for filter (25 fake ones of 1000x1000, made in DIR/frames).")
  private List<String> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where tables, charts and the text go.")
  private String directory;

  @Option(
      names = "--cores",
      split = ",",
      paramLabel = "N",
      description =
          "Numbers of cores; 1 is always measured (1, 2, 4, ... all of the machine's; on a cluster"
              + " there is no default).")
  private List<Integer> cores = List.of();

  @Option(
      names = "--repeats",
      paramLabel = "R",
      defaultValue = "3",
      description = "Fresh JVMs for each number of cores (${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--passes",
      paramLabel = "P",
      defaultValue = "3",
      description =
          "Passes over all frames that each JVM makes after the first two, in which it compiles"
              + " (${DEFAULT-VALUE}).")
  private int passes;

  @Option(
      names = "--within",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description =
          "The recommended number is the smallest whose time is within so many percent of the best"
              + " (${DEFAULT-VALUE}).")
  private double within;

  @Option(names = "--overwrite", description = "Replace an earlier study in DIR.")
  private boolean overwrite;

  @Mixin private FilterSettings filter;

  @Mixin private RunSettings run;

  ScaleCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws Exception {
    filter.options(Existing.OVERWRITE);
    SparkConf conf = run.spark();
    MasterCores master;
    NavigableSet<Integer> numbers;
    try {
      master = MasterCores.of(conf);
      numbers = checkedCores(master);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    FrameStore store = new FrameStore(SparkContexts.hadoop(conf));
    List<String> files = OutputFolder.claim(directory, ScaleRun.FILES, overwrite, store);
    List<String> frames = inputs.isEmpty() ? fakeFrames(conf, store) : inputs;
    ScaleRun scaleRun =
        new ScaleRun(console, run, conf, master, List.copyOf(numbers), repeats, passes);
    List<ScalingPass> measured =
        scaleRun.measure(
            frames, directory + "/scratch", FilterSettings.given(spec, "filter"), store);
    scaleRun.report(measured, within / PERCENT, files, store);
    return scaleRun.isWhole() ? CommandLineTool.OK : CommandLineTool.FRAMES_FAILED;
  }

  private NavigableSet<Integer> checkedCores(MasterCores master) {
    NavigableSet<Integer> numbers = new TreeSet<>(cores.isEmpty() ? master.usual() : cores);
    if (numbers.first() < 1) {
      throw refusal("--cores must be at least 1, not " + numbers.first());
    }
    if (repeats < 1) {
      throw refusal("--repeats must be at least 1, not " + repeats);
    }
    if (passes < 1) {
      throw refusal("--passes must be at least 1, not " + passes);
    }
    if (!(within >= 0)) {
      throw refusal("--within must be at least 0, not " + within);
    }
    numbers.add(1);
    numbers.forEach(master::options);
    return numbers;
  }

  private ParameterException refusal(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<String> fakeFrames(SparkConf conf, FrameStore store) throws Exception {
    GenerateRun generate =
        GenerateRun.plan(
            console,
            interruption,
            run,
            store,
            directory + "/frames",
            FAKE_FRAMES,
            new FakeFrames(FAKE_SEED, FAKE_SIDE, FAKE_SIDE),
            true);
    try (JavaSparkContext spark = SparkContexts.open(conf)) {
      if (generate.run(spark) != CommandLineTool.OK) {
        throw new IllegalStateException("the fake frames could not be made");
      }
    }
    interruption.over();
    return generate.outputs();
  }
}
