package highpass.cli;

import highpass.figure.Chart;
import highpass.figure.ChartSheet;
import highpass.figure.PngFile;
import highpass.job.FreshJvm;
import highpass.job.MasterCores;
import highpass.report.scaling.ScalingCharts;
import highpass.report.scaling.ScalingPass;
import highpass.report.scaling.ScalingStudy;
import highpass.report.scaling.ScalingTables;
import highpass.report.scaling.ScalingText;
import highpass.storage.FrameStore;
import highpass.storage.OutputPlan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/** Measures: one fresh JVM after the other, numbers of cores in turn and back again. */
final class ScaleRun {
  /** What a study leaves: rows, passes, text, charts. */
  static final List<String> FILES =
      List.of("scaling.ecsv", "scaling_passes.ecsv", "scaling.txt", "scaling.png", "scaling.svg");

  private static final int DOTS_PER_INCH = 300;

  private final Console console;
  private final RunSettings settings;
  private final FreshJvm jvm;
  private final MasterCores master;
  private final List<Integer> cores;
  private final int repeats;
  private final int passes;
  private final NavigableSet<Integer> leftOut = new TreeSet<>();

  /**
   * A measurement.
   *
   * @param passes steady passes of each JVM
   */
  ScaleRun(
      Console console,
      RunSettings settings,
      SparkConf conf,
      MasterCores master,
      List<Integer> cores,
      int repeats,
      int passes) {
    this.console = console;
    this.settings = settings;
    this.jvm = new FreshJvm(conf, master);
    this.master = master;
    this.cores = cores;
    this.repeats = repeats;
    this.passes = passes;
  }

