package highpass.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MutatedFramesTest {
  @Test
  void spoiledFramesAreFilteredOrRefusedButDoNoHarm() {
    MutatedFrames frames = new MutatedFrames();
    frames.runFor(3_000_000_000L, 1);
    assertEquals(Set.of("refused", "written"), frames.outcomes().keySet());
  }
}
