package highpass.fits;

import highpass.filter.Plane;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * An HDU with an image to be filtered: two or more axes, none of them empty. Its planes are the
 * images of NAXIS2 rows by NAXIS1 columns, counted through the further axes in the order in which
 * they stand in the file.
 */
public final class ImageHdu extends Hdu {
  /** Rows and columns are counted with this much to spare, for windows at the edges. */
  private static final long LONGEST_AXIS = 1 << 30;

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

  /** Refuses what cannot be filtered, and what cannot be in memory as a whole if it must be. */
  static void requirePlaneFits(List<Long> axes, FrameSpace space, Place place)
      throws FrameException {
    long height = axes.get(1);
    long width = axes.get(0);
    if (Math.max(height, width) > LONGEST_AXIS) {
      throw place.error(
          "a plane of %d x %d pixels: neither side may be longer than %d; cut it up"
              .formatted(height, width, LONGEST_AXIS));
    }
    if (space.holdsPlanes() && width > MAX_PIXELS / height) {
      throw place.tooLarge(
          "a plane of %d x %d pixels is more than the %d that can be filtered at once; cut it up"
              .formatted(height, width, MAX_PIXELS));
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
  public void readPlane(long index, Plane plane) throws IOException, FrameException {
    if (plane.height() != height || plane.width() != width) {
      throw new IllegalArgumentException(
          "%s for planes of %d x %d".formatted(plane, height, width));
    }
    readRows(index, 0, height, plane, 0);
  }

  /**
   * Decodes rows of a plane, as {@link #readPlane} does.
   *
   * @param index which plane, from 0
   * @param firstRow the first of the rows in the plane
   * @param rows how many
   * @param target a plane as wide as this image, of which these rows are overwritten
   * @param to where the first of the rows goes
   * @throws FrameException if a 64-bit integer has no double equal to it
   */
  public void readRows(long index, int firstRow, int rows, Plane target, int to)
      throws IOException, FrameException {
    if (index < 0 || index >= planeCount || target.width() != width) {
      throw new IllegalArgumentException(
          "plane %d as %s of %d of %d x %d".formatted(index, target, planeCount, height, width));
    }
    Objects.checkFromIndexSize(firstRow, rows, height);
    Objects.checkFromIndexSize(to, rows, target.height());
    int size = structure().type().bytes();
    long firstPixel = (index * height + firstRow) * width;
    RowDecoder decoder = new RowDecoder(index, firstRow, target.pixels(), to * width);
    data().scan(firstPixel * size, (long) rows * width * size, decoder);
  }

  /** Decodes the bytes of rows, run by run. */
  private final class RowDecoder implements StoredData.Run<FrameException> {
    private final long plane;
    private final int firstRow;
    private final double[] values;
    private final int start;
    private int done;

    RowDecoder(long plane, int firstRow, double[] values, int start) {
      this.plane = plane;
      this.firstRow = firstRow;
      this.values = values;
      this.start = start;
    }

    @Override
    public void accept(byte[] bytes, int offset, int count) throws FrameException {
      StoredType type = structure().type();
      int size = type.bytes();
      for (int at = 0; at < count; ) {
        int part = Math.min(RUN, (count - at) / size);
        if (type == StoredType.INT64) {
          int bad = Int64Pixels.decode(bytes, offset + at, scaling, values, start + done, part);
          if (bad != Int64Pixels.ALL_EXACT) {
            throw unholdable(done + bad, bytes, offset + at + bad * size);
          }
        } else {
          type.decode(bytes, offset + at, values, start + done, part);
          scale(values, start + done, part);
        }
        done += part;
        at += part * size;
      }
    }

    private FrameException unholdable(int pixel, byte[] bytes, int offset) {
      return place()
          .error(
              "the 64-bit pixel at plane %d, row %d, column %d (counted from 0) is %s, which double"
                      .formatted(
                          plane,
                          firstRow + pixel / width,
                          pixel % width,
                          Int64Pixels.describe(bytes, offset, scaling))
                  + " precision cannot hold; scale the frame down before filtering it");
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

  /** The type that {@code wanted} means for this image. */
  StoredType outputType(OutputType wanted) {
    return wanted.resolve(structure().type(), scaling);
  }
}
