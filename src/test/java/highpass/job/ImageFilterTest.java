package highpass.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.MedianFilter;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import highpass.fits.DiskSpace;
import highpass.fits.FilteredFrame;
import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.FrameReader;
import highpass.fits.FrameSpace;
import highpass.fits.HduSelector;
import highpass.fits.HeapSpace;
import highpass.fits.ImageHdu;
import highpass.fits.OutputCompression;
import highpass.fits.OutputType;
import highpass.fits.PlaneFrame;
import highpass.fits.Product;
import highpass.fits.Provenance;
import highpass.fits.ReadOptions;
import highpass.storage.Existing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames filtered in bands of as few rows as can be, against the same frames in memory. */
class ImageFilterTest {
  private static final int HEIGHT = 103;
  private static final int WIDTH = 97;

  @TempDir private Path scratch;

  @ParameterizedTest
  @CsvSource({
    "9,7,REFLECT,IGNORE,AUTO", "9,7,MIRROR,PROPAGATE,FLOAT64", "50,50,WRAP,IGNORE,FLOAT32",
    "12,3,NEAREST,IGNORE,AUTO", "31,30,CONSTANT,PROPAGATE,AUTO", "20,21,SHRINK,IGNORE,AUTO",
    "20,21,SHRINK,PROPAGATE,AUTO", "300,5,REFLECT,IGNORE,AUTO", "500,2,WRAP,IGNORE,AUTO",
    "3,3,REFLECT,IGNORE,FLOAT32", "1,1,CONSTANT,IGNORE,AUTO"
  })
  void bandsGiveTheBytesOfTheWhole(
      int height, int width, BoundaryMode mode, NanPolicy nanPolicy, OutputType type)
      throws Exception {
    FilterOptions options =
        options(new Window(height, width), new Boundary(mode, 3.5), nanPolicy, type);
    byte[] bytes = cube(nanPolicy);
    Products whole = new Products(options, bytes, new HeapSpace(), Long.MAX_VALUE);
    long memory = least(options, bytes);
    try (DiskSpace disk = disk(bytes)) {
      Products inBands = new Products(options, bytes, disk, memory);
      assertArrayEquals(whole.highPass, inBands.highPass);
      assertArrayEquals(whole.background, inBands.background);
    }
  }

  /** The least memory that is enough, by trying: then bands have the fewest rows. */
  private long least(FilterOptions options, byte[] bytes) throws IOException, FrameException {
    long refused = 0;
    long enough = 1L << 32;
    while (enough - refused > 1) {
      long middle = (refused + enough) / 2;
      if (isEnough(options, bytes, middle)) {
        enough = middle;
      } else {
        refused = middle;
      }
    }
    return enough;
  }

  private boolean isEnough(FilterOptions options, byte[] bytes, long memory)
      throws IOException, FrameException {
    try (DiskSpace disk = disk(bytes)) {
      ImageHdu image = read(bytes, disk).images().get(0);
      TaskWorkspace workspace = workspace(options);
      new ImageFilter(options, workspace, null, null).bandRows(image, memory);
      return true;
    } catch (FrameException e) {
      assertTrue(e.getMessage().contains("even in bands of"), e.getMessage());
      return false;
    }
  }

  @Test
  void bandsTakeWhatMemoryThereIs() throws Exception {
    FilterOptions options =
        options(Window.square(9), Boundary.REFLECT, NanPolicy.IGNORE, OutputType.AUTO);
    byte[] bytes = cube(NanPolicy.IGNORE);
    long least = least(options, bytes);
    try (DiskSpace disk = disk(bytes)) {
      ImageHdu image = read(bytes, disk).images().get(0);
      ImageFilter filter = new ImageFilter(options, workspace(options), null, null);
      assertEquals(1, filter.bandRows(image, least));
      assertEquals(HEIGHT, filter.bandRows(image, Long.MAX_VALUE));
      int some = filter.bandRows(image, least + 50L * 16 * WIDTH);
      assertTrue(some > 10 && some <= 51, "" + some);
    }
  }

