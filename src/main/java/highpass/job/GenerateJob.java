package highpass.job;

import highpass.fits.PlaneFrame;
import highpass.job.stream.InOrder;
import highpass.job.stream.TaskStream;
import highpass.storage.FrameStore;
import highpass.synth.FakeFrames;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

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
   * Makes the frames.
   *
   * @param spark the driver's context; stays open
   * @param requests the frames, in order
   * @param store the door to storage, sent to the executors
   * @param frames the series that they belong to
   * @param overwrite whether files that exist are replaced
   * @param sink called on this thread with each result in order
   * @return how many frames could not be made
   * @throws Exception if the job itself failed
   */
  public static int run(
      JavaSparkContext spark,
      List<Request> requests,
      FrameStore store,
      FakeFrames frames,
      boolean overwrite,
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
    TaskStream.run(
        spark, requests, new MakeTask(spark.broadcast(store), frames, overwrite), inOrder);
    return failures.size();
  }

  /** Makes one frame. */
  private record MakeTask(Broadcast<FrameStore> store, FakeFrames frames, boolean overwrite)
      implements TaskStream.Task<Request, Generated> {
    private static final long serialVersionUID = 1L;

    @Override
    public Generated run(Request request) {
      long start = System.nanoTime();
      String output = FrameStore.display(request.output());
      String reason = "";
      try {
        PlaneFrame frame =
            new PlaneFrame(frames.frame(request.index()))
                .with("FAKESEED", frames.seed(), "seed of the series of fake frames")
                .with("FAKENUM", request.index(), "number of this frame in the series");
        store.value().write(request.output(), overwrite, frame::writeTo);
      } catch (IOException | RuntimeException e) {
        reason = output + ": " + e.getMessage();
      }
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      return new Generated(request.index(), output, reason, seconds);
    }
  }
}
