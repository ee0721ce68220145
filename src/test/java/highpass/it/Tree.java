package highpass.it;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A directory somewhere, seen without the program that is tested. */
final class Tree {
  private final FileSystem files;
  private final URI root;

  private Tree(FileSystem files, URI root) {
    this.files = files;
    this.root = root;
  }

  /**
   * The tree below a directory, which need not exist.
   *
   * @param root a URI without percent codes, or an absolute local path
   */
  static Tree at(String root, Configuration configuration) throws IOException {
    URI uri = URI.create(root.startsWith("/") ? "file://" + root : root);
    if (uri.getScheme().equals("file")) {
      RawLocalFileSystem local = new RawLocalFileSystem();
      local.initialize(uri, configuration);
      return new Tree(local, uri);
    }
    return new Tree(FileSystem.get(uri, configuration), uri);
  }

  /** A directory in it. */
  Tree below(String name) {
    return new Tree(files, URI.create(root + "/" + name.replace(" ", "%20")));
  }

  /** Its place as the command line takes it. */
  String place() {
    return root.getScheme()
        + "://"
        + (root.getAuthority() == null ? "" : root.getAuthority())
        + root.getPath();
  }

  /** Its place with a name below it, which may hold any character. */
  String place(String name) {
    return place() + "/" + name;
  }

  /** Its place as people read it. */
  String display() {
    return root.getScheme().equals("file") ? root.getPath() : place();
  }

  private Path path(String name) {
    try {
      String below = name.isEmpty() ? root.getPath() : root.getPath() + "/" + name;
      return new Path(new URI(root.getScheme(), root.getAuthority(), below, null, null));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** Writes a file below it. */
  void put(String name, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(path(name), true)) {
      out.write(bytes);
    }
  }

  /** Writes a text below it. */
  void put(String name, String text) throws IOException {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes a file. */
  void delete(String name) throws IOException {
    files.delete(path(name), false);
  }

  /** The bytes of a file. */
  byte[] get(String name) throws IOException {
    try (InputStream in = files.open(path(name))) {
      return in.readAllBytes();
    }
  }

  /** Paths of all files below it, hidden ones included, sorted. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    Path top = path("");
    addNames(top, top.toUri().getPath().length() + 1, names);
    names.sort(null);
    return names;
  }

  private void addNames(Path directory, int prefix, List<String> names) throws IOException {
    FileStatus[] entries;
    try {
      entries = files.listStatus(directory);
    } catch (FileNotFoundException none) {
      return;
    }
    for (FileStatus entry : entries) {
      if (entry.isDirectory()) {
        addNames(entry.getPath(), prefix, names);
      } else {
        names.add(entry.getPath().toUri().getPath().substring(prefix));
      }
    }
  }

  /** All files below it with their bytes. */
  SortedMap<String, byte[]> content() throws IOException {
    SortedMap<String, byte[]> content = new TreeMap<>();
    for (String name : names()) {
      content.put(name, get(name));
    }
    return content;
  }
}