  @Test
  void firstNanIsNamedWhereItStandsInThePlane() throws Exception {
    FilterOptions options =
        options(new Window(9, 7), Boundary.of(BoundaryMode.WRAP), NanPolicy.FAIL, OutputType.AUTO);
    byte[] bytes = cube(NanPolicy.IGNORE);
    FrameException whole =
        assertThrows(
            FrameException.class,
            () -> new Products(options, bytes, new HeapSpace(), Long.MAX_VALUE));
    long memory = least(options, bytes);
    try (DiskSpace disk = disk(bytes)) {
      FrameException bands =
          assertThrows(FrameException.class, () -> new Products(options, bytes, disk, memory));
      assertEquals(whole.getMessage(), bands.getMessage());
      assertTrue(bands.getMessage().contains("plane 0 has a NaN at row "), bands.getMessage());
    }
  }

  /** Both products of a frame, written. */
  private static final class Products {
    private final byte[] highPass;
    private final byte[] background;

    Products(FilterOptions options, byte[] bytes, FrameSpace space, long memory)
        throws IOException, FrameException {
      Frame frame = read(bytes, space);
      Provenance how =
          new Provenance(
              Product.HIGH_PASS,
              options.window(),
              options.boundary(),
              options.nanPolicy(),
              "1",
              "cube.fits");
      FilteredFrame highPass = new FilteredFrame(frame, options.type(), how);
      FilteredFrame background =
          new FilteredFrame(frame, options.type(), how.withProduct(Product.BACKGROUND));
      ImageFilter filter = new ImageFilter(options, workspace(options), highPass, background);
      for (ImageHdu image : frame.images()) {
        if (space instanceof HeapSpace) {
          filter.filterWhole(image);
        } else {
          filter.filterInBands(image, memory);
        }
      }
      this.highPass = written(highPass);
      this.background = written(background);
    }
  }

  private static byte[] written(FilteredFrame frame) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame.writeTo(out);
    return out.toByteArray();
  }

  private static FilterOptions options(
      Window window, Boundary boundary, NanPolicy nanPolicy, OutputType type) {
    return new FilterOptions(
        window,
        boundary,
        nanPolicy,
        HduSelector.ALL,
        type,
        OutputCompression.NONE,
        false,
        Existing.REFUSE,
        "1");
  }

  private static TaskWorkspace workspace(FilterOptions options) {
    return new TaskWorkspace(
        () -> new MedianFilter(options.window(), options.boundary(), options.nanPolicy()),
        1L << 30);
  }

  private DiskSpace disk(byte[] bytes) {
    return new DiskSpace(
        (position, target, offset, count) -> {
          int got = (int) Math.min(count, bytes.length - position);
          System.arraycopy(bytes, (int) position, target, offset, got);
          return got;
        },
        scratch);
  }

  private static Frame read(byte[] bytes, FrameSpace space) throws IOException, FrameException {
    return new FrameReader(ReadOptions.withBudget(1 << 28))
        .read(new ByteArrayInputStream(bytes), "cube.fits", bytes.length, space);
  }

  /** Two planes of float32, with NaN, and an image of float64 behind them. */
  private static byte[] cube(NanPolicy nanPolicy) throws IOException {
    Random random = new Random(7);
    ByteBuffer cube = ByteBuffer.allocate(2880 + (4 * 2 * HEIGHT * WIDTH + 2879) / 2880 * 2880);
    String header =
        "%-80s%-80s%-80s%-80s%-80s%-80s%-80s"
            .formatted(
                "SIMPLE  = T",
                "BITPIX  = -32",
                "NAXIS   = 3",
                "NAXIS1  = " + WIDTH,
                "NAXIS2  = " + HEIGHT,
                "NAXIS3  = 2",
                "END");
    cube.put("%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII));
    double share = nanPolicy == NanPolicy.PROPAGATE ? 0.0003 : 0.01;
    for (int i = 0; i < 2 * HEIGHT * WIDTH; i++) {
      boolean nan = i > 30 * WIDTH && random.nextDouble() < share;
      cube.putFloat(nan ? Float.NaN : (float) random.nextGaussian());
    }
    Plane plane = Plane.zeros(HEIGHT, WIDTH);
    for (int i = 0; i < plane.pixels().length; i++) {
      plane.pixels()[i] = random.nextInt(5) - 2;
    }
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    new PlaneFrame(plane).writeTo(image);
    byte[] extension = image.toByteArray();
    System.arraycopy(
        "XTENSION= 'IMAGE   '          ".getBytes(StandardCharsets.US_ASCII), 0, extension, 0, 30);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(cube.array());
    all.write(extension);
    return all.toByteArray();
  }
}
