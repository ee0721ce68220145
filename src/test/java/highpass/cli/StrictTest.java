package highpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictTest {
  @TempDir Path folder;

  @Test
  void warningIsAFailureOnlyIfAskedFor() throws Exception {
    Path frame = folder.resolve("a.fits");
    Tool.writeFrame(frame, 8, 9);
    byte[] bytes = Files.readAllBytes(frame);
    bytes[bytes.length - 2880] ^= 1; // a pixel, which CHECKSUM and DATASUM do not expect
    Files.write(frame, bytes);

    Result lenient = Tool.run("filter", frame.toString(), "-o", folder.resolve("x").toString());
    assertEquals(0, lenient.code(), lenient::told);
    assertTrue(lenient.err().contains("warning: a.fits: HDU 0: DATASUM is "), lenient::told);

    Path out = folder.resolve("y");
    Result strict = Tool.run("filter", frame.toString(), "-o", out.toString(), "--strict");
    assertEquals(3, strict.code(), strict::told);
    assertTrue(strict.out().contains("HDU 0: DATASUM is "), strict::told);
    assertTrue(Files.notExists(out.resolve("a_hp.fits")));
  }
}
