package highpass.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.FutureIO;

/** A file system that Hadoop knows by its scheme: HDFS, S3A and others. */
final class HadoopVolume implements Volume {
  private final FileSystem files;

  HadoopVolume(FileSystem files) {
    this.files = files;
  }

  private static Path path(String uri) {
    return new Path(URI.create(uri));
  }

  /** Scheme and authority, made complete where the user left them to the configuration. */
  String root() {
    URI uri = files.getUri();
    return uri.getScheme()
        + "://"
        + (uri.getRawAuthority() == null ? "" : uri.getRawAuthority())
        + "/";
  }

  @Override
  public Optional<Entry> stat(String uri) throws IOException {
    try {
      FileStatus status = files.getFileStatus(path(uri));
      return Optional.of(entry(status, status.getPath().getName()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    RemoteIterator<FileStatus> statuses = files.listStatusIterator(path(directory));
    while (statuses.hasNext()) {
      FileStatus status = statuses.next();
      entries.add(entry(status, status.getPath().getName()));
    }
    return entries;
  }

  private static Entry entry(FileStatus status, String name) {
    Entry.Kind kind = Entry.Kind.FILE;
    if (status.isDirectory()) {
      kind = Entry.Kind.DIRECTORY;
    } else if (status.isSymlink()) {
      kind = Entry.Kind.LINK;
    }
    return new Entry(
        name, UriText.encode(name), kind, status.getLen(), status.getModificationTime(), null);
  }

  /** An object store: Hadoop has no name for it, but what makes one here is the same. */
  @Override
  public boolean flat(String uri) throws IOException {
    return publishesOnClose(uri);
  }

  @Override
  public List<Entry> listTree(String directory) throws IOException {
    Path top = path(directory);
    int prefix = UriText.directory(top.toUri().getPath()).length();
    List<Entry> entries = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> statuses = files.listFiles(top, true);
    while (statuses.hasNext()) {
      FileStatus status = statuses.next();
      entries.add(entry(status, status.getPath().toUri().getPath().substring(prefix)));
    }
    return entries;
  }

  @Override
  public String real(String uri) {
    return uri;
  }

  @Override
  public FrameInput open(String uri) throws IOException {
    Path path = path(uri);
    FileStatus status = files.getFileStatus(path);
    if (!status.isFile()) {
      throw new IOException("not a regular file");
    }
    // The status spares object stores a second request.
    FSDataInputStream in =
        FutureIO.awaitFuture(
            files
                .openFile(path)
                .withFileStatus(status)
                .opt(
                    Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                    Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE)
                .build());
    return new FrameInput(
        in,
        (position, target, offset, count) -> {
          // Not the positioned read, which begins a request of its own each time.
          if (in.getPos() != position) {
            in.seek(position);
          }
          return in.read(target, offset, count);
        },
        status.getLen());
  }

  @Override
  public void createDirectories(String directory) throws IOException {
    if (!files.mkdirs(path(directory))) {
      throw new IOException("the file system would not make the directory");
    }
  }

  /** Only trying tells: permissions of a cluster are its own affair. */
  @Override
  public boolean writable(String directory) {
    return true;
  }

  @Override
  public boolean publishesOnClose(String uri) throws IOException {
    return files.hasPathCapability(path(uri), CommonPathCapabilities.ABORTABLE_STREAM);
  }

  @Override
  public OutputStream create(String uri, boolean replace) throws IOException {
    try {
      return files.create(path(uri), replace);
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      throw exists(uri, e);
    }
  }

  @Override
  public void abort(OutputStream out) {
    ((FSDataOutputStream) out).abort();
  }

  @Override
  public void publish(String temporary, String target, boolean replace) throws IOException {
    try {
      new Rename(files)
          .rename(
              path(temporary),
              path(target),
              replace ? Options.Rename.OVERWRITE : Options.Rename.NONE);
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      throw exists(target, e);
    }
  }

  private static FileAlreadyExistsException exists(String uri, IOException cause) {
    FileAlreadyExistsException exists = new FileAlreadyExistsException(UriText.display(uri));
    exists.initCause(cause);
    return exists;
  }

  @Override
  public boolean delete(String uri) throws IOException {
    return files.delete(path(uri), false);
  }

  /**
   * The rename that says whether it may replace and throws instead of returning false. HDFS does it
   * in one step; the method is open to subclasses only, though every file system has it.
   */
  private static final class Rename extends FilterFileSystem {
    Rename(FileSystem files) {
      super(files);
    }

    @Override
    @SuppressWarnings("deprecation")
    protected void rename(Path from, Path to, Options.Rename... options) throws IOException {
      super.rename(from, to, options);
    }
  }
}
