package highpass.fits;

import java.io.IOException;
import java.io.InputStream;

/** Memory, used again for frame after frame. */
public final class HeapSpace extends FrameSpace {
  private final ByteChunks chunks = new ByteChunks();

  /** Frames in this space must not be used any more: their memory is that of the next. */
  public void recycle() {
    chunks.recycle();
  }

  /** Gives the memory free that no frame uses at present. */
  public void letGo() {
    chunks.letGo();
  }

  /**
   * Has room made for it before it takes more memory than a quota.
   *
   * @param bytes the quota; more is taken nonetheless if no room can be made
   * @param room called then
   */
  public void limit(long bytes, Runnable room) {
    chunks.limit(bytes, room);
  }

  /** Bytes of memory that it holds, used at present or not. */
  public long heldBytes() {
    return chunks.bytes();
  }

  @Override
  StoredData read(InputStream in, long filePosition, long wanted) throws IOException {
    return HeapData.read(chunks, in, wanted);
  }

  @Override
  StoredData create(long length) {
    return HeapData.ofLength(chunks, length);
  }

  @Override
  StoredData createGrowing(long length) {
    return create(length);
  }

  @Override
  FrameSpace forAWhile() {
    return new HeapSpace();
  }

  @Override
  long heapBytes(long length) {
    long last = length % ByteChunks.CHUNK;
    return length < ByteChunks.CHUNK || last == 0 ? length : length - last + ByteChunks.CHUNK;
  }

  @Override
  boolean holdsPlanes() {
    return true;
  }
}
