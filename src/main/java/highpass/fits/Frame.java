package highpass.fits;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A frame that has been read: all HDUs of one file, in order. */
public final class Frame {
  private final String name;
  private final List<Hdu> hdus;
  private final List<String> warnings;
  private final FrameSpace space;
  private final long predictedBytes;
  private final InputFile file;

  Frame(
      String name,
      List<Hdu> hdus,
      List<String> warnings,
      FrameSpace space,
      long predictedBytes,
      InputFile file) {
    this.name = name;
    this.hdus = List.copyOf(hdus);
    this.warnings = List.copyOf(warnings);
    this.space = space;
    this.predictedBytes = predictedBytes;
    this.file = file;
  }

  /** The file that the frame was read from. */
  InputFile file() {
    return file;
  }

  /** The name that messages use. */
  public String name() {
    return name;
  }

  List<Hdu> hdus() {
    return hdus;
  }

  /** Where its data are. */
  FrameSpace space() {
    return space;
  }

  /** The images to be filtered, in the order of the file; none if the frame has no such image. */
  public List<ImageHdu> images() {
    List<ImageHdu> images = new ArrayList<>();
    for (Hdu hdu : hdus) {
      if (hdu instanceof ImageHdu image) {
        images.add(image);
      }
    }
    return images;
  }

  /** What is wrong with the frame and did not keep it from being read, for its record. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Bytes of memory that this frame takes from reading to writing: its own, one plane and its
   * background in double, and the filtered frames; not what the filter itself works with. In a
   * {@link DiskSpace} the planes are not counted, and of the rest only what is kept in memory.
   */
  public long predictedBytes() {
    return predictedBytes;
  }

  /** Bytes that {@link #writeTo} writes. */
  public long length() {
    return hdus.stream().mapToLong(Hdu::length).sum();
  }

  /**
   * Writes the frame as it was read (without outer compression or bytes after the last HDU, and
   * with the images that were selected unpacked from their tiles).
   */
  public void writeTo(OutputStream out) throws IOException {
    for (Hdu hdu : hdus) {
      hdu.writeTo(out);
    }
  }
}
