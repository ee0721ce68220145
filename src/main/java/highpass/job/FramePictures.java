package highpass.job;

import highpass.figure.ContactSheet;
import highpass.figure.Look;
import highpass.figure.Thumbnail;
import highpass.filter.Plane;
import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.FrameReader;
import highpass.fits.ImageHdu;
import highpass.fits.ReadOptions;
import highpass.storage.FrameInput;
import highpass.storage.FrameStore;
import highpass.storage.PlannedFrame;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Makes small pictures of a frame and its filtered version on an executor, from what is stored: so
 * they show what was written, also by an earlier run, and one frame at a time is in memory.
 *
 * <p>A frame is represented by the first plane of its first image that was filtered.
 */
final class FramePictures implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FilterOptions options;
  private final FrameStore store;
  private final Look look;

  FramePictures(FilterOptions options, FrameStore store, Look look) {
    this.options = options;
    this.store = store;
    this.look = look;
  }

  /** The pictures, or why there are none. Never throws for what is wrong with one frame. */
  ContactSheet.Content of(EndedFrame ended, int side) {
    if (ended.status() == FrameStatus.FAILED) {
      return new ContactSheet.Notice("failed", ended.reason(), true);
    }
    try {
      return pictures(ended, side);
    } catch (FrameException | IOException | RuntimeException | OutOfMemoryError e) {
      return new ContactSheet.Notice("no picture", String.valueOf(e.getMessage()), true);
    }
  }

  private ContactSheet.Content pictures(EndedFrame ended, int side)
      throws FrameException, IOException {
    PlannedFrame planned = ended.frame();
    Shown original = shown(planned.input().uri(), planned.input().display(), side);
    Shown filtered = shown(planned.output(), FrameStore.display(planned.output()), side);
    if (original == null || filtered == null) {
      return new ContactSheet.Notice("no image", "there was nothing to be filtered", false);
    }
    String note =
        ended.status() == FrameStatus.SKIPPED ? original.what() + " · skipped" : original.what();
    return new ContactSheet.Pair(original.thumbnail(), filtered.thumbnail(), note);
  }

  private record Shown(Thumbnail thumbnail, String what) {}

  /** The picture of one file; null if there is no image in it. */
  private Shown shown(String uri, String name, int side) throws FrameException, IOException {
    ReadOptions reading =
        new ReadOptions(options.hdus(), options.type(), 1, false, TaskMemory.budget());
    Frame frame;
    try (FrameInput in = store.open(uri)) {
      frame = new FrameReader(reading).read(in, name, in.length());
    }
    List<ImageHdu> images = frame.images();
    if (images.isEmpty()) {
      return null;
    }
    ImageHdu image = images.get(0);
    Plane plane = Plane.zeros(image.height(), image.width());
    image.readPlane(0, plane);
    return new Shown(Thumbnail.of(plane, look, side), what(image, images.size()));
  }

  private static String what(ImageHdu image, int images) {
    StringBuilder what =
        new StringBuilder("%d × %d pixels".formatted(image.height(), image.width()));
    if (!image.unit().isEmpty()) {
      what.append(" · ").append(image.unit());
    }
    if (image.planeCount() > 1) {
      what.append(" · plane 0 of ").append(image.planeCount());
    }
    if (images > 1 || image.index() > 0) {
      what.append(" · ").append(image.label());
    }
    if (images > 1) {
      what.append(", the first of ").append(images).append(" images");
    }
    return what.toString();
  }
}
