package highpass.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Disks of this machine, or mounted by it. */
final class LocalVolume implements Volume {
  /** Scheme and root of all places here. */
  static final String ROOT = "file:///";

  /** In bytes, on every file system of note. */
  private static final int LONGEST_NAME = 255;

  private final String workingDirectory = UriText.directory(uri(Path.of("").toAbsolutePath()));

  private static Path path(String uri) {
    return Path.of(URI.create(uri));
  }

  /** The current directory, ends in a slash. */
  String workingDirectory() {
    return workingDirectory;
  }

  /** Exact for any name; {@code Path.toUri} knows the bytes but asks the disk for the kind. */
  private static String uri(Path path) {
    String text = path.toUri().toString();
    return text.length() > ROOT.length() && text.endsWith("/")
        ? text.substring(0, text.length() - 1)
        : text;
  }

  @Override
  public Optional<Entry> stat(String uri) throws IOException {
    Path path = path(uri);
    try {
      return Optional.of(entry(path, Files.readAttributes(path, BasicFileAttributes.class)));
    } catch (FileSystemException e) {
      return missing(path, e);
    }
  }

  /**
   * Tells "there is no such file" from trouble. The system's reasons are no help: they come in the
   * user's language.
   */
  private static Optional<Entry> missing(Path path, FileSystemException reason)
      throws FileSystemException {
    if (Files.isSymbolicLink(path)) {
      return Optional.of(
          new Entry(name(path), encodedName(path, name(path)), Entry.Kind.LINK, 0, 0, uri(path)));
    }
    boolean noFile =
        reason instanceof NoSuchFileException
            || !Files.isDirectory(path.getParent())
            || name(path).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    if (reason instanceof AccessDeniedException || !noFile) {
      throw reason;
    }
    return Optional.empty();
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(path(directory))) {
      for (Path path : names) {
        BasicFileAttributes attributes;
        try {
          attributes =
              Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException vanished) {
          continue;
        }
        entries.add(entry(path, attributes));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException e) {
      FileNotFoundException missing = new FileNotFoundException(UriText.display(directory));
      missing.initCause(e);
      throw missing;
    }
    return entries;
  }

  private static Entry entry(Path path, BasicFileAttributes attributes) {
    String name = name(path);
    return new Entry(
        name,
        encodedName(path, name),
        kind(attributes),
        attributes.size(),
        attributes.lastModifiedTime().toMillis(),
        attributes.fileKey() == null ? uri(path) : attributes.fileKey());
  }

  private static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }

  /** The replacement character says that the name's bytes are no text in this locale. */
  private static String encodedName(Path path, String name) {
    return name.indexOf('\uFFFD') < 0 ? UriText.encode(name) : UriText.name(uri(path));
  }

  private static Entry.Kind kind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return Entry.Kind.FILE;
    }
    if (attributes.isDirectory()) {
      return Entry.Kind.DIRECTORY;
    }
    return attributes.isSymbolicLink() ? Entry.Kind.LINK : Entry.Kind.OTHER;
  }

  @Override
  public boolean flat(String uri) {
    return false;
  }

  @Override
  public List<Entry> listTree(String directory) {
    throw new UnsupportedOperationException("local directories are listed one by one");
  }

  @Override
  public String real(String uri) throws IOException {
    Path path = path(uri);
    try {
      return uri(path.toRealPath());
    } catch (NoSuchFileException e) {
      return uri;
    }
  }

  @Override
  public FrameInput open(String uri) throws IOException {
    Path path = path(uri);
    if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      throw new IOException("not a regular file");
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new FrameInput(
          Channels.newInputStream(channel),
          (position, target, offset, count) ->
              channel.read(ByteBuffer.wrap(target, offset, count), position),
          channel.size());
    } catch (IOException e) {
      try (channel) {
        throw e;
      }
    }
  }

  @Override
  public void createDirectories(String directory) throws IOException {
    Files.createDirectories(path(directory));
  }

  @Override
  public boolean writable(String directory) {
    return Files.isWritable(path(directory));
  }

  @Override
  public boolean publishesOnClose(String uri) {
    return false;
  }

  @Override
  public OutputStream create(String uri, boolean replace) throws IOException {
    if (replace) {
      throw new UnsupportedOperationException("local files are replaced by publishing only");
    }
    Path path = path(uri);
    try {
      return createNew(path);
    } catch (NoSuchFileException e) {
      Files.createDirectories(path.getParent());
      return createNew(path);
    }
  }

  private static OutputStream createNew(Path path) throws IOException {
    return Channels.newOutputStream(
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void abort(OutputStream out) {
    throw new UnsupportedOperationException("local files are visible while they are written");
  }

  @Override
  public void publish(String temporary, String target, boolean replace) throws IOException {
    Path from = path(temporary);
    Path to = path(target);
    if (replace) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    // rename(2) replaces in silence; a second hard link does not, and is as atomic.
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noHardLinks) {
      Files.move(from, to);
      return;
    }
    Files.delete(from);
  }

  @Override
  public boolean delete(String uri) throws IOException {
    return Files.deleteIfExists(path(uri));
  }
}
