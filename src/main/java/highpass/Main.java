package highpass;

import highpass.cli.CommandLineTool;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Entry point of the jar: command line to command to exit code. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    // Names are printed as they are in the file system, whatever the locale.
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    // Figures are drawn in memory: no display is asked for, not even one that DISPLAY names.
    System.setProperty("java.awt.headless", "true");
    CommandLineTool.prepare(System::exit, Runtime.getRuntime()::halt);
    int code = CommandLineTool.run(args, out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
