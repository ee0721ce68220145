package highpass.fits;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Byte arrays of one length, lent to the data of a frame and used again for those of the next. */
final class ByteChunks {
  /**
   * Bytes of a chunk: a multiple of every pixel's size, as much as is asked of storage at once, and
   * less than what the G1 collector would give whole regions of its own (half a MiB).
   */
  static final int CHUNK = 1 << 18;

  private final Deque<byte[]> idle = new ArrayDeque<>();
  private final List<byte[]> lent = new ArrayList<>();
  private long quota = Long.MAX_VALUE;
  private Runnable makeRoom = () -> {};

  /** A chunk; its bytes are those of its last use. */
  byte[] take() {
    byte[] chunk = idle.poll();
    if (chunk == null) {
      if (bytes() + CHUNK > quota) {
        makeRoom.run();
      }
      chunk = new byte[CHUNK];
    }
    lent.add(chunk);
    return chunk;
  }

  /** Takes all chunks back that were lent. */
  void recycle() {
    idle.addAll(lent);
    lent.clear();
  }

  /** Forgets the chunks that are not lent. */
  void letGo() {
    idle.clear();
  }

  /** Asks for room before it takes more memory than the quota. */
  void limit(long bytes, Runnable room) {
    quota = bytes;
    makeRoom = room;
  }

  /** Bytes of all chunks, lent or not. */
  long bytes() {
    return (long) CHUNK * (idle.size() + lent.size());
  }
}
