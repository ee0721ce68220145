package highpass.report;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import java.time.Instant;
import java.util.List;

/** Records to report on. */
final class Records {
  static final FrameRecord.Place PLACE =
      new FrameRecord.Place("host1", "driver", 3, 0, Instant.parse("2026-02-03T04:05:06.789Z"));

  private Records() {}

  /** 2 Mpix in 0.5 s: 0.1 reading, 0.25 filtering, 0.125 writing. */
  static FrameRecord ok(int index, String frame) {
    return new FrameRecord(
        index,
        frame,
        "/out/a_hp.fits",
        FrameStatus.OK,
        "",
        List.of(),
        PLACE,
        100_000_000,
        250_000_000,
        125_000_000,
        500_000_000,
        2_000_000,
        1,
        false);
  }

  static FrameRecord failed(int index, String frame, String reason) {
    return new FrameRecord(
        index,
        frame,
        "/out/b_hp.fits",
        FrameStatus.FAILED,
        reason,
        List.of("one", "two"),
        PLACE,
        0,
        0,
        0,
        0,
        0,
        3,
        false);
  }
}
