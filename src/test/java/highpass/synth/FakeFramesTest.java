package highpass.synth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import highpass.filter.Plane;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeFramesTest {
  /** The definition, term by term: O(n²) in the number of pixels. */
  private static double[] direct(int height, int width, double[] phases) {
    double largest = Math.hypot(Math.floorDiv(width, 2), Math.floorDiv(height, 2));
    double[] frame = new double[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int row = 0; row < height; row++) {
          for (int column = 0; column < width; column++) {
            int v = 2 * row >= height && row > 0 ? row - height : row;
            int u = 2 * column >= width && column > 0 ? column - width : column;
            double rho = Math.hypot(u, v) / (largest / 50);
            double envelope = largest == 0 ? 1 : Math.exp(-rho * rho);
            double turn =
                (double) (row * y % height) / height + (double) (column * x % width) / width;
            sum += envelope * Math.cos(phases[row * width + column] + 2 * Math.PI * turn);
          }
        }
        frame[y * width + x] = sum / (height * width);
      }
    }
    return frame;
  }

  private static Plane synthesize(int height, int width, double[] phases) {
    int[] at = {0};
    return FakeFrames.synthesize(height, width, () -> phases[at[0]++]);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1", "1,2", "2,1", "1,7", "7,1", "2,2", "3,4", "4,3", "5,5", "8,16", "13,11", "1,97", "24,10",
    "31,37"
  })
  void equalsTheDefinition(int height, int width) {
    double[] phases =
        new Random(31L * height + width).doubles((long) height * width, 0, 2 * Math.PI).toArray();
    Plane frame = synthesize(height, width, phases);
    double[] expected = direct(height, width, phases);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, frame.pixels(), 1e-13 * largest);
    assertEquals(height, frame.height());
    assertEquals(width, frame.width());
  }

  @Test
  void onePixelIsTheCosineOfItsPhase() {
    assertArrayEquals(
        new double[] {Math.cos(1.25)}, synthesize(1, 1, new double[] {1.25}).pixels(), 1e-16);
  }

  /**
   * By hand: two pixels have the frequencies 0 and -1, the largest frequency is 1 and the envelope
   * exp(-2500) = 0 there, so that both pixels are half the cosine of the first phase.
   */
  @Test
  void twoPixelsAreFlat() {
    assertArrayEquals(
        new double[] {0.25, 0.25}, synthesize(1, 2, new double[] {Math.PI / 3, 2}).pixels(), 1e-16);
  }

  /** The frame's spectrum at k is (F(k) + conj(F(-k))) / 2, here computed from the phases. */
  @Test
  void spectrumIsTheHermitianPart() {
    int height = 60;
    int width = 84;
    double[] phases = new Random(7).doubles((long) height * width, 0, 2 * Math.PI).toArray();
    double[] frame = synthesize(height, width, phases).pixels();
    double scale = (width * width / 4.0 + height * height / 4.0) / 2500;
    for (int v = -4; v <= 4; v++) {
      for (int u = -4; u <= 4; u++) {
        double real = 0;
        double imaginary = 0;
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            double angle = -2 * Math.PI * ((double) u * x / width + (double) v * y / height);
            real += frame[y * width + x] * Math.cos(angle);
            imaginary += frame[y * width + x] * Math.sin(angle);
          }
        }
        double envelope = Math.exp(-(u * u + v * v) / scale);
        double here = phases[Math.floorMod(v, height) * width + Math.floorMod(u, width)];
        double opposite = phases[Math.floorMod(-v, height) * width + Math.floorMod(-u, width)];
        String at = "u=" + u + " v=" + v;
        assertEquals(envelope * (Math.cos(here) + Math.cos(opposite)) / 2, real, 1e-11, at);
        assertEquals(envelope * (Math.sin(here) - Math.sin(opposite)) / 2, imaginary, 1e-11, at);
      }
    }
  }

  /**
   * Expected power at k is half the envelope squared; the mean over the six half-circles of
   * frequencies of a ring and over 200 frames must come near.
   */
  @Test
  void radialPowerFollowsTheEnvelope() {
    int side = 200;
    int frames = 200;
    double scale = side * side / 5000.0;
    FakeFrames series = new FakeFrames(5, side, side);
    double[] power = new double[8];
    for (int i = 0; i < frames; i++) {
      double[] pixels = series.frame(i).pixels();
      for (int k = 1; k < power.length; k++) {
        double real = 0;
        double imaginary = 0;
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            double angle = -2 * Math.PI * ((long) k * x % side) / side;
            real += pixels[y * side + x] * Math.cos(angle);
            imaginary += pixels[y * side + x] * Math.sin(angle);
          }
        }
        power[k] += (real * real + imaginary * imaginary) / frames;
      }
    }
    for (int k = 1; k < power.length; k++) {
      double expected = Math.exp(-2 * k * k / scale) / 2;
      assertEquals(1, power[k] / expected, 0.3, "k=" + k);
    }
  }

  @Test
  void sameSeedSameFrameOthersDiffer() {
    FakeFrames series = new FakeFrames(42, 20, 30);
    Plane third = series.frame(3);
    series.frame(9);
    assertArrayEquals(third.pixels(), new FakeFrames(42, 20, 30).frame(3).pixels());
    assertFalse(Arrays.equals(third.pixels(), series.frame(4).pixels()));
    assertFalse(Arrays.equals(third.pixels(), new FakeFrames(43, 20, 30).frame(3).pixels()));
    // Neighbouring seeds must not give each other's frames one further.
    assertFalse(Arrays.equals(third.pixels(), new FakeFrames(43, 20, 30).frame(2).pixels()));
  }

  /** The first numbers of SplitMix64 from state 0, as its authors' C program prints them. */
  @Test
  void generatorIsSplitMix64() {
    SplittableRandom random = new SplittableRandom(0);
    assertEquals(0xE220A8397B1DCDAFL, random.nextLong());
    assertEquals(0x6E789E6AA1B965F4L, random.nextLong());
    assertEquals(0x06C45D188009454FL, random.nextLong());
  }

  /** Long enough that JTransforms would cut them over threads: prime, power of two, mixed. */
  @ParameterizedTest
  @CsvSource({"1,65537", "1,131072", "1,100000", "20011,1"})
  void startsNoThreads(int height, int width) {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    new FakeFrames(1, height, width).frame(0);
    Set<String> started =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> !before.contains(t))
            .map(Thread::getName)
            .filter(name -> name.contains("pool"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), started);
  }

  @Test
  void namesTellTheShape() {
    assertEquals("fake_10x20_3.fits", new FakeFrames(0, 10, 20).fileName(3));
  }

  @Test
  void refusesWhatIsNoFrame() {
    assertThrows(IllegalArgumentException.class, () -> new FakeFrames(0, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> new FakeFrames(0, 5, -1));
    assertThrows(IllegalArgumentException.class, () -> new FakeFrames(0, 50_000, 50_000));
    assertThrows(IllegalArgumentException.class, () -> new FakeFrames(0, 5, 5).frame(-1));
  }
}
