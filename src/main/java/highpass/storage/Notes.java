package highpass.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remarks for the user, one line a kind however many there are of it. */
final class Notes {
  private static final int SHOWN = 3;

  private final Map<Kind, List<String>> examples = new LinkedHashMap<>();
  private final Map<Kind, Integer> counts = new LinkedHashMap<>();

  enum Kind {
    DUPLICATE("named more than once, taken once"),
    BROKEN_LINK("skipped, a link that leads nowhere"),
    NOT_REGULAR("skipped, neither file nor directory"),
    OUTPUT_DIRECTORY("not searched, the output directory"),
    WHOLE_NAME("written under their whole names, since they differ in their endings only");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** A remark on one place; the text is shown for the first few of a kind only. */
  void add(Kind kind, String uri) {
    if (counts.merge(kind, 1, Integer::sum) <= SHOWN) {
      examples.computeIfAbsent(kind, k -> new ArrayList<>()).add(UriText.display(uri));
    }
  }

  /** The lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (kind, count) -> {
          String more = count > SHOWN ? " and %d more".formatted(count - SHOWN) : "";
          lines.add("%s: %s%s".formatted(kind.words, String.join(", ", examples.get(kind)), more));
        });
    return List.copyOf(lines);
  }
}
