package highpass.report.html;

import highpass.job.FrameRecord;

/**
 * A frame's time.
 *
 * @param record the frame
 * @param start seconds from the beginning of the schedule
 */
record Span(FrameRecord record, double start) {
  double end() {
    return start + record.totalSeconds();
  }
}
