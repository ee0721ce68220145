package highpass.storage;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Produces the bytes of a frame. It must give the same bytes however often it is called: it is
 * called again to compare when the output turns out to exist (see {@link FrameStore#write}).
 *
 * @param <X> what it may throw besides {@link IOException}
 */
@FunctionalInterface
public interface FrameWriter<X extends Exception> {
  /**
   * Writes all bytes. Closing the stream is allowed and does nothing.
   *
   * @param out counts and buffers; no further buffer is needed around it
   */
  void writeTo(OutputStream out) throws IOException, X;
}
