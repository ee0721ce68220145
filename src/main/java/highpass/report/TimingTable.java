package highpass.report;

import highpass.job.FrameRecord;
import java.io.IOException;
import java.util.List;

/** {@code timings.ecsv}: one row a frame, in the order of the inputs. */
public final class TimingTable {
  /** The file's usual name, in the output directory. */
  public static final String FILE_NAME = "timings.ecsv";

  /** How every file of this kind begins. */
  public static final String FIRST_WORD = EcsvTable.FIRST_WORD;

  private TimingTable() {}

  /** Writes the table, row by row. Seconds to the microsecond. */
  public static void write(List<FrameRecord> records, Appendable out) throws IOException {
    new EcsvTable<FrameRecord>()
        .text("frame", FrameRecord::frame)
        .text("output", FrameRecord::output)
        .text("status", r -> r.status().word())
        .text("reason", FrameRecord::reason)
        .text("host", r -> r.place().host())
        .text("executor", r -> r.place().executor())
        .integer("partition", r -> r.place().partition())
        .integer("attempt", r -> r.place().attempt())
        .text("start", r -> r.place().start().toString())
        .number("read_s", "s", 6, FrameRecord::readSeconds)
        .number("filter_s", "s", 6, FrameRecord::filterSeconds)
        .number("write_s", "s", 6, FrameRecord::writeSeconds)
        .number("total_s", "s", 6, FrameRecord::totalSeconds)
        .number("megapixels", "Mpix", 6, FrameRecord::megapixels)
        .number("megapixels_per_s", "Mpix / s", 3, FrameRecord::megapixelsPerSecond)
        .text("warnings", r -> String.join("; ", r.warnings()))
        .integer("tries", FrameRecord::tries)
        .writeTo(out, records);
  }
}
