package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at what a run left in its output directory. */
final class Outputs {
  private Outputs() {}

  /** Names of all files in the directory, hidden ones too, sorted. */
  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Both directories hold the same names, and their frames the same bytes. */
  static void assertSameFrames(Path expected, Path actual) throws IOException {
    assertEquals(names(expected), names(actual));
    for (String name : names(expected)) {
      if (name.endsWith(".fits")) {
        assertEquals(
            -1, Files.mismatch(expected.resolve(name), actual.resolve(name)), name + " differs");
      }
    }
  }

  /** The rows of an ECSV table, each as column name to text. */
  static List<Map<String, String>> tableRows(Path table) throws IOException {
    return tableRows(Files.readAllLines(table));
  }

  /** The same of the table's lines. */
  static List<Map<String, String>> tableRows(List<String> table) {
    List<String> lines = table.stream().filter(line -> !line.startsWith("#")).toList();
    List<String> names = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      assertEquals(names.size(), cells.size(), line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(names.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean escaped = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (escaped) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
