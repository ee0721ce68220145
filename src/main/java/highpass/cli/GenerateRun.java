package highpass.cli;

import highpass.job.GenerateJob;
import highpass.job.GenerateJob.Generated;
import highpass.job.GenerateJob.Request;
import highpass.job.Interruption;
import highpass.storage.FrameStore;
import highpass.storage.OutputFolder;
import highpass.synth.FakeFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;

/** Runs the job that makes fake frames, and shows it. */
final class GenerateRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Console console;
  private final Interruption interruption;
  private final RunSettings settings;
  private final FrameStore store;
  private final FakeFrames frames;
  private final boolean overwrite;
  private final List<Request> requests;

  private GenerateRun(
      Console console,
      Interruption interruption,
      RunSettings settings,
      FrameStore store,
      FakeFrames frames,
      boolean overwrite,
      List<Request> requests) {
    this.console = console;
    this.interruption = interruption;
    this.settings = settings;
    this.store = store;
    this.frames = frames;
    this.overwrite = overwrite;
    this.requests = requests;
  }

  /**
   * Names the frames and prepares their folder.
   *
   * @throws highpass.storage.PlanException if nothing can be written there, or without --overwrite
   *     a frame exists
   */
  static GenerateRun plan(
      Console console,
      Interruption interruption,
      RunSettings settings,
      FrameStore store,
      String directory,
      int count,
      FakeFrames frames,
      boolean overwrite) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(frames.fileName(i));
    }
    List<String> uris = OutputFolder.claim(directory, names, overwrite, store);
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(new Request(i, uris.get(i)));
    }
    return new GenerateRun(console, interruption, settings, store, frames, overwrite, requests);
  }

  /** URIs of the frames, in order. */
  List<String> outputs() {
    return requests.stream().map(Request::output).toList();
  }

  /** Returns the exit code. */
  int run(JavaSparkContext spark) throws Exception {
    // Tasks that are cancelled clean up after themselves.
    interruption.begin(() -> {});
    interruption.watch(spark);
    long start = System.nanoTime();
    int failed = GenerateJob.run(spark, requests, store, frames, overwrite, this::show);
    if (!settings.quiet()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%d frames of %d x %d made in %.2f s%n",
              requests.size() - failed,
              frames.height(),
              frames.width(),
              (System.nanoTime() - start) / NANOS_PER_SECOND);
    }
    return failed > 0 ? CommandLineTool.FRAMES_FAILED : CommandLineTool.OK;
  }

  private void show(Generated generated) {
    if (!generated.ok()) {
      console.note(generated.reason());
    } else if (settings.verbose()) {
      console.out().println(generated.output());
    }
  }
}
