package highpass.job;

import highpass.filter.Plane;
import highpass.fits.PlaneFrame;
import highpass.storage.FrameStore;
import highpass.synth.FakeFrames;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Makes fake frames, one a task; what a frame holds depends on its seed and number alone. */
public final class GenerateJob {
  private static final double NANOS_PER_SECOND = 1e9;

  private GenerateJob() {}

  /**
   * A frame to be made.
   *
   * @param index its number, from 0
   * @param output URI of its file
   */
  public record Request(int index, String output) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A frame that was made, or was not.
   *
   * @param index its number
   * @param output its file, as a person reads it
   * @param reason why it was not made; empty if it was
   * @param seconds what it took
   */
  public record Generated(int index, String output, String reason, double seconds)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether the frame was made. */
    public boolean ok() {
      return reason.isEmpty();
    }
  }

  /**
   * What the frames are like.
   *
   * @param height rows
   * @param width columns
   * @param seed of all frames' random phases
   * @param overwrite whether files that exist are replaced
   */
  public record Options(int height, int width, long seed, boolean overwrite)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The course's name for a frame: {@code fake_1000x1000_7.fits}. */
    public String fileName(int index) {
      return "fake_%dx%d_%d.fits".formatted(height, width, index);
    }
  }

  /**
   * Makes the frames.
   *
   * @param spark the driver's context; stays open
   * @param requests the frames, in order
   * @param store the door to storage, sent to the executors
   * @param options what the frames are like
   * @param sink called on this thread with each result in order
   * @return how many frames could not be made
   * @throws Exception if the job itself failed
   */
  public static int run(
      JavaSparkContext spark,
      List<Request> requests,
      FrameStore store,
      Options options,
      Consumer<Generated> sink)
      throws Exception {
    List<Generated> failures = new ArrayList<>();
    Consumer<Generated> inOrder =
        new InOrder<>(
            Generated::index,
            generated -> {
              if (!generated.ok()) {
                failures.add(generated);
              }
              sink.accept(generated);
            });
    TaskStream.run(spark, requests, 0, request -> make(request, store, options), inOrder);
    return failures.size();
  }

  private static Generated make(Request request, FrameStore store, Options options) {
    long start = System.nanoTime();
    String reason = "";
    try {
      Plane plane =
          new FakeFrames(options.height(), options.width(), options.seed()).frame(request.index());
      PlaneFrame frame =
          new PlaneFrame(plane)
              .with("FAKESEED", options.seed(), "seed of the random phases")
              .with("FAKENUM", request.index(), "number of this frame");
      store.write(request.output(), options.overwrite(), frame::writeTo);
    } catch (IOException | RuntimeException e) {
      reason = FrameStore.display(request.output()) + ": " + e.getMessage();
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return new Generated(request.index(), FrameStore.display(request.output()), reason, seconds);
  }
}
