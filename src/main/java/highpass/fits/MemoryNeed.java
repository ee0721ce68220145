package highpass.fits;

/**
 * The memory that a frame will take until its filtered versions are written, counted from its
 * headers before any of it is taken. It depends on the space in which the frame is kept.
 */
final class MemoryNeed {
  /** No JVM has more; so that products of sizes below it cannot overflow. */
  private static final long MOST = 1L << 56;

  /** Objects around an HDU's bytes, roughly: a file may hold nothing but empty HDUs. */
  private static final long HDU_OVERHEAD = 512;

  private final FrameSpace space;
  private final long budget;
  private final int products;
  private long kept;
  private long written;
  private long largestPlane;

  MemoryNeed(ReadOptions options, FrameSpace space) {
    this.space = space;
    this.budget = Math.min(options.memoryBudget(), MOST);
    this.products = options.products();
  }

  /** Adds an HDU. */
  void addHdu(long headerBytes, long dataBytes, Place place) throws FrameException {
    long heapBytes = space.heapBytes(Math.min(dataBytes, MOST));
    require(heapBytes, place);
    kept += headerBytes + heapBytes + HDU_OVERHEAD;
    require(bytes(), place);
  }

  /** Adds what filtering an image takes. */
  void addImage(Structure image, StoredType output, Place place) throws FrameException {
    long pixels = image.dataBytes() / image.type().bytes();
    written += space.heapBytes(pixels * output.bytes()) * products;
    if (space.holdsPlanes()) {
      largestPlane = Math.max(largestPlane, image.axes().get(0) * image.axes().get(1));
    }
    require(bytes(), place);
  }

  /**
   * All that was added: the frame, its filtered versions, and if the space holds planes a plane and
   * its background.
   */
  long bytes() {
    return kept + written + 2 * Double.BYTES * largestPlane;
  }

  /** Refuses a frame if what it needs for a while, besides what was added, is beyond the budget. */
  void requireForNow(long more, Place place) throws FrameException {
    require(more, place);
    require(bytes() + more, place);
  }

  private void require(long needed, Place place) throws FrameException {
    if (needed > budget) {
      throw place.tooLarge(
          "the frame takes at least %d MiB of memory, more than the %d MiB that it may have; %s"
              .formatted(((needed - 1) >> 20) + 1, budget >> 20, FrameTooLargeException.REMEDY));
    }
  }
}
