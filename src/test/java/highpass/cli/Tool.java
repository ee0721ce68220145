package highpass.cli;

import highpass.filter.Plane;
import highpass.fits.PlaneFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Runs command lines in this JVM. */
public final class Tool {
  private Tool() {}

  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out what it printed as result
   * @param err what else it printed
   */
  public record Result(int code, String out, String err) {
    /** All of it, for the message of a failed test. */
    public String told() {
      return "exit code %d%n--- stdout%n%s%n--- stderr%n%s".formatted(code, out, err);
    }
  }

  /** Runs {@code COMMAND [OPTIONS] [ARGUMENTS]} to its end. */
  public static Result run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        CommandLineTool.run(
            words,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Writes a frame of noise; the same for the same shape. */
  static Plane writeFrame(Path file, int height, int width) throws IOException {
    Random random = new Random(31L * height + width);
    Plane plane = Plane.zeros(height, width);
    for (int i = 0; i < plane.pixels().length; i++) {
      plane.pixels()[i] = random.nextGaussian();
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      new PlaneFrame(plane).writeTo(out);
    }
    return plane;
  }
}
