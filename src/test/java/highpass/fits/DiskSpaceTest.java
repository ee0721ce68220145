package highpass.fits;

import static highpass.fits.FrameBytes.axes;
import static highpass.fits.FrameBytes.image;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.filter.Boundary;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames larger than their memory: the same bytes as in memory. */
class DiskSpaceTest {
  private static final Provenance HOW =
      new Provenance(
          Product.HIGH_PASS, Window.square(3), Boundary.REFLECT, NanPolicy.IGNORE, "1", "a.fits");

  /** Less than any of the frames here, more than what must be in memory whatever their size. */
  private static final long LITTLE = 150_000;

  @TempDir private Path directory;
  private Path scratch;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = Files.createDirectory(directory.resolve("scratch"));
  }

  /** All that a frame can hold, data of odd lengths included, with one wrong DATASUM. */
  private static byte[] frame() {
    Random random = new Random(5);
    byte[] table = new byte[3 * 100_003];
    random.nextBytes(table);
    byte[] integers = new byte[2 * 301 * 203 * 3];
    random.nextBytes(integers);
    float[] floats = new float[400 * 333];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = i % 1000 == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return FrameBytes.emptyPrimary()
        .extension("BINTABLE", 8, axes(3, 100_003), "PCOUNT  = 0", "GCOUNT  = 1", "DATASUM = '12'")
        .raw(table)
        .pad(0)
        .extension(
            "IMAGE",
            16,
            axes(301, 203, 3),
            "PCOUNT  = 0",
            "GCOUNT  = 1",
            "BZERO   = 32768",
            "BLANK   = 5")
        .raw(integers)
        .pad(0)
        .extension("IMAGE", -32, axes(400, 333), "PCOUNT  = 0", "GCOUNT  = 1")
        .floats(floats)
        .pad(0)
        .extension("IMAGE", 32, axes(3, 2), "PCOUNT  = 0", "GCOUNT  = 1")
        .ints(1, 2, 3, 4, 5, 6)
        .padded();
  }

  @ParameterizedTest
  @EnumSource
  void framesInTheirFilesGiveTheSameBytes(OutputCompression compression) throws Exception {
    byte[] bytes = frame();
    Frame inMemory = FrameBytes.read(bytes);
    byte[] expected = filtered(inMemory, compression);
    try (DiskSpace disk = space(bytes)) {
      Frame onDisk = read(bytes, disk);
      assertEquals(inMemory.warnings(), onDisk.warnings());
      assertEquals(1, onDisk.warnings().size(), "DATASUM is compared");
      assertArrayEquals(expected, filtered(onDisk, compression));
      assertArrayEquals(bytes, unfiltered(onDisk));
      assertTrue(onDisk.predictedBytes() < LITTLE, "" + onDisk.predictedBytes());
    }
    assertScratchIsEmpty();
  }

  @Test
  void compressedFilesAreUnpackedIntoTheScratchFile() throws Exception {
    byte[] bytes = frame();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    PositionedInput never =
        (position, target, offset, count) -> {
          throw new AssertionError("what is compressed cannot be read in the middle");
        };
    try (DiskSpace disk = new DiskSpace(never, scratch)) {
      Frame onDisk = read(packed.toByteArray(), disk);
      assertArrayEquals(
          filtered(FrameBytes.read(packed.toByteArray()), OutputCompression.NONE),
          filtered(onDisk, OutputCompression.NONE));
    }
    assertScratchIsEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rice_i16_tiles", "gzip2_f32_lossless", "rice_f64_dither2_zeros"})
  void compressedTilesAreReadWhereTheyStand(String name) throws Exception {
    byte[] bytes = FrameBytes.resource("/fz/" + name + ".fits.fz");
    try (DiskSpace disk = space(bytes)) {
      Frame onDisk =
          new FrameReader(ReadOptions.withBudget(1 << 28))
              .read(new ByteArrayInputStream(bytes), "a.fits", bytes.length, disk);
      assertArrayEquals(
          filtered(FrameBytes.read(bytes), OutputCompression.NONE),
          filtered(onDisk, OutputCompression.NONE));
    }
  }

  @Test
  void largeImageIsCompressedToTilesAndReadBack() throws Exception {
    byte[] bytes = frame();
    byte[] tiled = filtered(FrameBytes.read(bytes), OutputCompression.FZ);
    byte[] expected = filtered(FrameBytes.read(tiled), OutputCompression.NONE);
    try (DiskSpace disk = space(tiled)) {
      assertArrayEquals(expected, filtered(read(tiled, disk), OutputCompression.NONE));
    }
  }

  @Test
  void cutOffFrameIsRefusedAsInMemory() throws Exception {
    byte[] bytes = frame();
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 400_000);
    FrameException expected = assertThrows(FrameException.class, () -> FrameBytes.read(cut));
    try (DiskSpace disk = space(cut)) {
      FrameReader reader = new FrameReader(ReadOptions.withBudget(LITTLE));
      FrameException e =
          assertThrows(
              FrameException.class,
              () -> reader.read(new ByteArrayInputStream(cut), "a.fits", cut.length, disk));
      assertEquals(expected.getMessage(), e.getMessage());
    }
  }

  @Test
  void scratchThatCannotBeWrittenIsNamed() throws Exception {
    byte[] bytes = frame();
    Path missing = scratch.resolve("missing");
    try (DiskSpace disk =
        new DiskSpace(
            (position, target, offset, count) -> fromBytes(bytes, position, target, offset, count),
            missing)) {
      Frame frame = read(bytes, disk);
      IOException e =
          assertThrows(IOException.class, () -> filtered(frame, OutputCompression.NONE));
      assertTrue(e.getMessage().contains(missing.toString()), e.getMessage());
    }
  }

  /** Before the disk is full of it. */
  @Test
  void moreThanTheDiskHasRoomForIsRefused() throws Exception {
    try (DiskSpace disk = space(new byte[0])) {
      StoredData data = disk.create(1L << 60);
      IOException e = assertThrows(IOException.class, () -> data.write(0, new byte[1], 0, 1));
      assertTrue(e.getMessage().contains("larger disk"), e.getMessage());
      assertScratchIsEmpty();
    }
  }

  @Test
  void fileThatShrinksIsNoticed() throws Exception {
    byte[] bytes = frame();
    try (DiskSpace disk =
        new DiskSpace(
            (position, target, offset, count) ->
                fromBytes(Arrays.copyOf(bytes, 100_000), position, target, offset, count),
            scratch)) {
      Frame frame = read(bytes, disk);
      IOException e =
          assertThrows(IOException.class, () -> filtered(frame, OutputCompression.NONE));
      assertTrue(e.getMessage().contains("shorter"), e.getMessage());
    }
  }

  private DiskSpace space(byte[] bytes) {
    return new DiskSpace(
        (position, target, offset, count) -> fromBytes(bytes, position, target, offset, count),
        scratch);
  }

  /** As storage may do it: fewer bytes than were asked for. */
  private static int fromBytes(byte[] bytes, long position, byte[] target, int offset, int count) {
    if (position >= bytes.length) {
      return -1;
    }
    int got = (int) Math.min(Math.min(count, 100_001), bytes.length - position);
    System.arraycopy(bytes, (int) position, target, offset, got);
    return got;
  }

  private static Frame read(byte[] bytes, DiskSpace disk) throws IOException, FrameException {
    ReadOptions options = ReadOptions.withBudget(LITTLE);
    assertThrows(FrameTooLargeException.class, () -> FrameBytes.read(bytes, options));
    return new FrameReader(options)
        .read(new ByteArrayInputStream(bytes), "a.fits", bytes.length, disk);
  }

  /** The frame with its physical pixels put as if they were filtered ones, a few rows at a time. */
  private static byte[] filtered(Frame frame, OutputCompression compression)
      throws IOException, FrameException {
    FilteredFrame filtered = new FilteredFrame(frame, OutputType.AUTO, HOW);
    for (ImageHdu image : frame.images()) {
      Plane rows = Plane.zeros(40, image.width());
      for (long k = 0; k < image.planeCount(); k++) {
        for (int y = 0; y < image.height(); y += 37) {
          int count = Math.min(37, image.height() - y);
          image.readRows(k, y, count, rows, 3);
          filtered.putRows(image, k, y, count, rows, 3);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    filtered.writeTo(out, compression);
    return out.toByteArray();
  }

  private static byte[] unfiltered(Frame frame) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame.writeTo(out);
    return out.toByteArray();
  }

  private void assertScratchIsEmpty() throws IOException {
    try (var files = Files.list(scratch)) {
      assertEquals(0, files.count());
    }
  }
}
