package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import highpass.storage.Faults;
import highpass.storage.FaultyFileSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In the manner of SQLite's fault tests, for a whole run: its first operation on storage fails,
 * then the second, and so on, once or from then on, until a run meets no fault. After each the
 * invariants hold, and the next run makes good.
 */
class FaultSweepIT {
  private static final int MOST_OPERATIONS = 200;

  @TempDir private Path folder;

  private InThisJvm tool;

  @BeforeEach
  void start() {
    String faulty = FaultyFileSystem.class.getName();
    tool =
        new InThisJvm(
            Map.of("spark.hadoop.fs.fault.impl", faulty, "spark.hadoop.fs.object.impl", faulty));
  }

  @AfterEach
  void end() {
    tool.close();
  }

  /** The run's own second tries would hide what a fault leaves. */
  private Result filter(String place, String out, String... options) {
    return filterAgain(0, place, out, options);
  }

  private Result filterAgain(int retries, String place, String out, String... options) {
    List<String> words =
        new ArrayList<>(List.of("filter", place + "/in", "-o", place + "/" + out, "--size", "3"));
    words.addAll(List.of("--retries", "" + retries));
    words.addAll(List.of(options));
    return tool.run(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"fault, false", "fault, true", "object, false"})
  void everyOperationFails(String scheme, boolean forGood) throws Exception {
    Tree disk = Tree.at(folder.toString(), tool.hadoop());
    disk.put("in/a.fits", AbstractFilterIT.noise(1));
    disk.put("in/b/c.fits", AbstractFilterIT.noise(2));
    Result clean = filter(folder.toString(), "clean");
    assertEquals(0, clean.code(), clean::told);
    Invariants invariants = Invariants.of(disk.below("in"), disk.below("clean"));
    String root = scheme + "://" + folder.getFileName();
    FaultyFileSystem files =
        (FaultyFileSystem) FileSystem.get(URI.create(root + "/"), tool.hadoop());
    Tree outputs = Tree.at(root + folder + "/out", tool.hadoop());

    boolean through = false;
    for (int failing = 0; !through; failing++) {
      assertTrue(failing < MOST_OPERATIONS, "a run never meets no fault");
      Faults faults = Faults.everywhere(failing, forGood);
      files.setFaults(faults);
      Result result = filter(root + folder, "out");
      files.setFaults(new Faults());
      through = failing >= faults.operations().size();
      String state =
          "operation %d of %s%n%s".formatted(failing, faults.operations(), result.told());
      assertFalse(result.err().contains("\tat "), () -> "a stack trace: " + state);
      check(invariants, outputs, result, faults, through, state);
      if (!through) {
        Result again = filter(root + folder, "out", "--resume");
        assertEquals(0, again.code(), () -> again.told() + "after " + state);
      }
      delete(disk);
    }
  }

  /** From its being opened to its output's last name, a frame's storage may fail once. */
  @Test
  void whateverFailsOfAFrameIsTriedAgain() throws Exception {
    Tree disk = Tree.at(folder.toString(), tool.hadoop());
    disk.put("in/a.fits", AbstractFilterIT.noise(1));
    Result clean = filter(folder.toString(), "clean");
    assertEquals(0, clean.code(), clean::told);
    Invariants invariants = Invariants.of(disk.below("in"), disk.below("clean"));
    String root = "fault://" + folder.getFileName();
    FaultyFileSystem files =
        (FaultyFileSystem) FileSystem.get(URI.create(root + "/"), tool.hadoop());
    Tree outputs = Tree.at(root + folder + "/out", tool.hadoop());

    Faults none = new Faults();
    // The first run makes the output directory, the others find it.
    filter(root + folder, "out");
    delete(disk);
    Faults all = Faults.everywhere(Integer.MAX_VALUE, false);
    files.setFaults(all);
    filter(root + folder, "out");
    delete(disk);
    List<String> operations = all.operations();
    int from = operations.indexOf("open");
    int to = operations.indexOf("rename");
    List<String> ofTheFrame = operations.subList(from, to + 1);
    assertTrue(
        ofTheFrame.containsAll(List.of("open", "read", "create", "write", "close", "rename")),
        operations::toString);
    for (int failing = from; failing <= to; failing++) {
      files.setFaults(Faults.everywhere(failing, false));
      Result result = filterAgain(1, root + folder, "out");
      files.setFaults(none);
      String state = "operation %d of %s%n%s".formatted(failing, operations, result.told());
      assertEquals(0, result.code(), state);
      // Hadoop's rename takes a target that it cannot look at for one that is not there.
      boolean matters = !operations.get(failing).equals("status");
      assertTrue(!matters || result.err().contains("try 1 failed"), state);
      invariants.checkClean(outputs, result);
      delete(disk);
    }
  }

  private static void check(
      Invariants invariants,
      Tree outputs,
      Result result,
      Faults faults,
      boolean through,
      String state)
      throws IOException {
    try {
      if (through) {
        invariants.checkClean(outputs, result);
      } else if (faults.operations().contains("delete") && hasTemporary(outputs)) {
        // What could not be removed is left, under a name that tells whose it was.
        invariants.checkFrames(outputs);
      } else {
        invariants.checkEnded(outputs, result);
      }
    } catch (AssertionError e) {
      throw new AssertionError(state, e);
    }
  }

  private static boolean hasTemporary(Tree outputs) throws IOException {
    return outputs.names().stream().anyMatch(name -> name.contains(".highpass-"));
  }

  private static void delete(Tree disk) throws IOException {
    for (String name : disk.below("out").names()) {
      disk.below("out").delete(name);
    }
  }
}
