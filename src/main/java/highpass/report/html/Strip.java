package highpass.report.html;

import highpass.job.FrameStatus;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lanes that are drawn as one: how busy they were in each moment.
 *
 * @param lanes at least one
 */
record Strip(List<Lane> lanes) {
  /** Shares the lanes out to at most that many strips: one each, or by executor, or by several. */
  static List<Strip> of(List<Lane> lanes, int most) {
    if (lanes.size() <= most) {
      return lanes.stream().map(lane -> new Strip(List.of(lane))).toList();
    }
    Map<String, List<Lane>> byExecutor = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      byExecutor.computeIfAbsent(lane.executor(), e -> new ArrayList<>()).add(lane);
    }
    int together = (byExecutor.size() + most - 1) / most;
    List<Strip> strips = new ArrayList<>();
    List<Lane> gathered = new ArrayList<>();
    int executors = 0;
    for (List<Lane> ofExecutor : byExecutor.values()) {
      gathered.addAll(ofExecutor);
      executors++;
      if (executors % together == 0 || executors == byExecutor.size()) {
        strips.add(new Strip(List.copyOf(gathered)));
        gathered.clear();
      }
    }
    return strips;
  }

  int frames() {
    return lanes.stream().mapToInt(lane -> lane.spans().size()).sum();
  }

  /**
   * The share of the lanes' time that each phase took, by columns of equal length.
   *
   * @return shares from 0 to 1 (more where clocks disagree), by phase and column
   */
  Map<Phase, double[]> load(Schedule schedule, int columns) {
    Map<Phase, double[]> load = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      load.put(phase, new double[columns]);
    }
    double column = schedule.seconds() / columns;
    for (Lane lane : lanes) {
      for (Span span : lane.spans()) {
        double start = span.start() - schedule.begin();
        for (Phase phase : Phase.values()) {
          double seconds = phase.seconds(span.record());
          spread(load.get(phase), start / column, (start + seconds) / column);
          start += seconds;
        }
      }
    }
    for (double[] shares : load.values()) {
      for (int i = 0; i < columns; i++) {
        shares[i] /= lanes.size();
      }
    }
    return load;
  }

  /** The columns in which a frame failed. */
  BitSet failures(Schedule schedule, int columns) {
    BitSet failures = new BitSet(columns);
    for (Lane lane : lanes) {
      for (Span span : lane.spans()) {
        if (span.record().status() == FrameStatus.FAILED) {
          double share = (span.end() - schedule.begin()) / schedule.seconds();
          failures.set(Math.min((int) (share * columns), columns - 1));
        }
      }
    }
    return failures;
  }

  /** Adds to each column the part of it that lies between two places. */
  private static void spread(double[] columns, double from, double to) {
    int last = Math.min((int) to, columns.length - 1);
    for (int i = (int) from; i <= last; i++) {
      columns[i] += Math.max(0, Math.min(to, i + 1) - Math.max(from, i));
    }
  }
}