  /**
   * Filters the frames again and again.
   *
   * @param inputs frames, as {@code filter} takes them
   * @param scratch where the filtered frames go
   * @param filterWords the options that decide about pixels
   */
  List<ScalingPass> measure(
      List<String> inputs, String scratch, List<String> filterWords, FrameStore store)
      throws IOException, InterruptedException {
    List<ScalingPass> measured = new ArrayList<>();
    List<Integer> order = new ArrayList<>(cores);
    int runs = repeats * cores.size();
    int begun = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (int n : List.copyOf(order)) {
        begun++;
        showProgress("%d of %d JVMs: %s", begun, runs, master.name(n));
        int code = measureOne(n, repeat, inputs, scratch, filterWords, measured);
        if (code != CommandLineTool.OK) {
          if (!wasToldToEnd(code)) {
            clear(inputs, scratch, store);
          }
          leaveOut(n, code, measured);
          order.remove((Integer) n);
        }
      }
      // What drifts, the machine's clock or load, then meets every number of cores alike.
      Collections.reverse(order);
    }
    showProgress("");
    return measured;
  }

  /**
   * Goes on without a number of cores whose job failed, perhaps since its tasks have too little
   * memory each or the cluster has not so many; all its passes go, for one number is not to be
   * measured by fewer JVMs than the others.
   *
   * @throws UncheckedIOException if the study is nothing without it, or was told to end
   */
  private void leaveOut(int n, int code, List<ScalingPass> measured) {
    if (n == 1 || wasToldToEnd(code)) {
      throw new UncheckedIOException(
          "%d cores could not be measured".formatted(n),
          new IOException("%s ended with code %d".formatted(master.name(n), code)));
    }
    showProgress("");
    console.note("%s could not be measured and is left out of the study".formatted(master.name(n)));
    measured.removeIf(pass -> pass.cores() == n);
    leftOut.add(n);
  }

  private static boolean wasToldToEnd(int code) {
    return code == CommandLineTool.INTERRUPTED || code == CommandLineTool.TERMINATED;
  }

  /**
   * Removes what a JVM that failed, or was killed, has left: the frames of its last pass, or
   * between two passes the empty directory.
   */
  static void clear(List<String> inputs, String scratch, FrameStore store) throws IOException {
    String directory = store.locate(scratch);
    if (store.names(directory).isEmpty()) {
      store.delete(directory);
      return;
    }
    OutputPlan left = ScalePassesCommand.plan(inputs, scratch, store);
    left.prepare();
    left.discard();
  }

  /** Whether all numbers of cores were measured. */
  boolean isWhole() {
    return leftOut.isEmpty();
  }

  /**
   * Works out the study, writes it and shows it.
   *
   * @param measured what {@link #measure} found
   * @param within how far behind the best time the recommended one may be, 0.05 for 5 %
   * @param files places of {@link #FILES}, in their order
   */
  void report(List<ScalingPass> measured, double within, List<String> files, FrameStore store)
      throws IOException {
    // On a cluster all cores that were measured were there.
    int processors =
        master.isCluster()
            ? measured.stream().mapToInt(ScalingPass::cores).max().orElseThrow()
            : Runtime.getRuntime().availableProcessors();
    ScalingStudy study = ScalingStudy.of(measured, processors, master::name, within);
    String text = ScalingText.of(study, machine(measured.get(0).frames()) + gaps());
    store.writeText(files.get(0), true, ScalingTables.rows(study));
    store.writeText(files.get(1), true, ScalingTables.passes(study));
    store.writeText(files.get(2), true, text);
    List<Chart> charts = ScalingCharts.of(study);
    BufferedImage picture = ChartSheet.picture(charts);
    store.write(files.get(3), true, out -> PngFile.write(picture, DOTS_PER_INCH, out));
    store.writeText(files.get(4), true, ChartSheet.svg(charts));
    if (!settings.quiet()) {
      console.out().print(text);
      console.out().flush();
    }
  }

  /**
   * Adds the passes of one JVM to those measured.
   *
   * @return its exit code; nothing was added if that is not {@link CommandLineTool#OK}
   */
  private int measureOne(
      int n,
      int repeat,
      List<String> inputs,
      String scratch,
      List<String> filterWords,
      List<ScalingPass> measured)
      throws IOException, InterruptedException {
    Path result = Files.createTempFile("scaling", ".passes");
    result.toFile().deleteOnExit();
    try {
      List<String> words = new ArrayList<>();
      words.add(ScalePassesCommand.NAME);
      words.addAll(filterWords);
      words.addAll(
          List.of(
              "-o",
              scratch,
              "--cores",
              Integer.toString(n),
              "--repeat",
              Integer.toString(repeat),
              "--passes",
              Integer.toString(passes + ScalingPass.SETTLING),
              "--result",
              result.toString(),
              "--"));
      words.addAll(inputs);
      int code = jvm.run(n, words);
      if (code == CommandLineTool.OK) {
        measured.addAll(read(result));
      }
      return code;
    } finally {
      Files.deleteIfExists(result);
    }
  }

  private static List<ScalingPass> read(Path result) throws IOException {
    List<ScalingPass> read = new ArrayList<>();
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(result))) {
      for (Object pass : (List<?>) in.readObject()) {
        read.add((ScalingPass) pass);
      }
    } catch (ClassNotFoundException e) {
      throw new IOException("the times of a run cannot be read", e);
    }
    return read;
  }

  private void showProgress(String format, Object... values) {
    if (console.isTerminal() && !settings.quiet()) {
      console.err().print("\r\033[K" + String.format(Locale.ROOT, format, values));
      console.err().flush();
    }
  }

  /** A line more that tells what is missing, if anything is. */
  private String gaps() {
    return leftOut.isEmpty()
        ? ""
        : "\nNot measured, since a job failed: "
            + leftOut.stream().map(master::name).collect(Collectors.joining(", "));
  }

  /** What a study was made on, one line. */
  private String machine(int frames) {
    return "%d frames a pass; %s, Java %s, %s %s, fits-highpass %s"
        .formatted(
            frames,
            master.isCluster()
                ? "a cluster, driver"
                : Runtime.getRuntime().availableProcessors() + " processors",
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            ProjectVersion.text());
  }
}
