package highpass.cli;

import highpass.figure.Look;
import highpass.job.EndedFrame;
import highpass.job.FilterOptions;
import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import highpass.job.ThumbnailJob;
import highpass.report.html.Gallery;
import highpass.storage.FrameStore;
import highpass.storage.OutputPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The pictures that {@code --report --thumbnails} asks for.
 *
 * @param look of the pictures
 * @param words the look in words
 */
record ReportThumbnails(FrameStore store, OutputPlan plan, Look look, String words) {
  /** A page of some megabytes still opens at once. */
  private static final int MOST = 60;

  /** Two of them side by side, three times across the page. */
  private static final int SIDE = 140;

  /** Draws frames that did not fail, at equal distances if there are too many. */
  Gallery draw(JavaSparkContext spark, FilterOptions options, List<FrameRecord> records)
      throws Exception {
    List<FrameRecord> drawable =
        records.stream().filter(record -> record.status() != FrameStatus.FAILED).toList();
    int count = Math.min(MOST, drawable.size());
    List<EndedFrame> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FrameRecord record = drawable.get((int) ((long) i * drawable.size() / count));
      chosen.add(ContactSheets.ended(plan, record));
    }
    return new Gallery(words, ThumbnailJob.run(spark, chosen, look, SIDE, options, store));
  }
}
