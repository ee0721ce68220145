package highpass.cli;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.NanPolicy;
import highpass.filter.Window;
import highpass.fits.HduSelector;
import highpass.fits.OutputCompression;
import highpass.fits.OutputType;
import highpass.job.FilterOptions;
import highpass.storage.Existing;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options that decide about pixels. */
final class FilterSettings {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--size",
      paramLabel = "N|NY,NX",
      converter = OptionValues.WindowValue.class,
      defaultValue = "50",
      description = "The median's window: one side, or rows,columns (${DEFAULT-VALUE}).")
  private Window window;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "reflect",
      description =
          "How frames go on beyond their edges: reflect, mirror, nearest, wrap, constant as in SciPy, or shrink, which cuts the window (${DEFAULT-VALUE}).")
  private BoundaryMode mode;

  @Option(
      names = "--cval",
      paramLabel = "V",
      converter = OptionValues.NumberValue.class,
      description = "The value beyond the edges, for --mode constant (0).")
  private Double cval;

  @Option(
      names = "--nan",
      paramLabel = "RULE",
      defaultValue = "ignore",
      description =
          "NaN pixels: ignore leaves them out of every window, propagate makes the windows that hold one NaN, fail refuses the frame (${DEFAULT-VALUE}).")
  private NanPolicy nan;

  @Option(
      names = "--hdu",
      paramLabel = "N|NAME",
      converter = OptionValues.HduValue.class,
      description =
          "Filter only this HDU: its number (0 is the primary one), EXTNAME, or EXTNAME,EXTVER. The others pass through (every image of 2 or more axes).")
  private HduSelector hdu = HduSelector.ALL;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "auto",
      description =
          "Pixels written: float32, float64, or auto: float32 for float32 and for integers of up to 16 bits with BSCALE 1, else float64 (${DEFAULT-VALUE}).")
  private OutputType type;

  @Option(
      names = "--compress",
      paramLabel = "KIND",
      defaultValue = "none",
      description =
          "Write NAME.fits.gz (gzip) or NAME.fits.fz (fz: each image as rows that funpack reads, without loss; tables stay as they are) instead of NAME.fits (${DEFAULT-VALUE}).")
  private OutputCompression compression;

  @Option(
      names = "--strict",
      description =
          "Let a frame fail where there would be a warning: checksums that do not match, headers that are not ASCII, bytes after the last HDU, no image at all.")
  private boolean strict;

  /** What the outputs' names end with. */
  String ending() {
    return compression.ending();
  }

  FilterOptions options(Existing existing) {
    if (cval != null && mode != BoundaryMode.CONSTANT) {
      throw new ParameterException(spec.commandLine(), "--cval needs --mode constant");
    }
    Boundary boundary = new Boundary(mode, cval == null ? 0 : cval);
    return new FilterOptions(
        window, boundary, nan, hdu, type, compression, strict, existing, ProjectVersion.text());
  }

  /**
   * The options of this kind that a command line gave, to be given to another command.
   *
   * @param command that has these settings as a mixin
   * @param mixin the mixin's name there
   */
  static List<String> given(CommandSpec command, String mixin) {
    ParseResult line = command.commandLine().getParseResult();
    List<String> words = new ArrayList<>();
    for (OptionSpec option : command.mixins().get(mixin).options()) {
      if (line.hasMatchedOption(option)) {
        words.add(option.longestName());
        if (option.arity().max() > 0) {
          words.addAll(option.originalStringValues());
        }
      }
    }
    return words;
  }
}
