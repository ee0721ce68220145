package highpass.job;

import highpass.figure.ContactSheet;
import highpass.figure.Look;
import highpass.job.stream.TaskStream;
import highpass.storage.FrameStore;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Makes thumbnails of some of a run's frames and brings them to the driver: a few, and small. */
public final class ThumbnailJob {
  private ThumbnailJob() {}

  /**
   * A frame's thumbnails.
   *
   * @param index of the frame, in the order of the inputs
   * @param original a PNG
   * @param originalRange the values at the ends of its colours
   * @param filtered a PNG
   * @param filteredRange the values at the ends of its colours
   * @param note what of the frame they show; if there are no pictures, why not
   */
  @SuppressWarnings("ArrayRecordComponent") // Made to be written, not to be compared.
  public record Thumbnails(
      int index,
      byte[] original,
      String originalRange,
      byte[] filtered,
      String filteredRange,
      String note)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether there are pictures. */
    public boolean drawn() {
      return original.length > 0;
    }
  }

  /**
   * Makes the thumbnails.
   *
   * @param spark the driver's context; stays open
   * @param frames as many as the driver can hold thumbnails of, in order
   * @param side of the pictures, about
   * @param options what was done to the frames
   * @param store the door to storage, sent to the executors
   * @return one for each frame, in their order
   * @throws Exception if the job itself failed
   */
  public static List<Thumbnails> run(
      JavaSparkContext spark,
      List<EndedFrame> frames,
      Look look,
      int side,
      FilterOptions options,
      FrameStore store)
      throws Exception {
    List<Thumbnails> made = new ArrayList<>();
    Broadcast<FramePictures> pictures = spark.broadcast(new FramePictures(options, store, look));
    TaskStream.run(spark, frames, frame -> thumbnails(frame, pictures.value(), side), made::add);
    made.sort(Comparator.comparingInt(Thumbnails::index));
    return made;
  }

  private static Thumbnails thumbnails(EndedFrame ended, FramePictures pictures, int side) {
    int index = ended.frame().index();
    ContactSheet.Content content = pictures.of(ended, side);
    if (content instanceof ContactSheet.Pair pair) {
      return new Thumbnails(
          index,
          pair.original().png(),
          pair.original().range(),
          pair.filtered().png(),
          pair.filtered().range(),
          pair.note());
    }
    ContactSheet.Notice notice = (ContactSheet.Notice) content;
    return new Thumbnails(
        index, new byte[0], "", new byte[0], "", notice.headline() + ": " + notice.reason());
  }
}
