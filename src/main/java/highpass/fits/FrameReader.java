package highpass.fits;

import java.io.IOException;
import java.io.InputStream;

/** Reads frames. */
public final class FrameReader {
  private final ReadOptions options;

  /** A reader with these options. It keeps nothing from frame to frame. */
  public FrameReader(ReadOptions options) {
    this.options = options;
  }

  /**
   * Reads a frame to the end of its stream, through gzip, bzip2 or Unix compress if it starts with
   * their magic bytes, whatever its name.
   *
   * @param in the file, from its first byte. Not closed.
   * @param name how messages name the frame
   * @param length of the file in bytes, or -1 if it is not known
   * @throws FrameException if the file is not a frame that can be filtered
   * @throws IOException if the stream fails
   */
  public Frame read(InputStream in, String name, long length) throws IOException, FrameException {
    return new FrameScan(options, Place.of(name), UnpackedInput.open(in), length).frame();
  }
}
