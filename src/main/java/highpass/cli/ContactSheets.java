package highpass.cli;

import highpass.figure.ContactSheet;
import highpass.figure.Look;
import highpass.job.ContactSheetJob;
import highpass.job.ContactSheetJob.Page;
import highpass.job.ContactSheetJob.Sheets;
import highpass.job.EndedFrame;
import highpass.job.FilterOptions;
import highpass.job.FrameRecord;
import highpass.report.Progress;
import highpass.report.RecordLines;
import highpass.storage.FrameStore;
import highpass.storage.OutputPlan;
import highpass.storage.PlanException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** The contact sheets that {@code --figures} asks for: {@code DIR/figures/contact-001.png}, ... */
final class ContactSheets {
  private static final String FOLDER = "figures";
  private static final Pattern NAME = Pattern.compile("contact-([0-9]{3,9})\\.png");

  private final FrameStore store;
  private final OutputPlan plan;
  private final Look look;
  private final String lookWords;
  private final String folder;
  private final int pages;
  private final List<String> leftovers;

  private ContactSheets(
      FrameStore store,
      OutputPlan plan,
      Look look,
      String lookWords,
      String folder,
      List<String> leftovers) {
    this.store = store;
    this.plan = plan;
    this.look = look;
    this.lookWords = lookWords;
    this.folder = folder;
    this.leftovers = leftovers;
    this.pages = ContactSheet.pages(plan.frames().size());
  }

  /**
   * The sheets of a plan. Those of an earlier run will be replaced, and removed where there are
   * fewer now; nothing else will.
   *
   * @param lookWords the look in words
   * @throws PlanException if something else is in the place of a page
   */
  static ContactSheets plan(FrameStore store, OutputPlan plan, Look look, String lookWords) {
    String folder = plan.fileInDirectory(FOLDER);
    int pages = ContactSheet.pages(plan.frames().size());
    List<String> leftovers = new ArrayList<>();
    try {
      if (store.length(folder).isPresent()) {
        throw new PlanException(
            "%s is a file, and --figures needs a directory of that name; move it"
                .formatted(FrameStore.display(folder)));
      }
      Set<String> names = store.names(folder);
      for (String name : names) {
        Matcher matcher = NAME.matcher(name);
        if (matcher.matches()) {
          String place = folder + "/" + name;
          boolean ours = isSheet(store, place);
          boolean wanted = Integer.parseInt(matcher.group(1)) <= pages;
          if (wanted && !ours) {
            throw new PlanException(
                "%s is there already and is no contact sheet; move it, or leave out --figures"
                    .formatted(FrameStore.display(place)));
          }
          if (ours && !wanted) {
            leftovers.add(place);
          }
        }
      }
    } catch (IOException e) {
      throw new PlanException(e.getMessage(), e);
    }
    return new ContactSheets(store, plan, look, lookWords, folder, leftovers);
  }

  private static boolean isSheet(FrameStore store, String place) throws IOException {
    try (InputStream in = store.open(place)) {
      return ContactSheet.isOne(in.readNBytes(ContactSheet.HEAD));
    }
  }

  /** Where they are, as a person reads it. */
  String display() {
    return FrameStore.display(pages == 1 ? place(0) : folder)
        + (pages == 1 ? "" : " (%d pages)".formatted(pages));
  }

  /** Whether a file is one of the sheets. */
  boolean isAt(String file) {
    return IntStream.range(0, pages).anyMatch(page -> file.equals(place(page)));
  }

  int pages() {
    return pages;
  }

  private String place(int page) {
    return folder + String.format(Locale.ROOT, "/contact-%03d.png", page + 1);
  }

  /**
   * Draws them.
   *
   * @param progress is told of each page
   * @param problems gets a line for each thing that went wrong
   * @return how many pages were drawn
   */
  int write(
      JavaSparkContext spark,
      FilterOptions options,
      List<FrameRecord> records,
      Progress progress,
      List<String> problems) {
    AtomicInteger written = new AtomicInteger();
    Sheets sheets = new Sheets(subtitle(options), look, records.size());
    try {
      ContactSheetJob.run(
          spark,
          pages(records),
          sheets,
          options,
          store,
          drawn -> {
            progress.count(drawn.reason().isEmpty());
            progress.draw();
            if (drawn.reason().isEmpty()) {
              written.incrementAndGet();
            } else {
              problems.add("a contact sheet could not be written: " + drawn.reason());
            }
          });
      for (String leftover : leftovers) {
        store.delete(leftover);
      }
    } catch (Exception e) {
      problems.add("the contact sheets were not finished: " + e.getMessage());
    } finally {
      progress.clear();
    }
    return written.get();
  }

  private String subtitle(FilterOptions options) {
    return ("Left: the frame. Right: the frame minus its median (window %d × %d, %s). Below each:"
            + " the values at the ends of its colours (%s).")
        .formatted(
            options.window().height(),
            options.window().width(),
            options.boundary().mode().name().toLowerCase(Locale.ROOT),
            lookWords);
  }

  private List<Page> pages(List<FrameRecord> records) {
    List<Page> all = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      int from = page * ContactSheet.MOST_FRAMES;
      int to = Math.min(records.size(), from + ContactSheet.MOST_FRAMES);
      List<EndedFrame> frames = new ArrayList<>();
      for (FrameRecord record : records.subList(from, to)) {
        frames.add(ended(plan, record));
      }
      all.add(new Page(page, place(page), title(from, to, records.size()), frames));
    }
    return all;
  }

  private String title(int from, int to, int all) {
    if (pages == 1) {
      return all == 1 ? "One frame" : all + " frames";
    }
    return String.format(Locale.ROOT, "Frames %,d to %,d of %,d", from + 1, to, all);
  }

  /** A record's frame, as those need it who draw it. */
  static EndedFrame ended(OutputPlan plan, FrameRecord record) {
    return new EndedFrame(
        plan.frames().get(record.index()), record.status(), RecordLines.reason(record));
  }
}
