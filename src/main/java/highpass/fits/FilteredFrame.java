package highpass.fits;

import highpass.filter.Plane;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The frame to be written: the one that was read, with the pixels of its images replaced plane by
 * plane, their headers telling how, and everything else as it was.
 */
public final class FilteredFrame {
  private static final int GZIP_BUFFER = 1 << 16;

  private final Frame frame;
  private final Provenance provenance;
  private final Map<Integer, FilteredImage> images = new LinkedHashMap<>();

  /**
   * A frame whose filtered pixels are still to be {@link #put}.
   *
   * @param frame the frame that is filtered. Not modified, and must not be let go: HDUs without
   *     filtered images are written from it.
   * @param type pixels to be written
   * @param provenance how the pixels are made
   */
  public FilteredFrame(Frame frame, OutputType type, Provenance provenance) {
    this.frame = frame;
    this.provenance = provenance;
    for (ImageHdu image : frame.images()) {
      images.put(image.index(), new FilteredImage(image, frame, type));
    }
  }

  /**
   * Stores a filtered plane; {@code (float)} of each value, or the double itself.
   *
   * @param image an image of this frame
   * @param index which of its planes, from 0; planes are put in order
   * @param plane the physical pixels. Not modified, and not needed after.
   */
  public void put(ImageHdu image, long index, Plane plane) throws IOException {
    if (plane.height() != image.height() || plane.width() != image.width()) {
      throw new IllegalArgumentException(plane + " for " + image.label());
    }
    putRows(image, index, 0, plane.height(), plane, 0);
  }

  /**
   * Stores rows of a filtered plane; {@code (float)} of each value, or the double itself.
   *
   * @param image an image of this frame
   * @param index which of its planes, from 0
   * @param firstRow the first of the rows in the plane; all before it have been put
   * @param rows how many
   * @param plane the physical pixels of these rows and perhaps others, as wide as the image. Not
   *     modified, and not needed after.
   * @param from the first of the rows in {@code plane}
   */
  public void putRows(ImageHdu image, long index, int firstRow, int rows, Plane plane, int from)
      throws IOException {
    images.get(image.index()).put(index, firstRow, rows, plane.pixels(), from * plane.width());
  }

  /** Bytes that {@link #writeTo} writes. */
  public long length() {
    long length = 0;
    for (Hdu hdu : frame.hdus()) {
      FilteredImage image = images.get(hdu.index());
      length += image == null ? hdu.length() : image.length(provenance);
    }
    return length;
  }

  /**
   * The same, compressed. The bytes may depend on the version of zlib that Java uses.
   *
   * @throws FrameException if the compressed form cannot hold the frame as it is
   */
  public void writeTo(OutputStream out, OutputCompression compression)
      throws IOException, FrameException {
    switch (compression) {
      case NONE -> writeTo(out);
      case GZIP -> {
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, GZIP_BUFFER)) {
          writeTo(gzip);
        }
      }
      case FZ -> {
        for (Hdu hdu : frame.hdus()) {
          FilteredImage image = images.get(hdu.index());
          if (image == null) {
            hdu.writeTo(out);
          } else {
            image.writeTiledTo(out, provenance);
          }
        }
      }
    }
  }

  /**
   * Writes the frame, all planes of which have been put. The same input and options give the same
   * bytes.
   *
   * @throws IllegalStateException if a plane is missing: zeros must not pass for pixels
   */
  public void writeTo(OutputStream out) throws IOException {
    for (Hdu hdu : frame.hdus()) {
      FilteredImage image = images.get(hdu.index());
      if (image == null) {
        hdu.writeTo(out);
      } else {
        image.writeTo(out, provenance);
      }
    }
  }
}
