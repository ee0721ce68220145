package highpass.filter;

import highpass.filter.BenchmarkPlane.PixelType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first frames of a fresh JVM: about as many as a task of a job sees. It compiles as {@code
 * submit.sh} has it, but for when.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 5, jvmArgsAppend = "-XX:-UseFPUForSpilling")
public class FirstFramesBenchmark {
  private static final int SIDE = 1000;
  private static final int FRAMES = 12;

  @Param({"3", "5", "7", "9", "11", "15", "21", "25", "50", "101", "201"})
  int window;

  @Param({"FLOAT64", "FLOAT32"})
  PixelType type;

  private Plane input;
  private Plane output;

  /** Makes the frame. */
  @Setup
  public void makeFrame() {
    input = BenchmarkPlane.SMOOTH.plane(SIDE, type);
    output = Plane.zeros(SIDE, SIDE);
  }

  /** A new filter and its first twelve frames. */
  @Benchmark
  public Plane firstFrames() {
    MedianFilter filter =
        new MedianFilter(Window.square(window), Boundary.REFLECT, NanPolicy.IGNORE);
    for (int i = 0; i < FRAMES; i++) {
      filter.filter(input, output);
    }
    return output;
  }
}
