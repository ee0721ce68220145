package highpass.cli;

import highpass.job.Interruption;
import highpass.job.Signals;
import highpass.job.SparkContexts;
import highpass.storage.FrameStore;
import highpass.storage.PlanException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;
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

  /** Some frames failed, or could not be filtered with some of the numbers of cores. */
  public static final int FRAMES_FAILED = 3;

  /** Told to end from the keyboard. */
  static final int INTERRUPTED = 130;

  /** Told to end by another process. */
  static final int TERMINATED = 143;

  private static final String ENDED = "interrupted";

  private static final List<Class<?>> COMMANDS =
      List.of(
          FilterCommand.class,
          GenerateCommand.class,
          ViewCommand.class,
          ScaleCommand.class,
          ScalePassesCommand.class,
          DemoCommand.class);

  @Spec private CommandSpec spec;

  /**
   * What every command needs before it begins. From now on the first Ctrl-C or {@code kill} ends
   * the process in an orderly way, the second at once; and Spark's settings are there, whoever
   * started the program.
   *
   * @param exit ends the process with an exit code after its shutdown hooks
   * @param halt ends it at once
   */
  public static void prepare(IntConsumer exit, IntConsumer halt) {
    Signals.watch(exit, halt);
    SparkContexts.readDefaults();
  }

  /**
   * Runs a command line.
   *
   * @param arguments COMMAND, options and arguments
   * @param out where results go
   * @param err where everything else goes
   * @return the exit code
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    Console console = new Console(out, err);
    // The command that had a part of its work done by another process tells of the end itself.
    boolean part = arguments.length > 0 && arguments[0].equals(ScalePassesCommand.NAME);
    try (Interruption interruption =
        new Interruption(part ? () -> {} : () -> console.note(ENDED))) {
      return run(arguments, console, interruption);
    }
  }

  private static int run(String[] arguments, Console console, Interruption interruption) {
    PrintStream out = console.out();
    PrintStream err = console.err();
    CommandLine tool = new CommandLine(new CommandLineTool(), new Factory(console, interruption));
    for (Class<?> command : commandsFor(arguments)) {
      tool.addSubcommand(command);
    }
    tool.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    tool.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    // @list is a list of inputs here, not of options.
    tool.setExpandAtFiles(false);
    tool.setCaseInsensitiveEnumValuesAllowed(true);
    tool.setParameterExceptionHandler((e, args) -> refuse(e.getCommandLine(), e.getMessage()));
    tool.setExecutionExceptionHandler(
        (e, command, line) ->
            interruption.happened() ? ended(command, interruption) : failed(e, command));
    return tool.execute(arguments);
  }

  /**
   * The command that is named, or all of them: to look at the options of each takes a tenth of a
   * second.
   */
  private static List<Class<?>> commandsFor(String[] arguments) {
    for (Class<?> command : COMMANDS) {
      String name = command.getAnnotation(Command.class).name();
      if (arguments.length > 0 && arguments[0].equals(name)) {
        return List.of(command);
      }
    }
    return COMMANDS;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no COMMAND given");
  }

  private static int refuse(CommandLine command, String message) {
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("fits-highpass: " + FrameStore.withoutPasswords(message));
    command.getErr().println("Try '" + name + " --help'.");
    return REFUSED;
  }

  /** Whatever went wrong, it was the end that was asked for; the exit code is the signal's. */
  private static int ended(CommandLine command, Interruption interruption) {
    if (interruption.isWorking()) {
      command.getErr().println("fits-highpass: " + ENDED);
    }
    return RUN_FAILED;
  }

  private static int failed(Exception e, CommandLine command) {
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
  private record Factory(Console console, Interruption interruption)
      implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        List<Class<?>> parts = List.of(constructor.getParameterTypes());
        if (parts.equals(List.of(Console.class))) {
          return type.cast(constructor.newInstance(console));
        }
        if (parts.equals(List.of(Console.class, Interruption.class))) {
          return type.cast(constructor.newInstance(console, interruption));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
