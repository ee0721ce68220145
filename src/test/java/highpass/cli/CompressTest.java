package highpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"gzip,.fits.gz", "fz,.fits.fz"})
  void outputsAreNamedForTheirCompressionAndCheckedAsAll(String kind, String ending)
      throws Exception {
    Path in = Files.createDirectory(folder.resolve("in"));
    Tool.writeFrame(in.resolve("a.fits"), 8, 9);
    Path out = folder.resolve("out");
    String[] words = {
      "filter", in.toString(), "-o", out.toString(), "--background", "--compress", kind
    };
    Result first = Tool.run(words);
    assertEquals(0, first.code(), first::told);
    assertTrue(Files.exists(out.resolve("a_hp" + ending)), first::told);
    assertTrue(Files.exists(out.resolve("a_background" + ending)), first::told);

    Result again = Tool.run(words);
    assertEquals(2, again.code(), again::told);
    assertTrue(again.err().contains("a_hp" + ending), again::told);
  }

  @Test
  void compressedOutputIsAnInput() throws Exception {
    Tool.writeFrame(folder.resolve("a.fits"), 8, 9);
    String frame = folder.resolve("a.fits").toString();
    String once = folder.resolve("x").toString();
    assertEquals(0, Tool.run("filter", frame, "-o", once, "--compress", "fz").code());
    Result again = Tool.run("filter", once, "-o", folder.resolve("y").toString());
    assertEquals(0, again.code(), again::told);
    assertTrue(Files.exists(folder.resolve("y/a_hp_hp.fits")), again::told);
  }
}
