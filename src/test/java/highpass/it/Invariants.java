package highpass.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds after every run of {@code filter}, whatever happened to it: names of frames stand for
 * whole frames, equal to those of a clean run; inputs are as they were; every input has one record,
 * in order, that tells the truth; nothing temporary is left; the exit code says how it ended.
 */
final class Invariants {
  private static final String TABLE = "timings.ecsv";
  private static final String TEMPORARY = ".highpass-";
  private static final Set<Integer> CODES = Set.of(0, 1, 2, 3, 130, 143);

  private final Tree inputs;
  private final SortedMap<String, byte[]> inputsBefore;
  private final SortedMap<String, byte[]> clean;
  private final List<String> order;

  private Invariants(Tree inputs, SortedMap<String, byte[]> clean, List<String> order)
      throws IOException {
    this.inputs = inputs;
    this.inputsBefore = inputs.content();
    this.clean = clean;
    this.order = order;
  }

  /**
   * Looks at the inputs before a run.
   *
   * @param inputs whatever may be read
   * @param cleanRun the outputs of a run of the same inputs to which nothing happened
   */
  static Invariants of(Tree inputs, Tree cleanRun) throws IOException {
    SortedMap<String, byte[]> clean = new TreeMap<>(cleanRun.content());
    clean.remove(TABLE);
    List<String> order = table(cleanRun).stream().map(row -> output(cleanRun, row)).toList();
    return new Invariants(inputs, clean, order);
  }

  /** How many outputs a clean run makes. */
  int outputs() {
    return clean.size();
  }

  /** Checks all of them after a run that could end in order; returns the table's rows. */
  List<Map<String, String>> checkEnded(Tree outputs, Result result) throws IOException {
    List<String> names = checkFrames(outputs);
    assertTrue(CODES.contains(result.code()), result::told);
    assertTrue(
        names.stream().noneMatch(Invariants::isTemporary),
        () -> "temporaries are left: " + names + "\n" + result.told());
    if (!names.contains(TABLE)) {
      assertTrue(result.code() == 1 || result.code() == 2, result::told);
      return List.of();
    }
    return checkTable(outputs, result, names);
  }

  /** Checks a run that went through without a failure. */
  List<Map<String, String>> checkClean(Tree outputs, Result result) throws IOException {
    assertEquals(0, result.code(), result::told);
    List<Map<String, String>> rows = checkEnded(outputs, result);
    List<String> names = outputs.names();
    for (String name : clean.keySet()) {
      assertTrue(names.contains(name), name + " is missing");
    }
    return rows;
  }

  /**
   * Checks what holds at any moment, also after {@code kill -9}; returns the names in the output
   * directory.
   */
  List<String> checkFrames(Tree outputs) throws IOException {
    assertSame(inputsBefore, inputs.content());
    List<String> names = outputs.names();
    for (String name : names) {
      if (clean.containsKey(name)) {
        assertArrayEquals(clean.get(name), outputs.get(name), name + " is not as a clean run's");
      } else {
        assertTrue(name.equals(TABLE) || isTemporary(name), name + " is none of the outputs");
      }
    }
    return names;
  }

  private List<Map<String, String>> checkTable(Tree outputs, Result result, List<String> names)
      throws IOException {
    List<Map<String, String>> rows = table(outputs);
    assertEquals(
        order, rows.stream().map(row -> output(outputs, row)).toList(), "one record an input");
    List<String> printable = names.stream().map(Invariants::printable).toList();
    boolean failed = false;
    for (Map<String, String> row : rows) {
      switch (row.get("status")) {
        case "ok", "skipped" ->
            assertTrue(printable.contains(output(outputs, row)), row + " but only " + names);
        case "failed" -> {
          failed = true;
          assertTrue(!row.get("reason").isBlank(), "no reason: " + row);
        }
        default -> throw new AssertionError("no such status: " + row);
      }
    }
    if (result.code() == 0) {
      assertTrue(!failed, result::told);
    } else if (result.code() == 3) {
      assertTrue(failed, result::told);
    }
    return rows;
  }

  private static List<Map<String, String>> table(Tree outputs) throws IOException {
    String text = new String(outputs.get(TABLE), StandardCharsets.UTF_8);
    return Outputs.tableRows(text.lines().toList());
  }

  /** The path below the output directory, which rows tell as people read it. */
  private static String output(Tree outputs, Map<String, String> row) {
    String place = outputs.display() + "/";
    assertTrue(row.get("output").startsWith(place), row::toString);
    return row.get("output").substring(place.length());
  }

  /** A name as the program shows it: in one line. */
  static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private static boolean isTemporary(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith(TEMPORARY);
  }

  private static void assertSame(
      SortedMap<String, byte[]> expected, SortedMap<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet(), "the inputs' names");
    expected.forEach(
        (name, bytes) -> assertArrayEquals(bytes, actual.get(name), name + " was changed"));
  }
}
