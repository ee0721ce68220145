package highpass.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An S3 server on loopback in a JVM of its own: S3Proxy, which keeps objects on the local disk. */
final class S3Server implements AutoCloseable {
  private static final String IDENTITY = "someone";

  /** Not to be found anywhere after a run. */
  static final String SECRET = "words-that-nobody-else-may-read";

  private final Path buckets;
  private final int port = JavaProcess.freePort();
  private final JavaProcess process;

  /**
   * Starts it and waits until it listens.
   *
   * @param folder for its log and the buckets
   */
  S3Server(Path folder) throws Exception {
    buckets = Files.createDirectories(folder.resolve("buckets"));
    Path settings = folder.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(port, IDENTITY, SECRET, buckets));
    process =
        JavaProcess.start(
            folder,
            "s3proxy",
            "warn",
            Map.of(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString());
    try {
      Await.until(process::toString, this::listens);
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private boolean listens() {
    process.requireAlive();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /** The port it listens on. */
  int port() {
    return port;
  }

  /** Makes a bucket; returns the directory where the server keeps it. */
  Path makeBucket(String name) throws IOException {
    return Files.createDirectory(buckets.resolve(name));
  }

  /** Spark's settings for a client of this server, which listens on that port. */
  static Map<String, String> settings(int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.hadoop.fs.s3a.endpoint", "http://127.0.0.1:" + port);
    settings.put("spark.hadoop.fs.s3a.endpoint.region", "us-east-1");
    settings.put("spark.hadoop.fs.s3a.path.style.access", "true");
    settings.put("spark.hadoop.fs.s3a.access.key", IDENTITY);
    settings.put("spark.hadoop.fs.s3a.secret.key", SECRET);
    return settings;
  }

  @Override
  public void close() {
    process.close();
  }
}
