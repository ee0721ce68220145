package highpass.fits;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Disks, for a frame that is larger than the memory: its data stay in its file and are read again
 * where they are needed, or go to a scratch file if the file is compressed, where the filtered data
 * are put too, until their sums are known and they can be written behind their headers. Small data
 * stay in memory. To be closed; the scratch file is gone then.
 *
 * <p>The alternatives were to filter everything twice, first for the sums, which costs more than
 * copying, and to write the header last, which neither HDFS nor object stores can.
 */
public final class DiskSpace extends FrameSpace implements Closeable {
  /** Data up to this length stay in memory. */
  private static final int SMALL = 1 << 16;

  private final PositionedInput file;
  private final ScratchFile scratch;
  private final ByteChunks chunks = new ByteChunks();

  /** What data pass through, one at a time. */
  private final byte[] buffer = new byte[ByteChunks.CHUNK];

  /**
   * Space for one frame.
   *
   * @param file the frame's file; must stay open until all is written
   * @param directory where a scratch file can be made, on a disk with room for the filtered frame
   */
  public DiskSpace(PositionedInput file, Path directory) {
    this.file = file;
    this.scratch = new ScratchFile(directory);
  }

  @Override
  StoredData read(InputStream in, long filePosition, long wanted) throws IOException {
    if (wanted <= SMALL) {
      return HeapData.read(chunks, in, wanted);
    }
    boolean inFile = filePosition != NOWHERE;
    FileData inPlace = inFile ? new FileData(file, filePosition, buffer) : null;
    ScratchData copied = inFile ? null : new ScratchData(scratch, 0, buffer);
    long length = 0;
    while (length < wanted) {
      int count = (int) Math.min(buffer.length, wanted - length);
      int got = in.readNBytes(buffer, 0, count);
      if (inFile) {
        inPlace.passed(buffer, got);
      } else {
        copied.append(buffer, got);
      }
      length += got;
      if (got < count) {
        break;
      }
    }
    return inFile ? inPlace : copied;
  }

  @Override
  StoredData create(long length) {
    return length <= SMALL
        ? HeapData.ofLength(chunks, length)
        : new ScratchData(scratch, length, buffer);
  }

  @Override
  StoredData createGrowing(long length) {
    return new ScratchData(scratch, length, buffer);
  }

  @Override
  FrameSpace forAWhile() {
    return this;
  }

  @Override
  long heapBytes(long length) {
    return length <= SMALL ? length : 0;
  }

  @Override
  boolean holdsPlanes() {
    return false;
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
