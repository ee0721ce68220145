package highpass.job;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Runs a command of this program in a JVM of its own, with the options of this JVM and the Spark
 * settings of this run, but another number of cores. If this JVM is told to end, so is that one,
 * and this one waits for it.
 */
public final class FreshJvm {
  /** After {@link Interruption} has told of the end, before the JVM's temporary files go. */
  private static final int PRIORITY = 90;

  /** Less than the 30 s that Hadoop's manager gives a hook. */
  private static final long SECONDS_TO_END = 25;

  /** Settings that spark-submit makes anew from its own command line. */
  private static final Set<String> PER_SUBMISSION =
      Set.of("spark.master", "spark.app.name", "spark.jars", "spark.submit.deployMode");

  private final SparkConf conf;
  private final MasterCores master;

  /**
   * JVMs with these Spark settings.
   *
   * @param master of the settings
   */
  public FreshJvm(SparkConf conf, MasterCores master) {
    this.conf = conf;
    this.master = master;
  }

  /**
   * Runs a command to its end. Its stdout is thrown away, its stderr is this JVM's.
   *
   * @param cores as many as its job may use
   * @param words COMMAND, options and arguments
   * @return the exit code
   * @throws IllegalStateException if this JVM has been told to end
   * @throws UncheckedIOException if the system starts no further process
   */
  public int run(int cores, List<String> words) throws IOException, InterruptedException {
    Path settings = settingsFile();
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(
          List.of(
              "-cp",
              System.getProperty("java.class.path"),
              "org.apache.spark.deploy.SparkSubmit",
              "--properties-file",
              settings.toString()));
      command.addAll(master.options(cores));
      command.add(jar());
      command.addAll(words);
      return run(
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectInput(new File("/dev/null")));
    } finally {
      Files.deleteIfExists(settings);
    }
  }

  private static int run(ProcessBuilder builder) throws InterruptedException {
    Child child = new Child();
    ShutdownHookManager.get().addShutdownHook(child, PRIORITY);
    try {
      return child.start(builder).waitFor();
    } finally {
      child.run();
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(child);
      }
    }
  }

  /** A process that ends when it is told to; running this twice does nothing more. */
  private static final class Child implements Runnable {
    private Process process;
    private boolean ending;

    synchronized Process start(ProcessBuilder builder) {
      if (ending) {
        throw new IllegalStateException("told to end");
      }
      try {
        process = builder.start();
      } catch (IOException e) {
        throw new UncheckedIOException("another JVM could not be started", e);
      }
      return process;
    }

    @Override
    public void run() {
      Process started;
      synchronized (this) {
        ending = true;
        started = process;
      }
      if (started != null) {
        end(started);
      }
    }

    private static void end(Process process) {
      process.destroy();
      try {
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** In a file that only this user can read: settings may hold passwords, command lines show. */
  private Path settingsFile() throws IOException {
    Properties settings = new Properties();
    for (Tuple2<String, String> setting : conf.getAll()) {
      if (!PER_SUBMISSION.contains(setting._1())) {
        settings.setProperty(setting._1(), setting._2());
      }
    }
    Path file =
        Files.createTempFile(
            "fits-highpass",
            ".conf",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    file.toFile().deleteOnExit();
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
      settings.store(out, null);
    }
    return file;
  }

  private static String jar() {
    try {
      return Path.of(FreshJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own jar cannot be found", e);
    }
  }
}
