package highpass.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The lanes of one executor. Records tell the executor but not the core, so each frame, in the
 * order of their starts, goes to the first lane that is free.
 */
final class ExecutorLanes {
  /** Starts are cut to milliseconds: a frame may seem to begin before the last one has ended. */
  private static final double START_PRECISION = 1e-3;

  private final String executor;
  private final String host;
  private final boolean counted;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * Lanes without frames.
   *
   * @param count how many the executor has; 0 if that is not known, and lanes are added as needed
   */
  ExecutorLanes(String executor, String host, int count) {
    this.executor = executor;
    this.host = host;
    this.counted = count > 0;
    for (int i = 0; i < count; i++) {
      addLane();
    }
  }

  private Lane addLane() {
    Lane lane = new Lane(executor, host, lanes.size() + 1);
    lanes.add(lane);
    return lane;
  }

  void add(Span span) {
    laneFor(span.start()).add(span);
  }

  private Lane laneFor(double start) {
    Lane earliest = null;
    for (Lane lane : lanes) {
      if (lane.end() <= start) {
        return lane;
      }
      if (earliest == null || lane.end() < earliest.end()) {
        earliest = lane;
      }
    }
    boolean follows = earliest != null && (counted || earliest.end() - start <= START_PRECISION);
    return follows ? earliest : addLane();
  }

  /** Not to be modified. */
  List<Lane> lanes() {
    return lanes;
  }
}
