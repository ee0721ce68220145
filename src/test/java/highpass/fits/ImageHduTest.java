package highpass.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Plane;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Physical values, computed by hand. */
class ImageHduTest {
  private static final long[] TWO_BY_TWO = {2, 2};

  @Test
  void eightBitsAreUnsigned() throws Exception {
    double[] pixels =
        pixels(FrameBytes.image(8, TWO_BY_TWO).raw((byte) 0, (byte) 127, (byte) 128, (byte) 255));
    assertArrayEquals(new double[] {0, 127, 128, 255}, pixels);
  }

  @Test
  void sixteenBitsWithOffsetAreUnsigned() throws Exception {
    FrameBytes frame = FrameBytes.image(16, TWO_BY_TWO, "BZERO   = 32768", "BSCALE  = 1");
    double[] pixels = pixels(frame.shorts(-32768, -1, 0, 32767));
    assertArrayEquals(new double[] {0, 32767, 32768, 65535}, pixels);
  }

  @Test
  void scalingMultipliesThenAddsInDouble() throws Exception {
    // 0.1 * 3 is 0.30000000000000004 when it is rounded before the addition, as NumPy does.
    FrameBytes frame = FrameBytes.image(32, TWO_BY_TWO, "BSCALE  = 1.0D-1", "BZERO   = -0.3");
    double[] pixels = pixels(frame.ints(0, 1, 3, -7));
    assertArrayEquals(new double[] {-0.3, -0.3 + 0.1, 0x1p-54, -0.3 + 0.1 * -7}, pixels);
  }

  @Test
  void blankIsComparedWithTheStoredValue() throws Exception {
    FrameBytes frame =
        FrameBytes.image(16, TWO_BY_TWO, "BLANK   = -5", "BZERO   = 10", "BSCALE  = 2");
    assertArrayEquals(new double[] {Double.NaN, 2, 10, -10}, pixels(frame.shorts(-5, -4, 0, -10)));
  }

  @Test
  void blankOfAFloatImageMeansNothing() throws Exception {
    FrameBytes frame = FrameBytes.image(-32, TWO_BY_TWO, "BLANK   = 2");
    double[] pixels = pixels(frame.floats(1, 2, Float.NaN, Float.NEGATIVE_INFINITY));
    assertArrayEquals(new double[] {1, 2, Double.NaN, Double.NEGATIVE_INFINITY}, pixels);
  }

  @Test
  void firstOfTwoEqualKeywordsCounts() throws Exception {
    FrameBytes frame = FrameBytes.image(16, TWO_BY_TWO, "BZERO   = 10", "BZERO   = 20");
    assertArrayEquals(new double[] {11, 12, 13, 14}, pixels(frame.shorts(1, 2, 3, 4)));
  }

  @Test
  void sixtyFourBitsUpTo2To53AndWhatElseADoubleHolds() throws Exception {
    long[] stored = {1L << 53, -(1L << 53), Long.MIN_VALUE, (1L << 53) + 2};
    assertArrayEquals(
        new double[] {0x1p53, -0x1p53, -0x1p63, 9007199254740994.0},
        pixels(FrameBytes.image(64, TWO_BY_TWO).longs(stored)));
  }

  @ParameterizedTest
  @ValueSource(longs = {(1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE + 1})
  void sixtyFourBitsThatADoubleCannotHoldAreRefused(long value) {
    FrameBytes frame = FrameBytes.image(64, TWO_BY_TWO).longs(0, 1, 2, value);
    FrameException e = assertThrows(FrameException.class, () -> pixels(frame));
    assertTrue(
        e.getMessage().contains("row 1, column 1 (counted from 0) is " + value), e.toString());
  }

  @Test
  void sixtyFourBitBlankIsComparedExactly() throws Exception {
    FrameBytes frame = FrameBytes.image(64, TWO_BY_TWO, "BLANK   = 9007199254740993");
    assertArrayEquals(
        new double[] {Double.NaN, 9007199254740992.0, 0, 1},
        pixels(frame.longs(9007199254740993L, 9007199254740992L, 0, 1)));
  }

  @Test
  void unsigned64BitsAreExactThoughTheirStoredValuesAreNot() throws Exception {
    FrameBytes frame =
        FrameBytes.image(64, TWO_BY_TWO, "BZERO   = 9223372036854775808", "BSCALE  = 1");
    long offset = Long.MIN_VALUE;
    assertArrayEquals(
        new double[] {0, 1, 12345678901.0, 0x1p63 + 2048},
        pixels(frame.longs(offset, offset + 1, offset + 12345678901L, 2048)));
  }

  @Test
  void unsigned64BitsThatADoubleCannotHoldAreRefused() {
    FrameBytes frame = FrameBytes.image(64, TWO_BY_TWO, "BZERO   = 9223372036854775808");
    frame.longs(Long.MAX_VALUE, 0, 0, 0);
    FrameException e = assertThrows(FrameException.class, () -> pixels(frame));
    assertTrue(e.getMessage().contains("18446744073709551615"), e.toString());
  }

  @Test
  void planesAreCountedThroughAllFurtherAxes() throws Exception {
    int[] values = new int[2 * 3 * 2 * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Frame frame = FrameBytes.image(16, FrameBytes.axes(2, 3, 2, 2)).shorts(values).read();
    ImageHdu image = frame.images().get(0);
    assertEquals(3, image.height());
    assertEquals(2, image.width());
    assertEquals(4, image.planeCount());
    Plane plane = Plane.zeros(3, 2);
    image.readPlane(2, plane);
    assertArrayEquals(new double[] {12, 13, 14, 15, 16, 17}, plane.pixels());
  }

  @Test
  void axesOfOnePixelAreAxes() throws Exception {
    Frame frame =
        FrameBytes.image(16, FrameBytes.axes(3, 1, 1, 2, 1)).shorts(1, 2, 3, 4, 5, 6).read();
    ImageHdu image = frame.images().get(0);
    assertEquals(2, image.planeCount());
    Plane plane = Plane.zeros(1, 3);
    image.readPlane(1, plane);
    assertArrayEquals(new double[] {4, 5, 6}, plane.pixels());
    assertEquals(
        1, FrameBytes.image(16, FrameBytes.axes(1, 4)).shorts(1, 2, 3, 4).read().images().size());
  }

  @Test
  void planeMayCrossTheChunksThatItIsStoredIn() throws Exception {
    int width = 1000;
    int height = ByteChunks.CHUNK / 8 / width + 7;
    Plane plane = Plane.zeros(height, width);
    for (int i = 0; i < plane.pixels().length; i++) {
      plane.pixels()[i] = i + 0.5;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PlaneFrame(plane).writeTo(out);
    Plane read = Plane.zeros(height, width);
    Frame frame = FrameBytes.read(out.toByteArray());
    frame.images().get(0).readPlane(0, read);
    assertArrayEquals(plane.pixels(), read.pixels());
    assertEquals(out.size(), frame.length());
    assertEquals("[]", frame.warnings().toString(), "its checksums match");
  }

  private static double[] pixels(FrameBytes bytes) throws Exception {
    Plane plane = Plane.zeros(2, 2);
    bytes.read().images().get(0).readPlane(0, plane);
    return plane.pixels();
  }
}
