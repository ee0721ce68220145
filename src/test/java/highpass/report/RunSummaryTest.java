package highpass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  @Test
  void sumsUpFramesAndPhases() {
    RunSummary summary =
        RunSummary.of(
            List.of(Records.ok(0, "a"), Records.ok(1, "b"), Records.failed(2, "c", "broken")), 0.8);
    assertEquals(
        "3 frames: 2 ok, 1 failed in 0.80 s, 5.0 Mpix/s\n"
            + "core-seconds: 0.20 reading, 0.50 filtering, 0.25 writing",
        summary.text().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void oneFrameIsNotPlural() {
    String text = RunSummary.of(List.of(Records.ok(0, "a")), 0.5).text();
    assertEquals("1 frame: 1 ok in 0.50 s, 4.0 Mpix/s", text.lines().findFirst().orElseThrow());
  }
}
