package highpass.cli;

import highpass.storage.PlanException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tool as a whole: finds the command and turns what comes of it into an exit code. */
@Command(
    name = "fits-highpass",
    description = {
      "Median high-pass filtering of astronomical frames in bulk, on Apache Spark:",
      "each frame minus its own median-filtered version, exactly as SciPy computes it."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      FilterCommand.class,
      GenerateCommand.class,
      ViewCommand.class,
      ScaleCommand.class,
      ScalePassesCommand.class,
      DemoCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = ProjectVersion.class,
    footer = {
      "",
      "Exit codes: 0 all frames done, 1 the run itself failed, 2 wrong usage or",
      "a plan that was refused, 3 some frames failed, 130 or 143 interrupted.",
      "'fits-highpass COMMAND --help' tells all about a command."
    })
public final class CommandLineTool implements Runnable {
  /** All frames done. */
  public static final int OK = 0;

  /** The run itself failed. */
  public static final int RUN_FAILED = 1;

  /** Wrong usage, or a plan that was refused. */
  public static final int REFUSED = 2;

  /** Some frames failed. */
  public static final int FRAMES_FAILED = 3;

  @Spec private CommandSpec spec;

  /**
   * Runs a command line.
   *
   * @param arguments COMMAND, options and arguments
   * @param out where results go
   * @param err where everything else goes
   * @return the exit code
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    CommandLine tool = new CommandLine(new CommandLineTool(), new Factory(new Console(out, err)));
    tool.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    tool.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    // @list is a list of inputs here, not of options.
    tool.setExpandAtFiles(false);
    tool.setCaseInsensitiveEnumValuesAllowed(true);
    tool.setParameterExceptionHandler((e, args) -> refuse(e.getCommandLine(), e.getMessage()));
    tool.setExecutionExceptionHandler(CommandLineTool::failed);
    return tool.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no COMMAND given");
  }

  private static int refuse(CommandLine command, String message) {
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("fits-highpass: " + message);
    command.getErr().println("Try '" + name + " --help'.");
    return REFUSED;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof PlanException) {
      command.getErr().println("fits-highpass: " + e.getMessage());
      return REFUSED;
    }
    if (e instanceof UncheckedIOException io) {
      command.getErr().println("fits-highpass: the run failed: " + ResultFile.failure(io));
      return RUN_FAILED;
    }
    command.getErr().println("fits-highpass: the run failed: " + e);
    e.printStackTrace(command.getErr());
    return RUN_FAILED;
  }

  /** Hands the console to the commands that picocli makes. */
  private record Factory(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Console.class).newInstance(console);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
