package highpass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTableTest {
  @Test
  void writesTheTableThatAstropyReads() throws IOException {
    StringBuilder table = new StringBuilder();
    TimingTable.write(
        List.of(
            Records.ok(0, "/in/a.fits"),
            Records.failed(1, "/in/b, \"c\".fits", "/in/b: no END,\nHDU 0")),
        table);

    assertEquals(
        """
        # %ECSV 1.0
        # ---
        # delimiter: ','
        # datatype:
        # - {name: frame, datatype: string}
        # - {name: output, datatype: string}
        # - {name: status, datatype: string}
        # - {name: reason, datatype: string}
        # - {name: host, datatype: string}
        # - {name: executor, datatype: string}
        # - {name: partition, datatype: int64}
        # - {name: attempt, datatype: int64}
        # - {name: start, datatype: string}
        # - {name: read_s, unit: s, datatype: float64}
        # - {name: filter_s, unit: s, datatype: float64}
        # - {name: write_s, unit: s, datatype: float64}
        # - {name: total_s, unit: s, datatype: float64}
        # - {name: megapixels, unit: Mpix, datatype: float64}
        # - {name: megapixels_per_s, unit: Mpix / s, datatype: float64}
        # - {name: warnings, datatype: string}
        # - {name: tries, datatype: int64}
        # schema: astropy-2.0
        frame,output,status,reason,host,executor,partition,attempt,start,read_s,filter_s,write_s,total_s,megapixels,megapixels_per_s,warnings,tries
        /in/a.fits,/out/a_hp.fits,ok,"",host1,driver,3,0,2026-02-03T04:05:06.789Z,0.100000,0.250000,0.125000,0.500000,2.000000,4.000,"",1
        "/in/b, ""c"".fits",/out/b_hp.fits,failed,"/in/b: no END, HDU 0",host1,driver,3,0,2026-02-03T04:05:06.789Z,0.000000,0.000000,0.000000,0.000000,0.000000,0.000,"one; two",3
        """,
        table.toString());
  }
}
