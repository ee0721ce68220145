package highpass.storage;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;

/**
 * The local disk under a scheme of its own, where files have the troubles that their names tell:
 * {@code flakyN_...} cannot be opened the first N times, {@code lacking_...} needs a class that is
 * not there, {@code hangs_...} never ends to be read, and no interrupt reaches who tries.
 */
public final class TroubledFileSystem extends FaultyFileSystem {
  private final Map<String, Integer> opened = new ConcurrentHashMap<>();

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    String name = path.getName();
    if (name.startsWith("flaky")) {
      int failing = name.charAt("flaky".length()) - '0';
      if (opened.merge(path.toString(), 1, Integer::sum) <= failing) {
        throw new IOException("the file server is busy");
      }
    }
    if (name.startsWith("lacking_")) {
      throw new NoClassDefFoundError("some/codec/Decoder");
    }
    return name.startsWith("hangs_")
        ? new FSDataInputStream(new Hanging())
        : super.open(path, bufferSize);
  }

  private static final class Hanging extends FSInputStream {
    @Override
    public int read() {
      while (true) {
        // Whoever parks with the flag set does not park at all.
        Thread.interrupted();
        LockSupport.park(this);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return read();
    }

    @Override
    public void seek(long position) {}

    @Override
    public long getPos() {
      return 0;
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }
  }
}
