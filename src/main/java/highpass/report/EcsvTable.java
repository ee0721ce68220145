package highpass.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A table in the Enhanced Character-Separated Values format, which {@code astropy.table.Table.read}
 * opens with types and units, and spreadsheets as CSV (<a
 * href="https://github.com/astropy/astropy-APEs/blob/main/APE6.rst">APE 6</a>).
 *
 * @param <R> what a row is made of
 */
public final class EcsvTable<R> {
  /** How every such file begins. */
  public static final String FIRST_WORD = "# %ECSV";

  private static final double LARGEST_EXACT = 1e15;

  private record Column<R>(String name, String header, Function<R, String> value) {}

  private final List<Column<R>> columns = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  /** Adds a line to the table's own description. */
  public EcsvTable<R> comment(String line) {
    comments.add(line);
    return this;
  }

  /** Adds a column of text. */
  public EcsvTable<R> text(String name, Function<R, String> value) {
    columns.add(
        new Column<>(
            name, "{name: %s, datatype: string}".formatted(name), r -> quoted(value.apply(r))));
    return this;
  }

  /** Adds a column of whole numbers. */
  public EcsvTable<R> integer(String name, ToLongFunction<R> value) {
    columns.add(
        new Column<>(
            name,
            "{name: %s, datatype: int64}".formatted(name),
            r -> Long.toString(value.applyAsLong(r))));
    return this;
  }

  /** Adds a column of numbers with a unit (FITS spelling; empty for none) and fixed decimals. */
  public EcsvTable<R> number(String name, String unit, int decimals, ToDoubleFunction<R> value) {
    String unitPart = unit.isEmpty() ? "" : "unit: %s, ".formatted(unit);
    columns.add(
        new Column<>(
            name,
            "{name: %s, %sdatatype: float64}".formatted(name, unitPart),
            r -> fixed(value.applyAsDouble(r), decimals)));
    return this;
  }

  /** The whole table, ending in a line break. */
  public String write(Iterable<R> rows) {
    StringBuilder out = new StringBuilder();
    try {
      writeTo(out, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory takes everything", e);
    }
    return out.toString();
  }

  /** The same row by row, for tables that are better not held in memory as a whole. */
  public void writeTo(Appendable out, Iterable<R> rows) throws IOException {
    out.append(FIRST_WORD).append(" 1.0\n# ---\n# delimiter: ','\n# datatype:\n");
    for (Column<R> column : columns) {
      out.append("# - ").append(column.header()).append('\n');
    }
    if (!comments.isEmpty()) {
      out.append("# meta: !!omap\n# - comments:\n");
      for (String line : comments) {
        out.append("#   - '").append(line.replace("'", "''")).append("'\n");
      }
    }
    out.append("# schema: astropy-2.0\n");
    out.append(String.join(",", columns.stream().map(Column::name).toList())).append('\n');
    for (R row : rows) {
      String separator = "";
      for (Column<R> column : columns) {
        out.append(separator).append(column.value().apply(row));
        separator = ",";
      }
      out.append('\n');
    }
  }

  /** What {@code %.Nf} gives, many times as fast: a million frames have seven million numbers. */
  static String fixed(double value, int decimals) {
    double scaled = value * Math.pow(10, decimals);
    if (!(Math.abs(scaled) < LARGEST_EXACT)) {
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    long units = Math.round(Math.abs(scaled));
    String digits = Long.toString(units);
    String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
    int point = padded.length() - decimals;
    String sign = value < 0 ? "-" : "";
    return decimals == 0
        ? sign + padded
        : sign + padded.substring(0, point) + "." + padded.substring(point);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c <= ' ' || c == '#') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static String quoted(String text) {
    return isPlain(text)
        ? text
        : '"' + text.replace("\"", "\"\"").replaceAll("[\\r\\n]+", " ") + '"';
  }
}
