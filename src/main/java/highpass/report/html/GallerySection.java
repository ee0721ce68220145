package highpass.report.html;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import highpass.job.ThumbnailJob.Thumbnails;
import java.util.Base64;
import java.util.List;

/** Thumbnails of frames and their filtered versions, in the page itself. */
final class GallerySection {
  private final Markup page;
  private final Gallery gallery;
  private final List<FrameRecord> records;
  private final FrameNames names;

  GallerySection(Markup page, Gallery gallery, List<FrameRecord> records, FrameNames names) {
    this.page = page;
    this.gallery = gallery;
    this.records = records;
    this.names = names;
  }

  void write() {
    if (gallery.pictures().isEmpty()) {
      return;
    }
    page.leaf("h2", "Pictures");
    page.open("p", "class", "note");
    page.text("Left the frame, right what was written, below each the values at the ends of its");
    page.text(" colours (%s).".formatted(gallery.look()));
    long drawable = records.stream().filter(r -> r.status() != FrameStatus.FAILED).count();
    if (drawable > gallery.pictures().size()) {
      page.text(
          " These are %d of %s, at equal distances."
              .formatted(gallery.pictures().size(), SummarySection.frames(drawable)));
    }
    page.close().line();
    page.open("div", "class", "gallery").line();
    gallery.pictures().forEach(this::writeFrame);
    page.close().line();
  }

  private void writeFrame(Thumbnails frame) {
    String name = names.of(records.get(frame.index()));
    page.open("figure", "class", "pair");
    page.open("figcaption").leaf("code", name).close();
    if (frame.drawn()) {
      page.open("div");
      writePicture(frame.original(), name + ", original", frame.originalRange());
      writePicture(frame.filtered(), name + ", filtered", frame.filteredRange());
      page.close();
    }
    page.leaf("small", frame.note()).close().line();
  }

  private void writePicture(byte[] png, String alternative, String range) {
    String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    page.open("span").empty("img", "alt", alternative, "src", data);
    page.leaf("small", range).close();
  }
}
