package highpass.report.html;

import highpass.job.FrameRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The run report: what came of a run, on one page that a browser shows without network, script or
 * fonts, and that is small whatever the number of frames. The same records and facts give the same
 * page.
 */
public final class RunReport {
  /** The file's usual name, in the output directory. */
  public static final String FILE_NAME = "report.html";

  /** How every file of this kind begins. */
  public static final String FIRST_WORD = "<!DOCTYPE html>\n<!-- fits-highpass run report -->\n";

  /** Even if something got past the escaping, a browser would not run or fetch it. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Markup page = new Markup(FIRST_WORD);
  private final RunFacts run;
  private final List<FrameRecord> records;
  private final FrameNames names;
  private final Gallery gallery;

  private RunReport(RunFacts run, List<FrameRecord> records, Gallery gallery) {
    this.run = run;
    this.records = records;
    this.gallery = gallery;
    this.names = new FrameNames(records);
  }

  /**
   * The page's text.
   *
   * @param records one an input, in the order of the inputs
   * @param gallery pictures of some of them
   */
  public static String write(RunFacts run, List<FrameRecord> records, Gallery gallery) {
    return new RunReport(run, records, gallery).write();
  }

  private String write() {
    Schedule schedule = Schedule.of(run, records);
    FrameTables tables = new FrameTables(page, names, records);
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
    writeHead();
    page.open("body").line().open("main").line();
    writeTitle();
    new SummarySection(page, run, records, lanes(schedule)).write();
    tables.writeFailures();
    new TimelineSection(page, run, schedule, names).write();
    new TimesSection(page, records).write();
    tables.writeSlowest();
    new GallerySection(page, gallery, records, names).write();
    tables.writeWarnings();
    tables.writeSkipped();
    writeFacts("Settings", run.settings());
    writeFacts("Versions", run.versions());
    page.close().line().close().line().close().line();
    return page.toString();
  }

  /** How many frames could be worked on at once; where nobody knows, as many as were. */
  private long lanes(Schedule schedule) {
    int active =
        run.executors().stream()
            .filter(RunFacts.Executor::active)
            .mapToInt(RunFacts.Executor::lanes)
            .sum();
    return active > 0 ? active : schedule.lanes().size();
  }

  private void writeHead() {
    page.open("head").line();
    page.empty("meta", "charset", "utf-8").line();
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.line().empty("meta", "name", "color-scheme", "content", "light dark").line();
    page.leaf("title", "fits-highpass run of " + DATE.format(run.started())).line();
    page.style(styleSheet());
    page.close().line();
  }

  private static String styleSheet() {
    try (InputStream in = RunReport.class.getResourceAsStream("/highpass/report/report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeTitle() {
    page.open("header").leaf("h1", "fits-highpass run report");
    page.open("p").text(DATE.format(run.started()));
    if (!names.directory().isEmpty()) {
      page.text(" · " + SummarySection.frames(records.size()) + " below ");
      page.leaf("code", names.directory());
    }
    page.close().close().line();
  }

  private void writeFacts(String title, List<RunFacts.Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    page.leaf("h2", title).open("table", "class", "facts").open("tbody").line();
    for (RunFacts.Fact fact : facts) {
      page.open("tr").leaf("th", fact.name(), "scope", "row").leaf("td", fact.value());
      page.close().line();
    }
    page.close().close().line();
  }
}
