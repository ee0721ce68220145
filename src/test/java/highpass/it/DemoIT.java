package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, as it stands there. */
class DemoIT {
  private static final int FRAMES = 25;

  @TempDir Path folder;

  @Test
  void makesFiltersDrawsMeasuresAndReports() throws Exception {
    Result result = new SubmitScript(folder).run("demo");

    assertEquals(0, result.code(), result::told);
    assertEquals("", result.err(), result::told);
    Path demo = folder.resolve("demo");
    List<Map<String, String>> rows = Outputs.tableRows(demo.resolve("filtered/timings.ecsv"));
    assertEquals(FRAMES, rows.size());
    for (int i = 0; i < FRAMES; i++) {
      assertEquals("ok", rows.get(i).get("status"), rows.get(i)::toString);
      assertEquals("fake_1000x1000_%d.fits".formatted(i), name(rows.get(i).get("frame")));
    }
    for (String picture : List.of("figure", "filtered/figures/contact-001", "scaling/scaling")) {
      assertTrue(ImageIO.read(demo.resolve(picture + ".png").toFile()).getWidth() > 0, picture);
      assertTrue(result.out().contains("demo/" + picture + ".png\n"), result::told);
    }
    String report = Files.readString(demo.resolve("report.html"));
    assertTrue(report.endsWith("</html>\n"), report);
    assertTrue(report.contains("fake_1000x1000_24.fits"), report);
    List<Map<String, String>> cores = Outputs.tableRows(demo.resolve("scaling/scaling.ecsv"));
    assertEquals("1", cores.get(0).get("cores"));
    assertEquals(
        Integer.toString(Runtime.getRuntime().availableProcessors()),
        cores.get(cores.size() - 1).get("cores"));
    assertTrue(result.out().contains("Recommended: local["), result::told);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
