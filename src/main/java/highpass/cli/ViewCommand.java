package highpass.cli;

import highpass.figure.Look;
import highpass.fits.FrameException;
import highpass.job.FilterOptions;
import highpass.job.SparkContexts;
import highpass.storage.Existing;
import highpass.storage.FrameStore;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code view IN [OUT] -o FIGURE.png}: original and filtered side by side. */
@Command(
    name = "view",
    mixinStandardHelpOptions = true,
    versionProvider = ProjectVersion.class,
    sortOptions = false,
    description = "Draw a frame and its filtered version side by side.",
    footer = {
      "",
      "Examples:",
      "  ./submit.sh view night1/a.fits -o a.png",
      "  ./submit.sh view night1/a.fits out/a_hp.fits -o a.png --background",
      "  ./submit.sh view night1/a.fits -o a.png --size 31 --cuts zscale --stretch asinh"
    })
final class ViewCommand implements Callable<Integer> {
  private static final int NARROWEST = 300;
  private static final int WIDEST = 20_000;
  private static final int HIGHEST_DPI = 10_000;

  /** What a frame that OUT was made of has already been filtered with. */
  private static final List<String> FILTER_OPTIONS =
      List.of("--size", "--mode", "--cval", "--nan", "--type");

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IN", description = "The original frame.")
  private String original;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OUT",
      description = "Its filtered frame; if there is none, IN is filtered here and now.")
  private String filtered;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FIGURE.png",
      description = "Where the figure goes.")
  private String figure;

  @Option(
      names = "--background",
      description = "Also show the median; with OUT given, IN minus OUT.")
  private boolean background;

  @Option(
      names = "--plane",
      paramLabel = "K",
      defaultValue = "0",
      description = "Which plane of a cube, counted from 0 (${DEFAULT-VALUE}).")
  private long plane;

  @Mixin private FigureSettings colors;

  @Option(
      names = "--same-cuts",
      description = "Cut all panels where the original is cut, instead of each by its own pixels.")
  private boolean sameCuts;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description =
          "The most that the figure may be wide; pixels of the frame are drawn as squares of 1, 2, 3, ... pixels or averaged in bins of 2, 3, ... (2800, or 4200 for three panels).")
  private Integer width;

  @Option(
      names = "--dpi",
      paramLabel = "N",
      defaultValue = "300",
      description =
          "Pixels per inch, from which printing programs take its size (${DEFAULT-VALUE}).")
  private int dpi;

  @Option(names = "--overwrite", description = "Replace a figure that exists.")
  private boolean overwrite;

  @Mixin private FilterSettings filter;

  @Mixin private RunSettings run;

  ViewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    FilterOptions options = filter.options(overwrite ? Existing.OVERWRITE : Existing.REFUSE);
    Look look = colors.look();
    FrameStore store = new FrameStore(SparkContexts.hadoop(run.spark()));
    ViewRun view = ViewRun.plan(console, original, filtered, figure, overwrite, options, store);
    try {
      view.draw(plane, background, sameCuts, look, width, dpi);
    } catch (FrameException | IOException e) {
      console.note(e.getMessage());
      return CommandLineTool.RUN_FAILED;
    }
    if (!run.quiet()) {
      console.out().println(view.figure());
    }
    return CommandLineTool.OK;
  }

  private void check() {
    if (!figure.toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw refused("the figure is a PNG, and '%s' does not end in .png".formatted(figure));
    }
    if (plane < 0) {
      throw refused("--plane must be at least 0, not " + plane);
    }
    if (width != null && (width < NARROWEST || width > WIDEST)) {
      throw refused("--width must be from %d to %d, not %d".formatted(NARROWEST, WIDEST, width));
    }
    if (dpi < 1 || dpi > HIGHEST_DPI) {
      throw refused("--dpi must be from 1 to %d, not %d".formatted(HIGHEST_DPI, dpi));
    }
    if (filtered != null) {
      for (String option : FILTER_OPTIONS) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
          throw refused("%s and OUT exclude each other: OUT is shown as it is".formatted(option));
        }
      }
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
