package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame that needs more than twice the heap of the JVM that filters it. */
class LargeFrameIT {
  private static final int SIDE = 6000;

  @TempDir private Path folder;

  @Test
  void littleMemoryGivesTheSameBytes() throws Exception {
    write(folder.resolve("mosaic.fits"));
    SubmitScript shell = new SubmitScript(folder);
    for (String memory : new String[] {"512m", "3g"}) {
      Result result =
          shell.run(
              "--master",
              "local[1]",
              "--driver-memory",
              memory,
              "--",
              "filter",
              "mosaic.fits",
              "-o",
              "out_" + memory,
              "--background",
              "--size",
              "25");
      assertEquals(0, result.code(), result::told);
      assertEquals("", result.err(), result::told);
    }
    for (String name : new String[] {"mosaic_hp.fits", "mosaic_background.fits"}) {
      Path expected = folder.resolve("out_3g").resolve(name);
      assertEquals(-1, Files.mismatch(expected, folder.resolve("out_512m").resolve(name)), name);
    }
  }

  /** An image of float32, noise with some NaN. */
  private static void write(Path file) throws IOException {
    String header =
        "%-80s%-80s%-80s%-80s%-80s%-80s"
            .formatted(
                "SIMPLE  =                    T",
                "BITPIX  =                  -32",
                "NAXIS   =                    2",
                "NAXIS1  = %20d".formatted(SIDE),
                "NAXIS2  = %20d".formatted(SIDE),
                "END");
    Random random = new Random(11);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII));
      ByteBuffer row = ByteBuffer.allocate(4 * SIDE);
      for (int y = 0; y < SIDE; y++) {
        row.clear();
        for (int x = 0; x < SIDE; x++) {
          row.putFloat(random.nextInt(10_000) == 0 ? Float.NaN : random.nextFloat());
        }
        out.write(row.array());
      }
    }
  }
}
