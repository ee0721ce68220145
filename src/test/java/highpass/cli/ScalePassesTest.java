package highpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalePassesTest {
  @TempDir Path folder;

  @Test
  void fewerCoresThanAskedForAreNoMeasurement() throws Exception {
    Path frame = folder.resolve("a.fits");
    Tool.writeFrame(frame, 8, 9);
    Path result = folder.resolve("times");

    Result passes =
        Tool.run(
            "scale-passes",
            frame.toString(),
            "-o",
            folder.resolve("out").toString(),
            "--cores",
            "99",
            "--repeat",
            "0",
            "--passes",
            "1",
            "--result",
            result.toString());

    assertEquals(1, passes.code(), passes::told);
    assertTrue(
        passes.err().matches("(?s).*the cluster gave this job \\d+ of the 99 cores.*"),
        passes::told);
    assertTrue(Files.notExists(result), "times of fewer cores");
  }
}
