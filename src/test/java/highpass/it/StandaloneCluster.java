package highpass.it;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A Spark standalone cluster on loopback: a master and two workers of one core each, every one in a
 * JVM of its own, made of the embedded Spark's jars.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Path HOME = SubmitScript.PROJECT.resolve("target/embedded-spark");

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final String url;

  /**
   * Starts the cluster and waits until both workers have registered.
   *
   * @param folder for logs and the workers' files
   */
  StandaloneCluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    int port = freePort();
    url = "spark://127.0.0.1:" + port;
    try {
      start(
          "master",
          "127.0.0.1",
          "org.apache.spark.deploy.master.Master",
          "--host",
          "127.0.0.1",
          "--port",
          Integer.toString(port),
          "--webui-port",
          "0");
      awaitLine("master", "I have been elected leader");
      for (int i = 1; i <= 2; i++) {
        String host = "127.0.0." + i;
        start(
            "worker" + i,
            host,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            host,
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.resolve("work" + i).toString(),
            url);
        awaitLine("worker" + i, "Successfully registered with master");
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The master, for {@code --master}. */
  String url() {
    return url;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void start(String name, String ip, String mainClass, String... arguments)
      throws IOException {
    Path logging = folder.resolve("log4j2.properties");
    Files.writeString(
        logging,
        """
        rootLogger.level = info
        rootLogger.appenderRef.out.ref = out
        appender.out.type = Console
        appender.out.name = out
        appender.out.layout.type = PatternLayout
        appender.out.layout.pattern = %m%n%ex
        """);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptionArray()) {
      command.add(option);
    }
    command.addAll(
        List.of(
            "-Xmx256m",
            "-Dspark.master.rest.enabled=false",
            "-Dlog4j2.configurationFile=" + logging.toUri(),
            "-cp",
            HOME.resolve("jars") + File.separator + "*",
            mainClass));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", ip);
    builder.redirectErrorStream(true).redirectOutput(log(name).toFile());
    processes.add(builder.start());
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private void awaitLine(String name, String text) throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      String said = Files.readString(log(name), StandardCharsets.UTF_8);
      if (said.contains(text)) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("no '" + text + "' from the " + name + " in time; it said:\n" + said);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    long deadline = System.nanoTime() + END.toNanos();
    for (Process process : processes) {
      while (process.isAlive() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      process.destroyForcibly();
    }
  }
}
