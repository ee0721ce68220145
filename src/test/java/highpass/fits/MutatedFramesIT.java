package highpass.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same as {@link MutatedFramesTest} for longer, with seeds that are new in each run. */
class MutatedFramesIT {
  @Test
  void spoiledFramesAreFilteredOrRefusedButDoNoHarm() {
    MutatedFrames frames = new MutatedFrames();
    frames.runFor(60_000_000_000L, System.currentTimeMillis() << 20);
    assertEquals(Set.of("refused", "written"), frames.outcomes().keySet());
  }
}
