package highpass.job;

import java.io.File;
import java.io.IOException;
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
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Runs a command of this program in a JVM of its own, with the options of this JVM and the Spark
 * settings of this run, but another master or number of cores.
 */
public final class FreshJvm {
  /** Settings that spark-submit makes anew from its own command line. */
  private static final Set<String> PER_SUBMISSION =
      Set.of("spark.master", "spark.app.name", "spark.jars", "spark.submit.deployMode");

  private final SparkConf conf;

  /** JVMs with these Spark settings. */
  public FreshJvm(SparkConf conf) {
    this.conf = conf;
  }

  /**
   * How the settings' master is told to use that many cores.
   *
   * @return options of spark-submit
   * @throws IllegalArgumentException if the master's cores cannot be limited this way
   */
  public List<String> coreOptions(int cores) {
    String master = conf.get("spark.master");
    if (master.equals("local") || master.startsWith("local[")) {
      return List.of("--master", "local[" + cores + "]");
    }
    if (master.startsWith("local-cluster[")) {
      String memory = master.substring(master.lastIndexOf(',') + 1);
      return List.of("--master", "local-cluster[" + cores + ",1," + memory);
    }
    if (master.startsWith("spark://")) {
      return List.of("--master", master, "--conf", "spark.cores.max=" + cores);
    }
    throw new IllegalArgumentException(
        "the cores of master %s cannot be varied; use local[N] or a standalone cluster"
            .formatted(master));
  }

  /**
   * Runs a command to its end. Its stdout is thrown away, its stderr is this JVM's.
   *
   * @param cores as many as its job may use
   * @param words COMMAND, options and arguments
   * @return the exit code
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
      command.addAll(coreOptions(cores));
      command.add(jar());
      command.addAll(words);
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectInput(new File("/dev/null"))
              .start();
      try {
        return process.waitFor();
      } finally {
        process.destroy();
      }
    } finally {
      Files.delete(settings);
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
