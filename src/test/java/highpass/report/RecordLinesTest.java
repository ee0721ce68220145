package highpass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecordLinesTest {
  @Test
  void columnsLineUp() {
    RecordLines lines = new RecordLines("night1/a.fits".length());
    assertEquals(
        "frame          status    read s  filter s  write s  total s   Mpix/s", lines.heading());
    assertEquals(
        "night1/a.fits  ok         0.100     0.250    0.125    0.500      4.0",
        lines.line("night1/a.fits", Records.ok(0, "/data/night1/a.fits")));
  }

  @Test
  void aReasonDoesNotRepeatTheNameOfItsLine() {
    assertEquals(
        "b.fits  failed   HDU 0: no END card",
        new RecordLines(6)
            .line("b.fits", Records.failed(1, "/in/b.fits", "/in/b.fits: HDU 0: no END card")));
  }
}
