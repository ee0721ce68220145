package highpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import highpass.storage.FrameStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleRunTest {
  private final FrameStore store = new FrameStore(new Configuration(false));

  @TempDir Path folder;
  private Path frame;
  private Path scratch;

  @BeforeEach
  void writeFrame() throws Exception {
    frame = folder.resolve("a.fits");
    scratch = folder.resolve("study/scratch");
    Tool.writeFrame(frame, 8, 9);
  }

  private void clear() throws Exception {
    ScaleRun.clear(List.of(frame.toString()), scratch.toString(), store);
    assertTrue(Files.notExists(scratch), "what a JVM has left");
    assertTrue(Files.exists(frame));
  }

  @Test
  void clearsTheFramesOfAPass() throws Exception {
    Result filtered = Tool.run("filter", frame.toString(), "-o", scratch.toString());
    assertEquals(0, filtered.code(), filtered::told);
    // Passes are timed by the JVM itself.
    Files.delete(scratch.resolve("timings.ecsv"));

    clear();
  }

  /** A JVM may be killed when it has removed the frames of a pass, but not yet the directory. */
  @Test
  void clearsAnEmptyDirectory() throws Exception {
    Files.createDirectories(scratch);

    clear();
  }

  @Test
  void clearsNothingWhereNothingIs() throws Exception {
    clear();
  }
}
