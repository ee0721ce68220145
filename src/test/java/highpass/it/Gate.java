package highpass.it;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * Stops a run in this JVM at a frame: while the gate is shut, whoever opens a file of that name
 * waits. So what is to happen in the middle of a run happens there, however fast the machine is.
 */
final class Gate implements AutoCloseable {
  private static final long MOST_SECONDS = 90;

  /** Hadoop makes the file systems; this is how they find the gate. */
  private static volatile Gate shut;

  private final String name;
  private final CountDownLatch open = new CountDownLatch(1);

  private Gate(String name) {
    this.name = name;
  }

  /** Shuts it, until closed, before files of that name. */
  static Gate before(String name) {
    shut = new Gate(name);
    return shut;
  }

  /** Lets all through. */
  void open() {
    open.countDown();
  }

  @Override
  public void close() {
    open();
    shut = null;
  }

  private static void pass(Path path) throws IOException {
    Gate gate = shut;
    if (gate == null || !path.getName().equals(gate.name)) {
      return;
    }
    try {
      if (!gate.open.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the gate before " + path + " was not opened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before " + path);
    }
  }

  /** The local disk, as {@code gated:///}. */
  public static final class Local extends RawLocalFileSystem {
    private URI uri;

    @Override
    public void initialize(URI name, Configuration configuration) throws IOException {
      super.initialize(name, configuration);
      uri = URI.create("gated:///");
    }

    @Override
    public URI getUri() {
      // Asked for before it is known, by the constructor of the superclass.
      return uri == null ? super.getUri() : uri;
    }

    @Override
    public String getScheme() {
      return "gated";
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
      pass(path);
      return super.open(path, bufferSize);
    }
  }

  /** HDFS under its own scheme. */
  public static final class Hdfs extends DistributedFileSystem {
    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
      pass(path);
      return super.open(path, bufferSize);
    }
  }
}
