package highpass.job;

import highpass.figure.ContactSheet;
import highpass.figure.ContactSheet.Cell;
import highpass.figure.Look;
import highpass.job.stream.TaskStream;
import highpass.storage.FrameStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Draws a run's contact sheets, a page a task: executors read the frames and write the page, so
 * that no pixel comes to the driver, and memory does not grow with the number of frames.
 */
public final class ContactSheetJob {
  private ContactSheetJob() {}

  /**
   * A page to be drawn.
   *
   * @param number from 0
   * @param output URI of its file
   * @param title above it
   * @param frames its frames, in order
   */
  public record Page(int number, String output, String title, List<EndedFrame> frames)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A page that was drawn, or was not.
   *
   * @param number its number
   * @param reason why it was not drawn; empty if it was
   */
  public record Drawn(int number, String reason) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * What all pages have in common.
   *
   * @param subtitle below each title
   * @param look of the pictures
   * @param frames on all pages
   */
  public record Sheets(String subtitle, Look look, int frames) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Draws the pages; one that exists is replaced.
   *
   * @param spark the driver's context; stays open
   * @param pages random access
   * @param sheets what they have in common
   * @param options what was done to the frames
   * @param store the door to storage, sent to the executors
   * @param sink called on this thread with each page as it ends
   * @throws Exception if the job itself failed
   */
  public static void run(
      JavaSparkContext spark,
      List<Page> pages,
      Sheets sheets,
      FilterOptions options,
      FrameStore store,
      Consumer<Drawn> sink)
      throws Exception {
    Drawer drawer = new Drawer(sheets, new FramePictures(options, store, sheets.look()), store);
    Broadcast<Drawer> shared = spark.broadcast(drawer);
    TaskStream.run(spark, pages, page -> shared.value().draw(page), sink);
  }

  /** Draws on executors. */
  private record Drawer(Sheets sheets, FramePictures pictures, FrameStore store)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    Drawn draw(Page page) {
      try {
        int side = ContactSheet.side(sheets.frames());
        List<Cell> cells = page.frames().stream().map(frame -> cell(frame, side)).toList();
        ContactSheet sheet =
            new ContactSheet(
                page.title(), sheets.subtitle(), sheets.look(), sheets.frames(), cells);
        store.write(page.output(), true, (OutputStream out) -> sheet.writeTo(out));
        return new Drawn(page.number(), "");
      } catch (IOException e) {
        return new Drawn(page.number(), e.getMessage());
      } catch (RuntimeException | OutOfMemoryError e) {
        return new Drawn(page.number(), FrameStore.display(page.output()) + ": " + e);
      }
    }

    private Cell cell(EndedFrame frame, int side) {
      return new Cell(frame.frame().input().relative(), pictures.of(frame, side));
    }
  }
}
