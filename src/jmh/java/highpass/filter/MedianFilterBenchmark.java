package highpass.filter;

import highpass.filter.BenchmarkPlane.PixelType;
import java.util.Arrays;
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

/** One frame of 1000 x 1000 in a warm JVM that compiles as {@code submit.sh} has it, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:-UseFPUForSpilling")
public class MedianFilterBenchmark {
  private static final int SIDE = 1000;

  @Param({"3", "5", "7", "9", "11", "15", "21", "25", "50", "101", "201"})
  int window;

  @Param({"FLOAT64", "FLOAT32", "INT16"})
  PixelType type;

  @Param({"SMOOTH", "NOISE", "SKY", "SIXTEEN_VALUES", "CONSTANT", "SKY_WITH_NAN"})
  BenchmarkPlane plane;

  private Plane input;
  private Plane output;
  private MedianFilter filter;

  /** Makes the frame. */
  @Setup
  public void makeFrame() {
    input = plane.plane(SIDE, type);
    output = Plane.zeros(SIDE, SIDE);
    filter = new MedianFilter(Window.square(window), Boundary.REFLECT, NanPolicy.IGNORE);
  }

  /** The filter. */
  @Benchmark
  public Plane median() {
    filter.filter(input, output);
    return output;
  }

  /**
   * The yardstick: what the JDK takes to sort the same pixels, their copy included. It does not
   * depend on the window.
   */
  @Benchmark
  public double[] sort() {
    double[] pixels = input.pixels().clone();
    Arrays.sort(pixels);
    return pixels;
  }
}
