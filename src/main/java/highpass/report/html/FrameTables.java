package highpass.report.html;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import highpass.report.RecordLines;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Frames one by one: those that failed, warned, were skipped or were slow; never too many. */
final class FrameTables {
  /** Rows that are seen without asking for more. */
  private static final int MOST_OPEN = 12;

  private static final int MOST_FAILURES = 200;
  private static final int MOST_REASONS = 12;
  private static final int MOST_WARNINGS = 100;
  private static final int MOST_SKIPPED = 50;
  private static final int MOST_SLOW = 15;

  /** Some reasons quote what they found. */
  private static final int LONGEST_TEXT = 600;

  private final Markup page;
  private final FrameNames names;
  private final List<FrameRecord> records;

  FrameTables(Markup page, FrameNames names, List<FrameRecord> records) {
    this.page = page;
    this.names = names;
    this.records = records;
  }

  void writeFailures() {
    List<FrameRecord> failed = with(FrameStatus.FAILED);
    if (failed.isEmpty()) {
      return;
    }
    page.leaf("h2", "Failed frames");
    if (failed.size() > MOST_REASONS) {
      writeReasons(failed);
    }
    writeTable("reason", failed, MOST_FAILURES, RecordLines::reason);
  }

  private void writeReasons(List<FrameRecord> failed) {
    Map<String, Long> counts =
        failed.stream().collect(Collectors.groupingBy(RecordLines::reason, Collectors.counting()));
    page.open("table", "class", "counts").open("thead").open("tr");
    page.leaf("th", "frames", "class", "number").leaf("th", "reason").close().close();
    page.open("tbody").line();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_REASONS)
        .forEach(
            entry -> {
              page.open("tr").leaf("td", SummarySection.count(entry.getValue()), "class", "number");
              page.leaf("td", shortened(entry.getKey())).close().line();
            });
    page.close().close().line();
    writeRest(counts.size(), MOST_REASONS, "reasons");
  }

  void writeWarnings() {
    List<FrameRecord> warned = records.stream().filter(r -> !r.warnings().isEmpty()).toList();
    if (!warned.isEmpty()) {
      page.leaf("h2", "Warnings");
      writeTable("warning", warned, MOST_WARNINGS, r -> String.join("\n", r.warnings()));
    }
  }

  void writeSkipped() {
    List<FrameRecord> skipped = with(FrameStatus.SKIPPED);
    if (!skipped.isEmpty()) {
      page.leaf("h2", "Skipped frames");
      writeTable("reason", skipped, MOST_SKIPPED, RecordLines::reason);
    }
  }

  void writeSlowest() {
    List<FrameRecord> slowest =
        records.stream()
            .filter(r -> r.status() == FrameStatus.OK)
            .sorted(
                Comparator.comparingLong(FrameRecord::totalNanos)
                    .reversed()
                    .thenComparingInt(FrameRecord::index))
            .limit(MOST_SLOW)
            .toList();
    if (slowest.isEmpty()) {
      return;
    }
    page.leaf("h2", "Slowest frames");
    page.open("div", "class", "wide").open("table").open("thead").open("tr");
    page.leaf("th", "frame");
    for (String column : List.of("total", "reading", "filtering", "writing", "Mpix", "Mpix/s")) {
      page.leaf("th", column, "class", "number");
    }
    page.leaf("th", "executor").leaf("th", "attempt", "class", "number");
    page.close().close().line().open("tbody").line();
    slowest.forEach(this::writeTimes);
    page.close().close().close().line();
  }

  private void writeTimes(FrameRecord record) {
    page.open("tr").open("td").leaf("code", names.of(record)).close();
    number(Scale.time(record.totalSeconds()));
    Phase.TIMED.forEach(phase -> number(Scale.time(phase.seconds(record))));
    number(Scale.digits(record.megapixels()));
    number(Scale.digits(record.megapixelsPerSecond()));
    FrameRecord.Place place = record.place();
    page.leaf("td", place.executor() + " on " + place.host());
    number(Integer.toString(place.attempt()));
    page.close().line();
  }

  private void number(String text) {
    page.leaf("td", text, "class", "number");
  }

  private List<FrameRecord> with(FrameStatus status) {
    return records.stream().filter(r -> r.status() == status).toList();
  }

  private void writeTable(
      String column, List<FrameRecord> rows, int most, Function<FrameRecord, String> text) {
    int open = Math.min(MOST_OPEN, rows.size());
    int shown = Math.min(most, rows.size());
    writeRows(column, rows.subList(0, open), text);
    if (shown > open) {
      page.open("details").leaf("summary", SummarySection.frames(shown - open) + " more");
      writeRows(column, rows.subList(open, shown), text);
      page.close().line();
    }
    writeRest(rows.size(), most, "frames");
  }

  private void writeRows(
      String column, List<FrameRecord> rows, Function<FrameRecord, String> text) {
    page.open("table", "class", "reasons").open("thead").open("tr");
    page.leaf("th", "frame").leaf("th", column);
    page.close().close().line().open("tbody").line();
    for (FrameRecord row : rows) {
      page.open("tr").open("td").leaf("code", names.of(row)).close();
      page.leaf("td", shortened(text.apply(row))).close().line();
    }
    page.close().close().line();
  }

  private void writeRest(int all, int shown, String what) {
    if (all > shown) {
      page.leaf(
          "p",
          "The first %,d of %,d %s; the table of timings has all.".formatted(shown, all, what),
          "class",
          "note");
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
  }
}
