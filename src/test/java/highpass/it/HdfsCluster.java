package highpass.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/** HDFS on loopback: a name node and three data nodes, each in a JVM of its own. */
final class HdfsCluster implements AutoCloseable {
  private static final int DATA_NODES = 3;

  private final Path folder;
  private final int port = JavaProcess.freePort();
  private final Deque<JavaProcess> processes = new ArrayDeque<>();
  private final List<JavaProcess> dataNodes = new ArrayList<>();

  /**
   * Starts it and waits until it stores files.
   *
   * @param folder for logs, names and blocks
   */
  HdfsCluster(Path folder) throws Exception {
    this.folder = folder;
    try {
      String names = "dfs.namenode.name.dir=" + folder.resolve("names").toUri();
      String nameNode = "org.apache.hadoop.hdfs.server.namenode.NameNode";
      try (JavaProcess format =
          start("format", nameNode, "-D", names, "-format", "-nonInteractive")) {
        format.awaitEnd();
      }
      start("namenode", nameNode, "-D", names, "-D", "dfs.namenode.http-address=127.0.0.1:0");
      Await.until(processes.peek()::toString, this::listens);
      for (int i = 1; i <= DATA_NODES; i++) {
        dataNodes.add(
            start(
                "datanode" + i,
                "org.apache.hadoop.hdfs.server.datanode.DataNode",
                "-D",
                "dfs.datanode.address=127.0.0.1:0",
                "-D",
                "dfs.datanode.http.address=127.0.0.1:0",
                "-D",
                "dfs.datanode.ipc.address=127.0.0.1:0",
                "-D",
                "dfs.datanode.data.dir=" + folder.resolve("blocks" + i).toUri()));
      }
      Await.until(dataNodes::toString, this::isComplete);
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private JavaProcess start(String name, String mainClass, String... arguments) throws IOException {
    String[] words =
        Stream.concat(
                Stream.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    mainClass,
                    "-D",
                    "fs.defaultFS=" + uri()),
                Stream.of(arguments))
            .toArray(String[]::new);
    JavaProcess process = JavaProcess.start(folder, name, "warn", Map.of(), words);
    processes.push(process);
    return process;
  }

  private boolean listens() {
    processes.peek().requireAlive();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private boolean isComplete() throws IOException {
    try (FileSystem files = FileSystem.newInstance(URI.create(uri()), new Configuration())) {
      return ((DistributedFileSystem) files).getDataNodeStats().length == DATA_NODES;
    }
  }

  /** Scheme, host and port. */
  String uri() {
    return "hdfs://127.0.0.1:" + port;
  }

  /** Ends a data node at once, as {@code kill -9} does. */
  void killDataNode(int index) throws InterruptedException {
    dataNodes.get(index).kill();
  }

  @Override
  public void close() {
    processes.forEach(JavaProcess::close);
  }
}
