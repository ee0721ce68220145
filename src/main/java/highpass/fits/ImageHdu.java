package highpass.fits;

import highpass.filter.Plane;
import java.util.List;

/**
 * An HDU with an image to be filtered: two or more axes, none of them empty. Its planes are the
 * images of NAXIS2 rows by NAXIS1 columns, counted through the further axes in the order in which
 * they stand in the file.
 */
public final class ImageHdu extends Hdu {
  /** The longest array that all JVMs can allocate. */
  private static final long MAX_PIXELS = Integer.MAX_VALUE - 8;

  /** Pixels that are decoded, then scaled, while they are in the processor's first cache. */
  private static final int RUN = 1024;

  private final Scaling scaling;
  private final int height;
  private final int width;
  private final long planeCount;

  ImageHdu(Hdu hdu, Scaling scaling) {
    super(hdu);
    this.scaling = scaling;
    List<Long> axes = structure().axes();
    this.width = axes.get(0).intValue();
    this.height = axes.get(1).intValue();
    long planes = 1;
    for (long length : axes.subList(2, axes.size())) {
      planes *= length;
    }
    this.planeCount = planes;
  }

  static void requirePlaneFits(List<Long> axes, Place place) throws FrameException {
    if (axes.get(0) > MAX_PIXELS / axes.get(1)) {
      throw place.error(
          "a plane of %d x %d pixels is more than the %d that can be filtered at once; cut it up"
              .formatted(axes.get(1), axes.get(0), MAX_PIXELS));
    }
  }

  /** Rows of a plane, NAXIS2. */
  public int height() {
    return height;
  }

  /** Columns of a plane, NAXIS1. */
  public int width() {
    return width;
  }

  /** Number of planes, at least 1. */
  public long planeCount() {
    return planeCount;
  }

  /** The physical unit of the pixels, BUNIT; empty if the header names none. */
  public String unit() {
    return header().string("BUNIT", "");
  }

  Scaling scaling() {
    return scaling;
  }

  /**
   * Decodes a plane into physical pixel values: {@code BZERO + BSCALE * stored} in double, NaN
   * where an integer equals BLANK.
   *
   * @param index which plane, from 0
   * @param plane a plane of this image's height and width, overwritten
   * @throws FrameException if a 64-bit integer has no double equal to it
   */
  public void readPlane(long index, Plane plane) throws FrameException {
    if (index < 0 || index >= planeCount || plane.height() != height || plane.width() != width) {
      throw new IllegalArgumentException(
          "plane %d as %s of %d of %d x %d".formatted(index, plane, planeCount, height, width));
    }
    StoredType type = structure().type();
    int size = type.bytes();
    double[] values = plane.pixels();
    long start = index * values.length * size;
    for (int done = 0; done < values.length; ) {
      long position = start + (long) done * size;
      byte[] chunk = data().chunkAt(position);
      int offset = (int) (position % StoredData.CHUNK);
      int count = Math.min(Math.min(RUN, values.length - done), (chunk.length - offset) / size);
      if (type == StoredType.INT64) {
        int bad = Int64Pixels.decode(chunk, offset, scaling, values, done, count);
        if (bad != Int64Pixels.ALL_EXACT) {
          throw unholdable(index, done + bad, chunk, offset + bad * size);
        }
      } else {
        type.decode(chunk, offset, values, done, count);
        scale(values, done, count);
      }
      done += count;
    }
  }

  private void scale(double[] values, int at, int count) {
    double bscale = scaling.bscale();
    double bzero = scaling.bzero();
    if (scaling.blank() == null) {
      for (int i = at; i < at + count; i++) {
        values[i] = bzero + bscale * values[i];
      }
      return;
    }
    long blank = scaling.blank();
    for (int i = at; i < at + count; i++) {
      values[i] = (long) values[i] == blank ? Double.NaN : bzero + bscale * values[i];
    }
  }

  private FrameException unholdable(long index, int pixel, byte[] chunk, int offset) {
    return place()
        .error(
            "the 64-bit pixel at plane %d, row %d, column %d (counted from 0) is %s, which double"
                    .formatted(
                        index,
                        pixel / width,
                        pixel % width,
                        Int64Pixels.describe(chunk, offset, scaling))
                + " precision cannot hold; scale the frame down before filtering it");
  }

  /** The type that {@code wanted} means for this image. */
  StoredType outputType(OutputType wanted) {
    return wanted.resolve(structure().type(), scaling);
  }
}
