package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import highpass.filter.Plane;
import highpass.fits.PlaneFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command {@code filter} on files of some storage: all that it does with them, and every output
 * equal to that of a run on the local disk. Subclasses say where the files are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractFilterIT {
  private static final Path RESOURCES = SubmitScript.PROJECT.resolve("src/test/resources");
  private static final int CUT = 3000;

  Path folder;

  InThisJvm tool;
  Tree store;
  private Tree local;

  /** Starts the storage; returns Spark's settings for its clients. */
  abstract Map<String, String> start() throws Exception;

  /** An empty directory of the storage, as a URI. */
  abstract String root() throws IOException;

  /** Ends the storage. */
  abstract void stop() throws Exception;

  /** Characters that names of this storage can hold, besides the harmless ones. */
  abstract String hostileCharacters();

  @BeforeAll
  void makeFrames(@TempDir Path folder) throws Exception {
    this.folder = folder;
    tool = new InThisJvm(start());
    Configuration configuration = tool.hadoop();
    store = Tree.at(root(), configuration);
    local = Tree.at(folder.resolve("local").toString(), configuration);
    put("night/f10.fits", noise(10));
    put("night/f2.fits", resource("golden/int16_scaled.fits"));
    put("night/deep/er/tables.fits.gz", resource("golden/extensions.fits.gz"));
    put("night/deep/packed.fits.fz", resource("fz/rice_f32_dither1_nan.fits.fz"));
    put("night/.hidden.fits", noise(1));
    put("night/readme.txt", "no frame".getBytes(StandardCharsets.UTF_8));
    put("mixed/a.fits", noise(2));
    put("mixed/b.fits", "I am not a frame".getBytes(StandardCharsets.UTF_8));
    put("mixed/c.fits", Arrays.copyOf(resource("golden/float64.fits"), CUT));
    put("mixed/d.fits", noise(3));
    put("twins/a.fits", noise(4));
    put("twins/a.fits.gz", resource("golden/extensions.fits.gz"));
  }

  @AfterAll
  void end() throws Exception {
    tool.close();
    stop();
  }

  void put(String name, byte[] bytes) throws IOException {
    local.put(name, bytes);
    store.put(name, bytes);
  }

  private static byte[] resource(String name) throws IOException {
    return Files.readAllBytes(RESOURCES.resolve(name));
  }

  /** A small frame of float64 noise. */
  static byte[] noise(int seed) throws IOException {
    return noise(20 + seed, 30, seed);
  }

  private static byte[] noise(int height, int width, int seed) throws IOException {
    Plane plane = Plane.zeros(height, width);
    Random random = new Random(seed);
    Arrays.setAll(plane.pixels(), i -> random.nextGaussian());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new PlaneFrame(plane).writeTo(bytes);
    return bytes.toByteArray();
  }

  /** Filters a directory; the files are wherever the tree is. */
  Result filter(Tree tree, String input, String output, String... options) {
    return tool.run(words(tree, input, output, options));
  }

  private static String[] words(Tree tree, String input, String output, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of("filter", tree.place(input), "-o", tree.place(output), "--size", "7"));
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }

  /** What must hold after a run in the storage, learned from the same run on the local disk. */
  Invariants invariants(String input, String output, String... options) throws IOException {
    Result clean = filter(local, input, output, options);
    assertTrue(clean.code() == 0 || clean.code() == 3, clean::told);
    return Invariants.of(store.below(input), local.below(output));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--background", "--compress=gzip", "--compress=fz --background"})
  void aDirectoryGivesTheBytesOfTheLocalDisk(String options) throws Exception {
    String[] words = options.isEmpty() ? new String[0] : options.split(" ", -1);
    String out = "directory" + options.hashCode();
    Invariants invariants = invariants("night", out, words);

    Result result = filter(store, "night", out, words);

    List<Map<String, String>> rows = invariants.checkClean(store.below(out), result);
    assertEquals("", result.err(), result::told);
    assertEquals(
        List.of("deep/er/tables.fits.gz", "deep/packed.fits.fz", "f2.fits", "f10.fits"),
        rows.stream()
            .map(row -> row.get("frame").substring(store.display().length() + "/night/".length()))
            .toList());
  }

  /** So many tasks could run at once that the file alone is larger than the memory of one. */
  @Test
  void aFrameLargerThanTheMemoryGivesTheSameBytes() throws Exception {
    byte[] frame = noise(900, 800, 1);
    put("large/plane.fits", frame);
    Invariants invariants = invariants("large", "large out", "--background");
    long tasks = Runtime.getRuntime().maxMemory() / frame.length;

    Result result;
    try (InThisJvm narrow = new InThisJvm("local[" + tasks + "]", Map.of())) {
      result = narrow.run(words(store, "large", "large out", "--background"));
    }

    invariants.checkClean(store.below("large out"), result);
  }

  @Test
  void globsAndListsFindTheSameFrames() throws Exception {
    Invariants invariants = invariants("night", "clean");
    store.put(
        "names.lis",
        "# all of them\n%s\n%s\n".formatted(store.place("night/f*"), store.place("night/deep")));
    Path names = Files.writeString(folder.resolve("names.lis"), store.place("night/**/*.fi*"));

    Result globs = filter(store, "night/{deep/**/*,f?.fits,f10.fits}", "globs");
    Result list =
        tool.run(
            "filter", "@" + store.place("names.lis"), "-o", store.place("list"), "--size", "7");
    Result localList =
        tool.run("filter", "@" + names, "-o", store.place("local list"), "--size", "7");

    assertEquals(0, globs.code(), globs::told);
    assertEquals(0, list.code(), list::told);
    assertEquals(0, localList.code(), localList::told);
    for (String out : List.of("globs", "list", "local list")) {
      assertEquals(5, invariants.checkFrames(store.below(out)).size(), out);
    }
  }

  @Test
  void outputsAreReplacedOnlyWhenAsked() throws Exception {
    Invariants invariants = invariants("night", "twice");
    invariants.checkClean(store.below("twice"), filter(store, "night", "twice"));
    store.put("twice/f2_hp.fits", "spoiled");

    Result refused = filter(store, "night", "twice");

    assertEquals(2, refused.code(), refused::told);
    assertTrue(refused.err().contains("--overwrite"), refused::told);
    assertEquals("spoiled", new String(store.get("twice/f2_hp.fits"), StandardCharsets.UTF_8));
    invariants.checkClean(store.below("twice"), filter(store, "night", "twice", "--overwrite"));
  }

  @Test
  void framesThatDifferInTheirEndingsDoNotMeet() throws Exception {
    Invariants invariants = invariants("twins", "twins out");
    assertEquals(2, invariants.outputs());
    invariants.checkClean(store.below("twins out"), filter(store, "twins", "twins out"));
  }

  @Test
  void anInputIsNeverAnOutput() throws Exception {
    Result refused = filter(store, "mixed", "mixed", "--suffix=", "--overwrite");

    assertEquals(2, refused.code(), refused::told);
    assertTrue(refused.err().contains("one of the inputs"), refused::told);
    assertEquals(local.below("mixed").names(), store.below("mixed").names());
  }

  @Test
  void badFramesFailAlone() throws Exception {
    Invariants invariants = invariants("mixed", "mixed out");

    Result result = filter(store, "mixed", "mixed out");

    assertEquals(3, result.code(), result::told);
    List<Map<String, String>> rows = invariants.checkEnded(store.below("mixed out"), result);
    assertEquals(
        List.of("ok", "failed", "failed", "ok"), rows.stream().map(r -> r.get("status")).toList());
    assertTrue(
        rows.get(1).get("reason").contains(store.display() + "/mixed/b.fits"), rows::toString);
  }

  @Test
  void tableAndReportGoWhereTheyAreTold() throws Exception {
    Result result =
        filter(
            store,
            "night/f2.fits",
            "told",
            "--timings",
            store.place("elsewhere/table.ecsv"),
            "--report=" + store.place("elsewhere/page.html"));

    assertEquals(0, result.code(), result::told);
    assertEquals(List.of("f2_hp.fits"), store.below("told").names());
    assertEquals(List.of("page.html", "table.ecsv"), store.below("elsewhere").names());
  }

  @Test
  void whatIsNotThereIsRefusedInOneLine() throws Exception {
    Result result = filter(store, "no such night", "nothing");

    assertEquals(2, result.code(), result::told);
    assertEquals(1, result.err().lines().count(), result::told);
    assertTrue(result.err().contains("no such night"), result::told);
    assertEquals(List.of(), store.below("nothing").names());
  }

  @Test
  void dryRunOnlyTells() throws Exception {
    Result result = filter(store, "night", "dry", "--dry-run");

    assertEquals(0, result.code(), result::told);
    assertEquals(4, result.out().lines().count(), result::told);
    assertEquals(List.of(), store.below("dry").names());
  }

  @Test
  void hostileNamesAreNames() throws Exception {
    List<String> names = new ArrayList<>(List.of("a.fits", "ä€😀.fits", "-o.fits", "..a.b.fits"));
    hostileCharacters()
        .codePoints()
        .forEach(c -> names.add("x" + Character.toString(c) + "y.fits"));
    for (String name : names) {
      put("names/" + name, noise(5));
    }
    // What they would be mistaken for, were they read as patterns or percent codes.
    put("names/xay.fits", noise(6));
    Invariants invariants = invariants("names", "names out");

    Result result = filter(store, "names", "names out");

    invariants.checkClean(store.below("names out"), result);
    for (String name : names) {
      Result one = filter(store, "names/" + name, "single", "--dry-run");
      assertEquals(0, one.code(), one::told);
      String output = store.below("single").display() + "/" + name.replace(".fits", "_hp.fits");
      assertEquals(Invariants.printable(output), one.out().strip().split(" -> ", -1)[1]);
    }
  }
}
