package highpass.fits;

import java.io.IOException;
import java.util.List;

/** How an image is cut into tiles: boxes of one shape, cut off at the image's far edges. */
final class TileGrid {
  private final int axes;
  private final long[] lengths;
  private final long[] tileLengths;
  private final long[] counts;
  private final int pixelBytes;

  private TileGrid(long[] lengths, long[] tileLengths, int pixelBytes) {
    this.axes = lengths.length;
    this.lengths = lengths;
    this.tileLengths = tileLengths;
    this.pixelBytes = pixelBytes;
    this.counts = new long[axes];
    for (int i = 0; i < axes; i++) {
      counts[i] = (lengths[i] + tileLengths[i] - 1) / tileLengths[i];
    }
  }

  /**
   * The grid that the cards ZTILEn tell; rows of the image where there are none (section 10.1.1).
   *
   * @param image with at least one axis, none of them empty
   */
  static TileGrid of(Header table, Structure image, Place place) throws FrameException {
    List<Long> axes = image.axes();
    long[] lengths = axes.stream().mapToLong(Long::longValue).toArray();
    long[] tile = new long[lengths.length];
    for (int i = 0; i < tile.length; i++) {
      String keyword = "ZTILE" + (i + 1);
      long length = i == 0 ? lengths[0] : 1;
      if (table.find(keyword) != null) {
        length = table.integer(keyword, 0);
      }
      if (length < 1) {
        throw place.error(keyword + " is not a positive integer; the header is damaged");
      }
      tile[i] = Math.min(length, lengths[i]);
    }
    return new TileGrid(lengths, tile, image.type().bytes());
  }

  /** Number of tiles. */
  long count() {
    long count = 1;
    for (long c : counts) {
      count *= c;
    }
    return count;
  }

  /** Pixels of a tile that is not cut off. */
  long mostPixels() {
    long pixels = 1;
    for (long length : tileLengths) {
      pixels *= length;
    }
    return pixels;
  }

  /** Pixels of a tile. */
  int pixels(long tile) {
    long pixels = 1;
    long rest = tile;
    for (int i = 0; i < axes; i++) {
      pixels *= within(i, rest % counts[i]);
      rest /= counts[i];
    }
    return (int) pixels;
  }

  /** Copies the stored pixels of a tile to their places in the image. */
  void place(long tile, byte[] pixels, StoredData image) throws IOException {
    long[] position = new long[axes];
    long[] shape = new long[axes];
    long[] first = new long[axes];
    long rest = tile;
    for (int i = 0; i < axes; i++) {
      long index = rest % counts[i];
      rest /= counts[i];
      first[i] = index * tileLengths[i];
      shape[i] = within(i, index);
    }
    int run = (int) shape[0] * pixelBytes;
    for (int done = 0; ; done += run) {
      image.write(start(first, position) * pixelBytes, pixels, done, run);
      int axis = 1;
      while (axis < axes && ++position[axis] == shape[axis]) {
        position[axis] = 0;
        axis++;
      }
      if (axis >= axes) {
        return;
      }
    }
  }

  private long start(long[] first, long[] position) {
    long start = 0;
    for (int i = axes - 1; i >= 0; i--) {
      start = start * lengths[i] + first[i] + position[i];
    }
    return start;
  }

  private long within(int axis, long index) {
    return Math.min(tileLengths[axis], lengths[axis] - index * tileLengths[axis]);
  }
}
