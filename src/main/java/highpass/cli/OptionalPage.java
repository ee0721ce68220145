package highpass.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reads an option whose value, a page's file, may be left out, beside arguments that are files too:
 * in {@code --report night1} the value is left out, since a page's name ends in {@code .html}.
 */
final class OptionalPage implements IParameterPreprocessor {
  /** The value that stands for the usual place. */
  static final String USUAL = "";

  /** Whether a file can be a page by its name. */
  static boolean isPage(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return folded.endsWith(".html") || folded.endsWith(".htm");
  }

  @Override
  @SuppressWarnings("JdkObsolete") // The interface asks for a Stack.
  public boolean preprocess(
      Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    boolean attached = "=".equals(info.get("separator"));
    if (!attached && (words.isEmpty() || !isPage(words.peek()))) {
      words.push(USUAL);
    }
    return false;
  }
}
