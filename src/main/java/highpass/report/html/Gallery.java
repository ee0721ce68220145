package highpass.report.html;

import highpass.job.ThumbnailJob.Thumbnails;
import java.util.List;

/**
 * Pictures of frames for the page.
 *
 * @param look how their values became colours, in words
 * @param pictures in the order of the inputs
 */
public record Gallery(String look, List<Thumbnails> pictures) {
  /** No pictures. */
  public static final Gallery NONE = new Gallery("", List.of());

  /** Copies the list. */
  public Gallery {
    pictures = List.copyOf(pictures);
  }
}
