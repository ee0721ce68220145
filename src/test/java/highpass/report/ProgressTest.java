package highpass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void tellsHowFarAndWhenItMayEnd() {
    Progress progress = new Progress(null, 8);
    assertEquals("[                        ] 0/8  00:00  ETA --:--", progress.text(0));
    progress.count(true);
    progress.count(false);
    assertEquals("[======                  ] 2/8, 1 failed  00:30  ETA 01:30", progress.text(30));
    for (int i = 0; i < 6; i++) {
      progress.count(true);
    }
    assertEquals(
        "[========================] 8/8, 1 failed  1:00:01  ETA 00:00", progress.text(3601));
  }

  @Test
  void drawsInPlaceAndGoesAwayWithoutTrace() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Progress progress = new Progress(new PrintStream(screen, true, StandardCharsets.UTF_8), 2);
    progress.draw();
    progress.clear();
    String drawn = screen.toString(StandardCharsets.UTF_8);
    assertTrue(drawn.startsWith("\r\033[K["), drawn);
    assertTrue(drawn.endsWith("\r\033[K"), drawn);
  }
}
