package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or read-only, and inputs that go away or change under a run. */
class LocalFaultsIT {
  private static final int FRAMES = 12;
  private static final int PAGE = 4096;

  /** Where a run waits for what is to happen in the middle of it. */
  private static final String MIDDLE = "05.fits";

  @TempDir private Path folder;

  private InThisJvm tool;
  private Tree all;
  private Invariants invariants;

  @BeforeEach
  void start() throws IOException {
    tool = new InThisJvm(Map.of("spark.hadoop.fs.gated.impl", Gate.Local.class.getName()));
    all = Tree.at(folder.toString(), tool.hadoop());
    for (int i = 0; i < FRAMES; i++) {
      all.put("in/%02d.fits".formatted(i), AbstractFilterIT.noise(400 + i));
    }
    Result clean = filter("clean", "--background");
    assertEquals(0, clean.code(), clean::told);
    invariants = Invariants.of(all.below("in"), all.below("clean"));
  }

  @AfterEach
  void end() {
    tool.close();
  }

  private Result filter(String out, String... options) {
    String in = "gated://" + place("in");
    String[] words = {"filter", in, "-o", place(out), "--size", "25", "--retries", "0"};
    String[] line = Arrays.copyOf(words, words.length + options.length);
    System.arraycopy(options, 0, line, words.length, options.length);
    return tool.run(line);
  }

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  /** A small disk of its own, for those who may mount one. */
  private record SmallDisk(Path place) implements AutoCloseable {
    static SmallDisk mount(Path place, int kilobytes) throws IOException {
      Files.createDirectories(place);
      Assumptions.assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "none", place.toString())
              == 0,
          "no permission to mount a small disk");
      return new SmallDisk(place);
    }

    /** Whether it went well: it does not while a file is open for writing. */
    boolean remount(String mode) throws IOException {
      return run("mount", "-o", "remount," + mode, place.toString()) == 0;
    }

    private static int run(String... words) throws IOException {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join()
          .exitValue();
    }

    @Override
    public void close() throws IOException {
      assertEquals(0, run("umount", place.toString()));
    }
  }

  /** Full before the first frame, in the middle of one, between two, at the table. */
  @Test
  void diskFull() throws Exception {
    for (int kilobytes : new int[] {4, 60, 180, 700, 1500}) {
      String name = "small" + kilobytes;
      try (SmallDisk disk = SmallDisk.mount(folder.resolve(name), kilobytes)) {
        Result result = filter(name + "/out", "--background");
        assertTrue(List.of(1, 2, 3).contains(result.code()), result::told);
        assertTrue(result.told().contains("No space left on device"), result::told);
        assertFalse(result.err().contains("\tat "), () -> "a stack trace: " + result.told());
        Tree out = Tree.at(disk.place() + "/out", tool.hadoop());
        List<String> names = invariants.checkFrames(out);
        assertTrue(names.stream().noneMatch(n -> n.contains(".highpass-")), names::toString);
      }
    }
  }

  /** The frames fit, and the table; what is drawn of them does not. */
  @Test
  void diskFullAtTheContactSheet() throws Exception {
    int kilobytes = 40;
    for (String name : all.below("clean").names()) {
      kilobytes += (all.get("clean/" + name).length + PAGE - 1) / PAGE * PAGE / 1024;
    }
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("drawn"), kilobytes)) {
      Result result = filter("drawn/out", "--background", "--figures", "--report");
      assertEquals(1, result.code(), result::told);
      assertTrue(
          result
              .err()
              .startsWith(
                  "fits-highpass: a contact sheet could not be written: cannot write "
                      + disk.place()
                      + "/out/figures/contact-001.png: No space left on device\n"),
          result::told);
      Tree out = Tree.at(disk.place() + "/out", tool.hadoop());
      assertTrue(result.out().contains("timings: " + out.display()), result::told);
      assertFalse(result.out().contains("figures: "), result::told);
      assertEquals(
          out.names().contains("report.html"),
          result.out().contains("report: " + out.display()),
          result::told);
      assertEquals(2 * FRAMES, out.names().stream().filter(n -> n.endsWith(".fits")).count());
    }
  }

  @Test
  void outputDirectoryReadOnly() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("sealed"), 20_000)) {
      assertTrue(disk.remount("ro"));

      Result before = filter("sealed/out", "--background");
      assertEquals(2, before.code(), before::told);
      assertEquals(1, before.err().lines().count(), before::told);

      assertTrue(disk.remount("rw"));
      Tree out = all.below("sealed/out");
      Result midway;
      try (Gate gate = Gate.before(MIDDLE)) {
        CompletableFuture<Result> run =
            CompletableFuture.supplyAsync(() -> filter("sealed/out", "--background"));
        // Nothing may be open for writing in the moment of the change.
        Await.until(
            () -> "read-only midway",
            () -> run.isDone() || (!out.names().isEmpty() && disk.remount("ro")));
        gate.open();
        midway = run.get();
      }
      assertTrue(midway.code() == 1 || midway.code() == 3, midway::told);
      assertTrue(midway.told().contains("Read-only file system"), midway::told);
      invariants.checkFrames(out);
      assertTrue(disk.remount("rw"));
      invariants.checkClean(out, filter("sealed/out", "--background", "--resume"));
    }
  }

  /** The last ones go and change when the first output is there. */
  @Test
  void inputsThatVanishAndChangeFailAlone() throws Exception {
    byte[] last = all.get("in/11.fits");
    byte[] other = all.get("in/10.fits");
    Tree out = all.below("out");
    System.setProperty("spark.master", "local[1]");
    Result result;
    try (Gate gate = Gate.before(MIDDLE)) {
      CompletableFuture<Result> run =
          CompletableFuture.supplyAsync(() -> filter("out", "--background"));
      Await.until(() -> "the first output", () -> run.isDone() || !out.names().isEmpty());
      all.delete("in/11.fits");
      all.put("in/10.fits", Arrays.copyOf(other, other.length / 2));
      gate.open();
      result = run.get();
    }
    all.put("in/11.fits", last);
    all.put("in/10.fits", other);

    assertEquals(3, result.code(), result::told);
    List<Map<String, String>> rows = invariants.checkEnded(out, result);
    assertTrue(rows.get(11).get("reason").contains("no such file"), rows.get(11)::toString);
    assertTrue(rows.get(10).get("reason").contains("10.fits"), rows.get(10)::toString);
    assertEquals(2, rows.stream().filter(row -> row.get("status").equals("failed")).count());
  }
}
