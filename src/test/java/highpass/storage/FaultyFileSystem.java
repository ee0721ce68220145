package highpass.storage;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * The local disk under a scheme of its own, so that it is reached as Hadoop's file systems are,
 * with a fault at the operation of choice. As {@code object:} it behaves like an object store: a
 * file appears when its stream is closed, and not at all when it is aborted.
 */
public class FaultyFileSystem extends RawLocalFileSystem {
  private volatile Faults faults = new Faults();
  private URI uri;

  /** Hadoop makes one per scheme and authority. */
  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    super.initialize(name, configuration);
    uri = URI.create(name.getScheme() + "://" + name.getAuthority());
  }

  /** A configuration that knows both schemes. */
  static Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.setClass("fs.fault.impl", FaultyFileSystem.class, RawLocalFileSystem.class);
    configuration.setClass("fs.object.impl", FaultyFileSystem.class, RawLocalFileSystem.class);
    return configuration;
  }

  /** From now on. */
  public void setFaults(Faults faults) {
    this.faults = faults;
  }

  @Override
  public URI getUri() {
    // Asked for before it is known, by the constructor of the superclass.
    return uri == null ? super.getUri() : uri;
  }

  @Override
  public String getScheme() {
    return uri.getScheme();
  }

  private boolean isObjectStore() {
    return uri.getScheme().equals("object");
  }

  @Override
  public boolean hasPathCapability(Path path, String capability) throws IOException {
    return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM)
        ? isObjectStore()
        : super.hasPathCapability(path, capability);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    faults.before("create");
    if (!isObjectStore()) {
      return new FSDataOutputStream(
          new FaultyStream(
              super.create(path, overwrite, bufferSize, replication, blockSize, progress)),
          null);
    }
    if (!overwrite && exists(path)) {
      throw new org.apache.hadoop.fs.FileAlreadyExistsException(path.toString());
    }
    return new FSDataOutputStream(
        new ObjectStream(
            () -> super.create(path, true, bufferSize, replication, blockSize, progress)),
        null);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    faults.before("rename");
    return super.rename(from, to);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    faults.before("status");
    return super.getFileStatus(path);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    faults.beforeAlso("open");
    return new FSDataInputStream(new FaultyInput(super.open(path, bufferSize)));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    faults.beforeAlso("delete");
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    faults.beforeAlso("mkdirs");
    return super.mkdirs(path);
  }

  /** One operation, though the local disk is asked for each file. */
  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    faults.before("list");
    FaultyFileSystem quiet = new FaultyFileSystem();
    quiet.initialize(uri, getConf());
    return Stream.of(quiet.plainList(path)).map(this::plain).toArray(FileStatus[]::new);
  }

  private FileStatus[] plainList(Path path) throws IOException {
    return super.listStatus(path);
  }

  /** The superclass's own kind of status asks for permissions, of file: places only. */
  private FileStatus plain(FileStatus status) {
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        1,
        status.getBlockSize(),
        status.getModificationTime(),
        status.getPath());
  }

  private final class FaultyInput extends FSInputStream {
    private final FSDataInputStream in;

    FaultyInput(FSDataInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      faults.beforeAlso("read");
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      faults.beforeAlso("read");
      return in.read(bytes, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
      in.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long position) throws IOException {
      return in.seekToNewSource(position);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private class FaultyStream extends FilterOutputStream {
    FaultyStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        faults.before("write");
      } catch (IOException e) {
        out.write(bytes, offset, length / 2);
        throw e;
      }
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      super.close();
      faults.before("close");
    }
  }

  private interface Publication {
    OutputStream open() throws IOException;
  }

  private final class ObjectStream extends FaultyStream implements Abortable {
    private final Publication publication;
    private boolean ended;

    ObjectStream(Publication publication) {
      super(new ByteArrayOutputStream());
      this.publication = publication;
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        ended = true;
        faults.before("close");
        try (OutputStream object = publication.open()) {
          ((ByteArrayOutputStream) out).writeTo(object);
        }
      }
    }

    @Override
    public AbortableResult abort() {
      ended = true;
      return null;
    }
  }
}
