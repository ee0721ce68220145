package highpass.report;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import java.util.List;
import java.util.Locale;

/**
 * A run in numbers.
 *
 * @param ok frames filtered
 * @param failed frames failed
 * @param skipped frames left alone
 * @param wallSeconds from the start of the job to its last record
 * @param megapixels filtered in all
 * @param readSeconds reading, summed over the cores
 * @param filterSeconds filtering, summed over the cores
 * @param writeSeconds writing, summed over the cores
 */
public record RunSummary(
    long ok,
    long failed,
    long skipped,
    double wallSeconds,
    double megapixels,
    double readSeconds,
    double filterSeconds,
    double writeSeconds) {

  /** Sums up the records of a run that took that long. */
  public static RunSummary of(List<FrameRecord> records, double wallSeconds) {
    return new RunSummary(
        count(records, FrameStatus.OK),
        count(records, FrameStatus.FAILED),
        count(records, FrameStatus.SKIPPED),
        wallSeconds,
        records.stream().mapToDouble(FrameRecord::megapixels).sum(),
        records.stream().mapToDouble(FrameRecord::readSeconds).sum(),
        records.stream().mapToDouble(FrameRecord::filterSeconds).sum(),
        records.stream().mapToDouble(FrameRecord::writeSeconds).sum());
  }

  private static long count(List<FrameRecord> records, FrameStatus status) {
    return records.stream().filter(r -> r.status() == status).count();
  }

  /** Two lines for the screen, without a last line break. */
  public String text() {
    StringBuilder counts = new StringBuilder();
    long frames = ok + failed + skipped;
    counts.append(frames).append(frames == 1 ? " frame: " : " frames: ").append(ok).append(" ok");
    if (failed > 0) {
      counts.append(", ").append(failed).append(" failed");
    }
    if (skipped > 0) {
      counts.append(", ").append(skipped).append(" skipped");
    }
    return String.format(
        Locale.ROOT,
        "%s in %.2f s, %.1f Mpix/s%ncore-seconds: %.2f reading, %.2f filtering, %.2f writing",
        counts,
        wallSeconds,
        wallSeconds > 0 ? megapixels / wallSeconds : 0,
        readSeconds,
        filterSeconds,
        writeSeconds);
  }
}
