package highpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import highpass.storage.TroubledFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code filter --retries --timeout --halt}. */
class RunControlTest {
  /** What spark-submit makes of {@code --conf}. */
  private static final String FILE_SYSTEM = "spark.hadoop.fs.trouble.impl";

  @TempDir Path folder;

  @BeforeEach
  void knowTheFileSystem() throws IOException {
    System.setProperty(FILE_SYSTEM, TroubledFileSystem.class.getName());
    Files.createDirectory(folder.resolve("in"));
  }

  @AfterEach
  void forgetTheFileSystem() {
    System.clearProperty(FILE_SYSTEM);
  }

  @Test
  void aFrameIsTriedAgainWhenStorageFails() throws IOException {
    frame("flaky2_a.fits");
    frame("whole.fits");

    Result result = filter("--size", "3");

    assertEquals(0, result.code(), result::told);
    assertEquals(List.of("ok", "ok"), column("status"));
    assertEquals(List.of("3", "1"), column("tries"));
    assertTrue(
        result.err().contains("warning: flaky2_a.fits: try 2 failed: cannot read trouble://"),
        result::told);
    assertTrue(result.err().contains("the file server is busy"), result::told);
    assertEquals(List.of("flaky2_a_hp.fits", "timings.ecsv", "whole_hp.fits"), outputs());
  }

  @Test
  void afterTheLastRetryTheFrameFails() throws IOException {
    frame("flaky2_a.fits");
    frame("whole.fits");

    Result result = filter("--size", "3", "--retries", "1");

    assertEquals(3, result.code(), result::told);
    assertEquals(List.of("failed", "ok"), column("status"));
    assertEquals(List.of("2", "1"), column("tries"));
    assertTrue(result.out().contains("the file server is busy"), result::told);
  }

  @Test
  void anErrorOfOneFrameEndsThatFrameAlone() throws IOException {
    frame("greedy_a.fits");
    frame("lacking_a.fits");
    frame("odd_a.fits");
    frame("whole.fits");

    Result result = filter("--size", "3");

    assertEquals(3, result.code(), result::told);
    assertEquals(List.of("failed", "failed", "failed", "ok"), column("status"));
    assertTrue(
        result
            .out()
            .contains("failed   not enough memory (Java heap space); give executors more memory"),
        result::told);
    assertTrue(
        result.out().contains("failed   java.lang.NoClassDefFoundError: some/codec/Decoder"),
        result::told);
    assertTrue(
        result.out().contains("failed   java.lang.IllegalStateException: that cannot be"),
        result::told);
  }

  @Test
  void aBadFrameIsTriedOnce() throws IOException {
    Files.writeString(folder.resolve("in/bad.fits"), "no frame");

    Result result = filter();

    assertEquals(3, result.code(), result::told);
    assertEquals(List.of("1"), column("tries"));
  }

  @Test
  void aReadThatHangsIsGivenUpAndTheOthersGoOn() throws IOException {
    // More of them than there are cores: each must give its core back.
    for (String name : List.of("hangs_1.fits", "hangs_2.fits", "hangs_3.fits", "whole.fits")) {
      frame(name);
    }

    Result result = filter("--size", "3", "--timeout", "0.5");

    assertEquals(3, result.code(), result::told);
    assertEquals(List.of("failed", "failed", "failed", "ok"), column("status"));
    assertTrue(result.out().contains("(--timeout) while reading it"), result::told);
    assertEquals(List.of("timings.ecsv", "whole_hp.fits"), outputs());
    List<Thread> hanging =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("frame"))
            .toList();
    assertTrue(hanging.size() >= 3, "no interrupt reached them: " + hanging);
    assertTrue(hanging.stream().allMatch(Thread::isDaemon), "the JVM ends without them");
  }

  @Test
  void aTimeLimitThatIsKeptChangesNothing() throws IOException {
    frame("a.fits");
    Files.writeString(folder.resolve("in/b.fits"), "no frame");

    Result result = filter("--size", "3", "--timeout", "60");

    assertEquals(3, result.code(), result::told);
    assertEquals(List.of("ok", "failed"), column("status"));
    assertTrue(result.out().contains("b.fits  failed   not a FITS file"), result::told);
  }

  /** So many cores share the memory that none can hold the frame, which is read twice then. */
  @Test
  void aFrameThatChangesBetweenTwoReadsFails() throws IOException {
    Tool.writeFrame(folder.resolve("in/changes_a.fits"), 1000, 1000);
    long budget = 4 << 20;
    long cores = Runtime.getRuntime().maxMemory() / budget;
    String master = System.setProperty("spark.master", "local[" + cores + "]");
    try {
      Result result = filter("--size", "3", "--retries", "0");

      assertEquals(3, result.code(), result::told);
      assertTrue(result.out().contains("changed while it was read"), result::told);
      assertEquals(List.of("timings.ecsv"), outputs());
    } finally {
      System.setProperty("spark.master", master);
    }
  }

  @Test
  void haltsAfterSoManyFailures() throws IOException {
    int count = 250;
    for (int i = 0; i < count; i++) {
      if (i < 10) {
        Files.writeString(folder.resolve("in/f" + i + ".fits"), "no frame");
      } else {
        frame("f" + i + ".fits");
      }
    }

    Result result = filter("--halt", "2", "--partitions", "" + count);

    assertEquals(3, result.code(), result::told);
    List<String> statuses = column("status");
    assertEquals(count, statuses.size());
    long failed = statuses.stream().filter("failed"::equals).count();
    long skipped = statuses.stream().filter("skipped"::equals).count();
    assertTrue(failed >= 2, result::told);
    assertTrue(skipped > 0, result::told);
    assertTrue(
        result.err().contains("halted: " + skipped + " of 250 frames were not started"),
        result::told);
    assertTrue(result.out().contains("not started: the run was halted"), result::told);
    List<String> outputs = outputs();
    assertEquals(count - failed - skipped + 1, outputs.size(), "frames under way have ended");
    assertTrue(outputs.stream().noneMatch(name -> name.startsWith(".")), outputs::toString);
  }

  @Test
  void goesOnBelowTheLimit() throws IOException {
    Files.writeString(folder.resolve("in/a.fits"), "no frame");
    Files.writeString(folder.resolve("in/b.fits"), "no frame");
    frame("c.fits");

    Result result = filter("--size", "3", "--halt", "50%");

    assertEquals(3, result.code(), result::told);
    assertEquals(List.of("failed", "failed", "ok"), column("status"));
  }

  private void frame(String name) throws IOException {
    Tool.writeFrame(folder.resolve("in").resolve(name), 30, 40);
  }

  private Result filter(String... options) {
    String[] words = {
      "filter", "trouble://host" + folder.resolve("in"), "-o", folder.resolve("out").toString()
    };
    return Tool.run(Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
  }

  private List<String> outputs() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> column(String name) throws IOException {
    List<String> lines =
        Files.readAllLines(folder.resolve("out/timings.ecsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    List<String> names = List.of(lines.get(0).split(",", -1));
    List<String> values = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replaceAll("\"[^\"]*\"", "text").split(",", -1);
      assertEquals(names.size(), cells.length, line);
      values.add(cells[names.indexOf(name)]);
    }
    return values;
  }
}
