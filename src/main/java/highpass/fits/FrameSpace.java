package highpass.fits;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the bytes of one frame are kept while it is worked on, its own and the filtered ones. The
 * bytes written do not depend on it. It belongs to one caller at a time.
 */
public abstract sealed class FrameSpace permits HeapSpace, DiskSpace {
  FrameSpace() {}

  /** The position of data that stand in no file as they are. */
  static final long NOWHERE = -1;

  /**
   * Reads data until the wanted length or the end of the stream, whichever comes first.
   *
   * @param in the frame
   * @param filePosition where in the file the stream is; NOWHERE if the file is compressed
   * @return the data; shorter than wanted if the stream ended
   */
  abstract StoredData read(InputStream in, long filePosition, long wanted) throws IOException;

  /** Room for bytes, all of which are to be put or written. */
  abstract StoredData create(long length);

  /** The same, for data to which bytes will be appended before other data are made. */
  abstract StoredData createGrowing(long length);

  /** Space for data that are not kept as long as the frame. */
  abstract FrameSpace forAWhile();

  /** Bytes of memory that data of a length take. */
  abstract long heapBytes(long length);

  /** Whether the planes of the frame are to be in memory as a whole. */
  abstract boolean holdsPlanes();
}
