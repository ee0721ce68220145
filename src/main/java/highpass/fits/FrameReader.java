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
    return read(in, name, length, new HeapSpace());
  }

  /**
   * The same, with a choice of where the frame is kept.
   *
   * @throws FrameTooLargeException if that takes more memory than a frame may have
   */
  public Frame read(InputStream in, String name, long length, FrameSpace space)
      throws IOException, FrameException {
    SourceInput source = new SourceInput(in);
    Place place = Place.of(name);
    try (UnpackedInput unpacked = new UnpackedInput(source)) {
      try {
        return new FrameScan(options, place, source, unpacked, length, space).read();
      } catch (IOException e) {
        if (source.failure() != null || e instanceof SpaceException) {
          throw e;
        }
        throw place.error(
            "the %s data are damaged (%s); get the file again"
                .formatted(unpacked.compression().title(), e.getMessage()),
            e);
      }
    }
  }
}
