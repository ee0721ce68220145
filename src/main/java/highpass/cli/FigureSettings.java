package highpass.cli;

import highpass.figure.ColorMap;
import highpass.figure.Cuts;
import highpass.figure.Look;
import highpass.figure.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that decide about colours. */
final class FigureSettings {
  private static final List<String> NAMES = List.of("--cmap", "--stretch", "--cuts");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--cmap",
      paramLabel = "NAME",
      defaultValue = ColorMap.DEFAULT,
      description =
          "Colours: inferno, magma, plasma, viridis, cividis, gray; turned round with _r after the name (${DEFAULT-VALUE}).")
  private String colors;

  @Option(
      names = "--stretch",
      paramLabel = "NAME",
      defaultValue = "linear",
      description =
          "How colours are spent between the cuts: linear, sqrt, log, asinh, as in astropy.visualization (${DEFAULT-VALUE}).")
  private Stretch stretch;

  @Option(
      names = "--cuts",
      paramLabel = "CUTS",
      converter = CutsValue.class,
      defaultValue = Look.DEFAULT_INTERVAL + "%",
      description =
          "The values at the ends of the colours: P%% for the middle P percent of the pixels, LO%%,HI%% for two percentiles, minmax, zscale, or two values V1,V2 (${DEFAULT-VALUE}).")
  private Cuts cuts;

  Look look() {
    ColorMap map =
        ColorMap.named(colors)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--cmap '%s' is none of %s"
                            .formatted(colors, String.join(", ", ColorMap.names()))));
    return new Look(map, stretch, cuts);
  }

  /** What was chosen, in words. */
  String words() {
    return "%s, %s, cuts %s".formatted(colors, stretch.name().toLowerCase(Locale.ROOT), cutsText());
  }

  private String cutsText() {
    OptionSpec given = spec.commandLine().getParseResult().matchedOption("--cuts");
    return given == null ? Look.DEFAULT_INTERVAL + "%" : given.originalStringValues().get(0);
  }

  /** The first of these options that the command line gives, if it gives one. */
  Optional<String> given() {
    return NAMES.stream().filter(spec.commandLine().getParseResult()::hasMatchedOption).findFirst();
  }
}
