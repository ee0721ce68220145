package highpass.report.html;

import highpass.job.FrameRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which core worked on which frame when.
 *
 * @param lanes of all executors; those of one stand together
 * @param begin the first moment, in seconds after the driver's start of the run: 0, or less if the
 *     clock of an executor is behind
 * @param end the last moment: the end of the run or of its last frame
 */
record Schedule(List<Lane> lanes, double begin, double end) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Puts all frames that took time into lanes. */
  static Schedule of(RunFacts run, List<FrameRecord> records) {
    List<Span> spans = new ArrayList<>();
    double begin = 0;
    double end = run.wallSeconds();
    for (FrameRecord record : records) {
      if (record.totalNanos() > 0) {
        Span span = new Span(record, seconds(run.started(), record.place().start()));
        spans.add(span);
        begin = Math.min(begin, span.start());
        end = Math.max(end, span.end());
      }
    }
    spans.sort(
        Comparator.comparingDouble(Span::start).thenComparingInt(span -> span.record().index()));

    Map<String, ExecutorLanes> executors = new LinkedHashMap<>();
    for (RunFacts.Executor executor : run.executors()) {
      executors.put(
          executor.name(), new ExecutorLanes(executor.name(), executor.host(), executor.lanes()));
    }
    for (Span span : spans) {
      FrameRecord.Place place = span.record().place();
      executors
          .computeIfAbsent(place.executor(), name -> new ExecutorLanes(name, place.host(), 0))
          .add(span);
    }
    List<Lane> lanes = executors.values().stream().flatMap(e -> e.lanes().stream()).toList();
    return new Schedule(lanes, begin, end);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / NANOS_PER_SECOND;
  }

  /** How many executors have lanes. */
  long executors() {
    return lanes.stream().map(Lane::executor).distinct().count();
  }

  double seconds() {
    return end - begin;
  }

  /** When the first frame began; the end if there is none. */
  double firstStart() {
    return lanes.stream()
        .filter(lane -> !lane.spans().isEmpty())
        .mapToDouble(lane -> lane.spans().get(0).start())
        .min()
        .orElse(end);
  }

  /** How long the first core that ran out of frames waited for the end of the last frame. */
  double lastWait() {
    double first = end;
    double last = begin;
    for (Lane lane : lanes) {
      first = Math.min(first, Math.max(lane.end(), begin));
      last = Math.max(last, lane.end());
    }
    return Math.max(0, last - first);
  }
}
