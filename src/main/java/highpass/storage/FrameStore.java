package highpass.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * The one door to storage: opens frames and writes them whole or not at all.
 *
 * <p>Made once per run on the driver and shipped to executors with the run's Hadoop configuration
 * (best as a broadcast, since that is some hundred kilobytes). Safe for several threads.
 *
 * <p>Nothing is forced to the disk: after a power failure a local file may be short under its final
 * name, which a resumed run finds by the frame's checksum.
 */
public final class FrameStore implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A temporary of another host is taken for abandoned after this time. A frame takes seconds to
   * write; a process stopped for longer finds its temporary gone and fails that frame, no more.
   */
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** One letter before the colon would be a drive of Windows. */
  private static final Pattern URI_FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(?://([^/]*))?(/.*)?", Pattern.DOTALL);

  private static final Pattern S3 = Pattern.compile("(?i)s3[an]?");

  private static final Pattern PERCENT_CODE = Pattern.compile("%[0-9A-Fa-f]{2}");

  private final String run = TemporaryName.draw();
  private transient Configuration configuration;
  private transient LocalVolume local = new LocalVolume();

  /**
   * A door that reaches Hadoop's file systems as configured, for a run of its own.
   *
   * @param configuration not modified; shipped along when the door is serialised
   */
  public FrameStore(Configuration configuration) {
    this.configuration = configuration;
  }

  /** A text for people in one line, without the passwords of URIs in it. */
  public static String printable(String text) {
    return UriText.printable(text);
  }

  /** A text without the passwords of URIs in it; may have several lines. */
  public static String withoutPasswords(String text) {
    return UriText.withoutPasswords(text);
  }

  /** How a person reads a place: a plain path on local disks, else a URI without percent signs. */
  public static String display(String uri) {
    return UriText.display(uri);
  }

  /**
   * The encoded URI of a place as a user gives it: a local path, or a URI with a scheme that Hadoop
   * knows. The path of a URI is read as Hadoop reads it, as it stands; percent codes are decoded
   * for {@code file:}, where every other program would, and for others only if that finds a file.
   *
   * @throws PlanException if the scheme is not known, or the URI holds a password
   */
  public String locate(String argument) {
    try {
      return place(argument);
    } catch (IOException e) {
      throw new PlanException(
          "cannot reach %s: %s".formatted(UriText.printable(argument), StorageFailure.reason(e)),
          e);
    }
  }

  String place(String argument) throws IOException {
    Matcher uri = URI_FORM.matcher(argument);
    if (!uri.matches() || (uri.group(2) == null && uri.group(3) == null)) {
      return localPlace(argument);
    }
    requireNoSecret(uri);
    String root = root(uri);
    String raw = uri.group(3) == null ? "" : uri.group(3).substring(1);
    String literal = absolute(root + UriText.encode(raw));
    if (!PERCENT_CODE.matcher(raw).find()) {
      return literal;
    }
    String decoded = absolute(root + UriText.encode(UriText.decode(raw)));
    boolean decodes = root.equals(LocalVolume.ROOT);
    String preferred = decodes ? decoded : literal;
    String other = decodes ? literal : decoded;
    return stat(preferred).isEmpty() && stat(other).isPresent() ? other : preferred;
  }

  /** Hadoop would take the secret, or tell of it; and whoever sees a list of processes has it. */
  private static void requireNoSecret(Matcher uri) {
    String authority = uri.group(2) == null ? "" : uri.group(2);
    // A bucket has no port, but a secret may have a slash in it.
    boolean bucket = S3.matcher(uri.group(1)).matches();
    if (authority.indexOf(':') >= 0
        && (bucket || authority.lastIndexOf('@') > authority.indexOf(':'))) {
      throw new PlanException(
          "a URI with a password in it (%s://...) is refused, since others can read it; give credentials by Spark's configuration, the environment or the machine's role"
              .formatted(uri.group(1)));
    }
  }

  /** The place of a local path, whatever it looks like. */
  String localPlace(String path) throws IOException {
    return absolute(
        path.startsWith("/")
            ? LocalVolume.ROOT + UriText.encode(path.substring(1))
            : local.workingDirectory() + UriText.encode(path));
  }

  /** Scheme and authority of a URI argument with the slash after them, made complete. */
  private String root(Matcher uri) throws IOException {
    String scheme = uri.group(1).toLowerCase(Locale.ROOT);
    String authority = uri.group(2) == null ? "" : uri.group(2);
    if (!scheme.equals("file")) {
      return hadoop(scheme + "://" + authority + "/").root();
    }
    if (!authority.isEmpty() && !authority.equals("localhost")) {
      throw new IOException("file: URIs name no host; is one slash missing?");
    }
    return LocalVolume.ROOT;
  }

  /** Without {@code .}, {@code ..}, doubled slashes and a last one (but for the root). */
  private String absolute(String uri) throws IOException {
    String root = UriText.root(uri);
    String path = root;
    for (String name : uri.substring(root.length()).split("/", -1)) {
      if (name.equals("..")) {
        // The parent of a link's target is not the parent of the link.
        path = UriText.parent(volume(path).real(path));
      } else if (!name.isEmpty() && !name.equals(".")) {
        path = UriText.directory(path) + name;
      }
    }
    return path.length() > root.length() && path.endsWith("/")
        ? path.substring(0, path.length() - 1)
        : path;
  }

  /** The volume of an encoded URI. */
  Volume volume(String uri) throws IOException {
    return uri.startsWith(LocalVolume.ROOT) ? local : hadoop(UriText.root(uri));
  }

  private HadoopVolume hadoop(String root) throws IOException {
    try {
      return new HadoopVolume(FileSystem.get(URI.create(root), configuration));
    } catch (RuntimeException e) {
      // A missing class or a malformed authority.
      throw new IOException(
          "the file system of %s cannot be used: %s"
              .formatted(root, StorageFailure.reason(StorageFailure.root(e)) + advice(e)),
          e);
    }
  }

  private static String advice(RuntimeException e) {
    return StorageFailure.root(e) instanceof ClassNotFoundException
        ? "; add the library that has it, with --packages or --jars"
        : "";
  }

  Optional<Entry> stat(String uri) throws IOException {
    return volume(uri).stat(uri);
  }

  /** Bytes of the regular file at an encoded URI; nothing if there is none. */
  public OptionalLong length(String uri) throws IOException {
    try {
      Optional<Entry> entry = stat(uri).filter(e -> e.kind() == Entry.Kind.FILE);
      return entry.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entry.get().length());
    } catch (IOException e) {
      throw StorageFailure.naming("cannot look at", uri, e);
    }
  }

  /**
   * Time of the last modification of a file, milliseconds since 1970, by its storage's clock.
   *
   * @throws FileNotFoundException if there is none
   */
  public long modifiedMillis(String uri) throws IOException {
    try {
      return stat(uri).orElseThrow(() -> new FileNotFoundException(uri)).modifiedMillis();
    } catch (IOException e) {
      throw StorageFailure.naming("cannot look at", uri, e);
    }
  }

  /**
   * Opens a file. FIFOs, sockets and devices are refused, since reading them may never end.
   *
   * @param uri encoded
   * @throws FileNotFoundException if there is none
   */
  public FrameInput open(String uri) throws IOException {
    try {
      return volume(uri).open(uri);
    } catch (IOException e) {
      throw StorageFailure.naming("cannot read", uri, e);
    }
  }

  /**
   * Writes a file whole or not at all: on any failure of the writer or the storage, neither a part
   * of it under the final name nor a temporary is left. Missing directories are made.
   *
   * <p>With {@code overwrite} a file of that name is replaced, in one step on local disks, HDFS and
   * object stores. Without, it is never replaced; if it holds exactly what would have been written,
   * as after a retry or a speculative copy, that is success, else the failure says so. To find out,
   * the writer is called a second time.
   *
   * @param uri encoded
   * @return bytes of the file
   * @throws FileAlreadyExistsException without {@code overwrite}, if another file has the name
   */
  public <X extends Exception> long write(String uri, boolean overwrite, FrameWriter<X> writer)
      throws IOException, X {
    Volume volume = volume(uri);
    try {
      return new AtomicWrite(volume, uri, overwrite).run(TemporaryName.create(run), writer);
    } catch (FileAlreadyExistsException e) {
      OptionalLong same = overwrite ? OptionalLong.empty() : lengthIfSame(uri, writer);
      if (same.isEmpty()) {
        throw new FileAlreadyExistsException(
            UriText.display(uri), null, "appeared during the run and holds something else");
      }
      return same.getAsLong();
    }
  }

  private <X extends Exception> OptionalLong lengthIfSame(String uri, FrameWriter<X> writer)
      throws IOException, X {
    try (InputStream stored = open(uri)) {
      FrameComparison comparison = new FrameComparison(stored);
      FrameOutput out = new FrameOutput(comparison);
      writer.writeTo(out);
      out.finish();
      return comparison.same() ? OptionalLong.of(out.count()) : OptionalLong.empty();
    }
  }

  /**
   * Writes a text as UTF-8, as safely as a frame; for tables and reports.
   *
   * @param uri encoded
   */
  public void writeText(String uri, boolean overwrite, CharSequence text) throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    write(uri, overwrite, (OutputStream out) -> out.write(bytes));
  }

  /**
   * Whether what storage failed with may be over in a moment. A file that is missing, or there
   * already, or not allowed stays so, and who was told to stop is not to go on.
   */
  public static boolean mayPass(IOException e) {
    return !Thread.currentThread().isInterrupted() && StorageFailure.mayPass(e);
  }

  /**
   * The names of what is in a directory; none if there is no such directory.
   *
   * @param directory encoded URI
   */
  public Set<String> names(String directory) throws IOException {
    try {
      return list(UriText.directory(directory)).stream()
          .map(Entry::name)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw StorageFailure.naming("cannot look at", directory, e);
    }
  }

  /**
   * Removes a file or an empty directory.
   *
   * @param uri encoded
   * @return whether there was one
   */
  public boolean delete(String uri) throws IOException {
    try {
      return volume(uri).delete(uri);
    } catch (IOException e) {
      throw StorageFailure.naming("cannot delete", uri, e);
    }
  }

  /** Whether the entry of a listing is a temporary of this run. */
  boolean ownTemporary(Entry entry) {
    return TemporaryName.parse(entry.name()).filter(t -> t.run().equals(run)).isPresent();
  }

  /**
   * Whether the entry of a listing is a temporary that no live run will ask for again: its process
   * on this host is gone, or it has not been touched for an hour.
   */
  static boolean staleTemporary(Entry entry, long nowMillis) {
    return TemporaryName.parse(entry.name())
        .filter(t -> t.orphaned() || nowMillis - entry.modifiedMillis() > ABANDONED.toMillis())
        .isPresent();
  }

  /** A fresh hidden name in a directory that ends in a slash. */
  String temporary(String directory) {
    return directory + TemporaryName.create(run);
  }

  /** The entries of a directory; none if there is no such directory. */
  List<Entry> list(String directory) throws IOException {
    try {
      return volume(directory).list(directory);
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    configuration.write(out);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    configuration = new Configuration(false);
    configuration.readFields(in);
    local = new LocalVolume();
  }
}
