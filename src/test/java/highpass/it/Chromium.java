package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A browser without a window, where Debian's package chromium is installed. */
final class Chromium {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final long MOST_SECONDS = 120;

  private static final List<String> COMMAND =
      List.of(
          PROGRAM.toString(),
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private final Path folder;

  /**
   * A browser of its own.
   *
   * @param folder an empty folder for its profile and what it prints
   */
  Chromium(Path folder) {
    this.folder = folder;
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** The document that the browser made of a page, as HTML. */
  String dom(Path page) throws IOException, InterruptedException {
    return run(page, "--dump-dom");
  }

  /** Writes a picture of a page to a PNG file. */
  void screenshot(Path page, Path png, int width, int height)
      throws IOException, InterruptedException {
    run(page, "--window-size=" + width + "," + height, "--screenshot=" + png);
  }

  private String run(Path page, String... options) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(folder, "profile");
    Path out = Files.createTempFile(folder, "chromium", ".out");
    Path err = Files.createTempFile(folder, "chromium", ".err");
    List<String> command = new ArrayList<>(COMMAND);
    command.add("--user-data-dir=" + profile);
    command.addAll(Arrays.asList(options));
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String said = Files.readString(err, StandardCharsets.UTF_8);
    assertTrue(ended, () -> "still running after " + MOST_SECONDS + " s\n" + said);
    assertEquals(0, process.exitValue(), said);
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
