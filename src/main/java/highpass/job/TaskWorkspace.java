package highpass.job;

import highpass.filter.MedianFilter;
import highpass.filter.Plane;
import highpass.fits.HeapSpace;
import java.util.function.Supplier;

/**
 * The memory that a task works in, used again for frame after frame so that none of it becomes
 * garbage: planes, the median filter's own, and the frames' bytes. What the last frame left makes
 * room where the next needs memory of another kind.
 */
final class TaskWorkspace {
  private final Supplier<MedianFilter> medians;
  private final long budget;
  private final HeapSpace heap = new HeapSpace();
  private MedianFilter median;
  private long medianBytes;
  private Plane plane;
  private Plane background;

  /**
   * A workspace that holds nothing yet.
   *
   * @param medians makes a median filter
   * @param budget bytes that it may hold when no frame is worked on, and that a frame may take
   */
  TaskWorkspace(Supplier<MedianFilter> medians, long budget) {
    this.medians = medians;
    this.budget = budget;
    this.median = medians.get();
  }

  /** Bytes that a frame may take. */
  long budget() {
    return budget;
  }

  /** Where a frame's bytes are kept; the last frame's are overwritten. */
  HeapSpace heap() {
    heap.recycle();
    heap.limit(budget - medianBytes - planeBytes(), this::letGo);
    return heap;
  }

  /** Forgets all that it holds; the last frame must not be used any more. */
  void clear() {
    heap.recycle();
    letGo();
  }

  /** Forgets all but the bytes of the frame that is worked on. */
  private void letGo() {
    heap.letGo();
    heap.limit(budget, () -> {});
    median = null;
    medianBytes = 0;
    plane = null;
    background = null;
  }

  MedianFilter median() {
    if (median == null) {
      median = medians.get();
    }
    return median;
  }

  /**
   * Readies two planes of a shape.
   *
   * @param workBytes what the median filter will take for planes of that shape
   */
  void shape(int height, int width, long workBytes) {
    if (plane != null && plane.height() == height && plane.width() == width) {
      return;
    }
    plane = null;
    background = null;
    long needed = 2L * Double.BYTES * height * width + workBytes;
    if (heap.heldBytes() + needed > budget) {
      heap.letGo();
    }
    if (medianBytes > workBytes) {
      // It keeps what the largest plane took.
      median = null;
    }
    medianBytes = workBytes;
    plane = Plane.zeros(height, width);
    background = Plane.zeros(height, width);
  }

  private long planeBytes() {
    return plane == null ? 0 : 2L * Double.BYTES * plane.pixels().length;
  }

  /** The plane to be filtered. */
  Plane plane() {
    return plane;
  }

  /** The plane of its medians. */
  Plane background() {
    return background;
  }
}
