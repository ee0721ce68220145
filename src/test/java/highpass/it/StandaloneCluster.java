package highpass.it;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A Spark standalone cluster on loopback: a master and two workers of one core each, every one in a
 * JVM of its own, made of the embedded Spark's jars. The workers have addresses of their own
 * (127.0.0.1 and 127.0.0.2), so that Spark takes them for two hosts.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Path HOME = SubmitScript.PROJECT.resolve("target/embedded-spark");

  private static final String REGISTERED = "Successfully registered with master";

  private final Path folder;
  private final Deque<JavaProcess> processes = new ArrayDeque<>();
  private final List<JavaProcess> workers = new ArrayList<>();
  private final String url;
  private int workersStarted;

  /**
   * Starts the cluster and waits until both workers have registered.
   *
   * @param folder for logs and the workers' files
   */
  StandaloneCluster(Path folder) throws Exception {
    this.folder = folder;
    int port = JavaProcess.freePort();
    url = "spark://127.0.0.1:" + port;
    try {
      JavaProcess master =
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
      master.awaitLine("I have been elected leader");
      workers.add(launchWorker("127.0.0.1"));
      workers.add(launchWorker("127.0.0.2"));
      for (JavaProcess worker : workers) {
        worker.awaitLine(REGISTERED);
      }
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private JavaProcess launchWorker(String host) throws Exception {
    workersStarted++;
    String name = "worker" + workersStarted;
    return start(
        name,
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
        folder.resolve(name + "-files").toString(),
        url);
  }

  /** Ends the second worker and its executors at once, as when a host loses power. */
  void killWorker() throws InterruptedException {
    JavaProcess worker = workers.remove(1);
    List<ProcessHandle> executors = worker.children();
    worker.kill();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Starts another in the place of the one that was killed. */
  void startWorker() throws Exception {
    workers.add(launchWorker("127.0.0.2"));
    workers.get(1).awaitLine(REGISTERED);
  }

  /** The executors of all workers that are alive now. */
  List<ProcessHandle> executors() {
    return workers.stream().flatMap(worker -> worker.children().stream()).toList();
  }

  private JavaProcess start(String name, String ip, String mainClass, String... arguments)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    words.add("-Dspark.master.rest.enabled=false");
    words.addAll(List.of("-cp", HOME.resolve("jars") + File.separator + "*", mainClass));
    words.addAll(List.of(arguments));
    Map<String, String> environment =
        Map.of("SPARK_HOME", HOME.toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", ip);
    JavaProcess process =
        JavaProcess.start(folder, name, "info", environment, words.toArray(String[]::new));
    processes.push(process);
    return process;
  }

  /** The master, for {@code --master}. */
  String url() {
    return url;
  }

  /** The words for {@code submit.sh} that lead to this cluster, up to its command. */
  List<String> options() {
    return List.of(
        "--master",
        url,
        "--conf",
        "spark.driver.host=127.0.0.1",
        "--conf",
        "spark.scheduler.minRegisteredResourcesRatio=1");
  }

  @Override
  public void close() {
    // Workers before their master.
    processes.forEach(JavaProcess::close);
  }
}
