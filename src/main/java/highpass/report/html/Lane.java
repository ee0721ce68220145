package highpass.report.html;

import java.util.ArrayList;
import java.util.List;

/** One core of an executor, or as many as a task takes, and the frames that it worked on. */
final class Lane {
  private final String executor;
  private final String host;
  private final int number;
  private final List<Span> spans = new ArrayList<>();
  private double end = Double.NEGATIVE_INFINITY;

  /**
   * A lane without frames.
   *
   * @param number of the executor's lanes, from 1
   */
  Lane(String executor, String host, int number) {
    this.executor = executor;
    this.host = host;
    this.number = number;
  }

  void add(Span span) {
    spans.add(span);
    end = Math.max(end, span.end());
  }

  String executor() {
    return executor;
  }

  String host() {
    return host;
  }

  int number() {
    return number;
  }

  /** In the order of their starts. Not to be modified. */
  List<Span> spans() {
    return spans;
  }

  /** When its last frame ended, in seconds of the schedule; minus infinity without frames. */
  double end() {
    return end;
  }
}
