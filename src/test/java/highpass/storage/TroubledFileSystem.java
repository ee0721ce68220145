package highpass.storage;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;

/**
 * The local disk under a scheme of its own, where files have the troubles that their names tell:
 * {@code flakyN_...} cannot be opened the first N times, {@code lacking_...} needs a class that is
 * not there, {@code greedy_...} more memory than there is, {@code odd_...} has met a mistake,
 * {@code hangs_...} never ends to be read, and no interrupt reaches who tries, {@code changes_...}
 * is replaced by as many zeros when it is read anew from another place.
 */
public final class TroubledFileSystem extends FaultyFileSystem {
  private static final int FITS_BLOCK = 2880;

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
    if (name.startsWith("greedy_")) {
      throw new OutOfMemoryError("Java heap space");
    }
    if (name.startsWith("odd_")) {
      throw new IllegalStateException("that cannot be");
    }
    if (name.startsWith("changes_")) {
      return new FSDataInputStream(new Changing(super.open(path, bufferSize), pathToFile(path)));
    }
    return name.startsWith("hangs_")
        ? new FSDataInputStream(new Hanging())
        : super.open(path, bufferSize);
  }

  private static final class Changing extends FSInputStream {
    private final FSDataInputStream in;
    private final File file;

    Changing(FSDataInputStream in, File file) {
      this.in = in;
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
      long end = file.length() - FITS_BLOCK;
      try (RandomAccessFile writer = new RandomAccessFile(file, "rw")) {
        writer.seek(end);
        writer.write(new byte[FITS_BLOCK]);
      }
      in.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
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
