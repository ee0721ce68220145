package highpass.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code submit.sh} as a user does, on the embedded Spark whatever else the machine has. */
final class SubmitScript {
  private static final long MOST_SECONDS = 180;

  /** The signal's bit among those that a process ignores. */
  private static final long SIGINT = 1 << 1;

  /** The checkout. Maven runs tests there. */
  static final Path PROJECT = Path.of("").toAbsolutePath();

  private final Path folder;

  /**
   * A shell in that folder.
   *
   * @param folder current directory of the commands
   */
  SubmitScript(Path folder) {
    this.folder = folder;
  }

  /** Runs {@code submit.sh WORDS}. */
  Result run(String... words) throws IOException, InterruptedException {
    return run(Map.of(), words);
  }

  /** The same with more environment variables. */
  Result run(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    try (Run run = start(environment, words)) {
      return run.await();
    }
  }

  /** Starts {@code submit.sh WORDS} and goes on. */
  Run start(Map<String, String> environment, String... words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(words)).directory(folder.toFile());
    useEmbeddedSpark(builder.environment());
    builder.environment().putAll(environment);
    Path out = Files.createTempFile("submit", ".out");
    Path err = Files.createTempFile("submit", ".err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.redirectInput(new File("/dev/null"));
    return new Run(builder.start(), out, err);
  }

  /**
   * The words that start {@code submit.sh WORDS} so that it hears a SIGINT. A shell without job
   * control has what it starts in the background ignore that signal, tests too, and what ignores it
   * hands that on to its children.
   */
  static List<String> command(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    if (ignoresInterrupts()) {
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(PROJECT.resolve("submit.sh").toString());
    command.addAll(Arrays.asList(words));
    return command;
  }

  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    String name = "SigIgn:";
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(name.length()).strip(), 16))
          .anyMatch(ignored -> (ignored & SIGINT) != 0);
    }
  }

  /**
   * A command that runs; the script has become the driver's JVM.
   *
   * @param process the driver
   * @param out file of its stdout
   * @param err file of its stderr
   */
  record Run(Process process, Path out, Path err) implements AutoCloseable {
    /** Waits for its end. */
    Result await() throws IOException, InterruptedException {
      boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      Result result = told(process.exitValue());
      assertTrue(ended, () -> "still running after " + MOST_SECONDS + " s\n" + result.told());
      return result;
    }

    /** Ends it at once, as {@code kill -9} does. */
    Result kill() throws IOException, InterruptedException {
      return told(process.destroyForcibly().waitFor());
    }

    /** What it has said so far. */
    Result told(int code) throws IOException {
      return new Result(code, text(out), text(err));
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** Hides any other Spark of the machine. */
  private static void useEmbeddedSpark(Map<String, String> environment) {
    environment.remove("SPARK_HOME");
    String path =
        Arrays.stream(environment.get("PATH").split(":", -1))
            .filter(folder -> !Files.exists(Path.of(folder, "spark-submit")))
            .collect(Collectors.joining(":"));
    environment.put("PATH", path);
  }
}
