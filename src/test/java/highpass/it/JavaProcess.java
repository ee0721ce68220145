package highpass.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own on this machine; what it says goes to a file. */
final class JavaProcess implements AutoCloseable {
  private static final long SECONDS_TO_END = 10;

  private final String name;
  private final Path log;
  private final Process process;

  private JavaProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder its current directory, where {@code NAME.log} is written
   * @param name of the log
   * @param logLevel what Log4j is to let through
   * @param environment variables besides those of this JVM
   * @param words JVM options, main class, arguments
   */
  static JavaProcess start(
      Path folder, String name, String logLevel, Map<String, String> environment, String... words)
      throws IOException {
    Path logging = folder.resolve(name + "-log4j2.properties");
    Files.writeString(
        logging,
        """
        rootLogger.level = %s
        rootLogger.appenderRef.out.ref = out
        appender.out.type = Console
        appender.out.name = out
        appender.out.layout.type = PatternLayout
        appender.out.layout.pattern = %%m%%n%%ex
        """
            .formatted(logLevel));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dlog4j2.configurationFile=" + logging.toUri()));
    command.addAll(List.of(words));
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new JavaProcess(name, log, builder.start());
  }

  /** A TCP port that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** All that it has said. */
  String said() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /** Waits until it has said so. */
  void awaitLine(String text) throws Exception {
    Await.until(() -> "'" + text + "' from " + this, () -> requireAlive().said().contains(text));
  }

  /** Fails the test if it has ended. */
  JavaProcess requireAlive() {
    if (!process.isAlive()) {
      throw new AssertionError("ended by itself: " + this);
    }
    return this;
  }

  /** Waits until it has ended well. */
  void awaitEnd() throws InterruptedException {
    if (process.waitFor() != 0) {
      throw new AssertionError("exit code %d of %s".formatted(process.exitValue(), this));
    }
  }

  /** The processes that it has started and that are alive. */
  List<ProcessHandle> children() {
    return process.children().filter(ProcessHandle::isAlive).toList();
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    try {
      return name + ", which said:\n" + said();
    } catch (IOException e) {
      return name + ", whose log cannot be read: " + e;
    }
  }
}
