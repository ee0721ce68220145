package highpass.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** One file system in the few operations that frames need. Places are encoded URIs. */
interface Volume {
  /** What stands at a place, links followed; nothing if nothing does. */
  Optional<Entry> stat(String uri) throws IOException;

  /**
   * The entries of a directory in no particular order, links not followed.
   *
   * @throws java.io.FileNotFoundException if there is no such directory
   */
  List<Entry> list(String directory) throws IOException;

  /**
   * Whether directories are only a way of speaking, so that one flat listing of all below is far
   * cheaper than one per directory.
   */
  boolean flat(String uri) throws IOException;

  /** All files below a directory of a flat volume; names hold slashes. */
  List<Entry> listTree(String directory) throws IOException;

  /** The place with links and {@code ..} resolved as far as it exists. */
  String real(String uri) throws IOException;

  /** Opens a regular file; anything else is refused, since it might block. */
  FrameInput open(String uri) throws IOException;

  /** Makes a directory and those above it. */
  void createDirectories(String directory) throws IOException;

  /**
   * Whether the file system lets this process write in an existing directory, as far as it says.
   */
  boolean writable(String directory) throws IOException;

  /**
   * Whether a file appears only when its stream is closed, and not at all when it is aborted; such
   * a volume needs no temporary names, and has no rename worth the name.
   */
  boolean publishesOnClose(String uri) throws IOException;

  /**
   * Creates a file and, where needed, the directories above it.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it exists and may not be replaced
   */
  OutputStream create(String uri, boolean replace) throws IOException;

  /** Gives up a stream of a volume that publishes on close: nothing appears. */
  void abort(OutputStream out) throws IOException;

  /**
   * Gives a finished temporary its final name in one step.
   *
   * @throws java.nio.file.FileAlreadyExistsException if that exists and may not be replaced
   */
  void publish(String temporary, String target, boolean replace) throws IOException;

  /** Removes a file or an empty directory; whether there was one. */
  boolean delete(String uri) throws IOException;
}
