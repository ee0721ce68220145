package highpass.storage;

import java.io.IOException;
import java.io.Serializable;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/** The one door to storage. */
public final class FrameStore implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient Configuration configuration;

  /**
   * A door that reaches Hadoop's file systems as configured.
   *
   * @param configuration shipped along when the door is serialised
   */
  public FrameStore(Configuration configuration) {
    this.configuration = configuration;
  }

  /** How a person reads a place: a plain path on local disks, else a URI without percent signs. */
  public static String display(String uri) {
    return UriText.display(uri);
  }

  /** The URI of a local path or URI as a user gives it. */
  public String locate(String argument) {
    throw new UnsupportedOperationException(argument);
  }

  /** Bytes of the file, or nothing if there is none. */
  public OptionalLong length(String uri) throws IOException {
    throw new UnsupportedOperationException(uri);
  }

  /** Opens a regular file. */
  public FrameInput open(String uri) throws IOException {
    throw new UnsupportedOperationException(uri);
  }

  /** Writes a file whole or not at all; returns its bytes. */
  public <X extends Exception> long write(String uri, boolean overwrite, FrameWriter<X> writer)
      throws IOException, X {
    throw new UnsupportedOperationException(uri + configuration);
  }

  /** Writes a UTF-8 text whole or not at all. */
  public void writeText(String uri, boolean overwrite, CharSequence text) throws IOException {
    throw new UnsupportedOperationException(uri);
  }
}
