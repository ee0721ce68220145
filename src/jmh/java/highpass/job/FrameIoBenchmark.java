package highpass.job;

import highpass.filter.Boundary;
import highpass.filter.NanPolicy;
import highpass.filter.Plane;
import highpass.filter.Window;
import highpass.fits.FilteredFrame;
import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.FrameReader;
import highpass.fits.ImageHdu;
import highpass.fits.OutputType;
import highpass.fits.Product;
import highpass.fits.Provenance;
import highpass.fits.ReadOptions;
import highpass.storage.FrameInput;
import highpass.storage.FrameStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a frame of 1000 x 1000 from the page cache to pixels, and writing its high-pass, beside
 * the same bytes read, swapped and written with {@code java.nio} alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrameIoBenchmark {
  private static final int SIDE = 1000;
  private static final int BLOCK = 2880;
  private static final int PIECE = 1 << 18;

  @Param({"FLOAT64", "FLOAT32", "INT16", "UINT16"})
  Stored type;

  private final Plane plane = Plane.zeros(SIDE, SIDE);
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
  private final float[] floats = new float[PIECE / Float.BYTES];
  private final short[] shorts = new short[PIECE / Short.BYTES];
  private final FrameStore store = new FrameStore(new Configuration(false));
  private final FrameReader reader = new FrameReader(ReadOptions.withBudget(1L << 30));
  private Path directory;
  private Path input;
  private String output;
  private Frame frame;

  /** How the input stores its pixels. */
  public enum Stored {
    FLOAT64(-64, 0),
    FLOAT32(-32, 0),
    INT16(16, 0),
    UINT16(16, 32768);

    private final int bitpix;
    private final int bzero;

    Stored(int bitpix, int bzero) {
      this.bitpix = bitpix;
      this.bzero = bzero;
    }
  }

  /** Writes the input. */
  @Setup
  public void makeFrame() throws IOException, FrameException {
    directory = Files.createTempDirectory("frame-io");
    input = directory.resolve("frame.fits");
    output = store.locate(directory.resolve("frame_hp.fits").toString());
    int pixelBytes = Math.abs(type.bitpix) / 8;
    int dataBytes = SIDE * SIDE * pixelBytes;
    ByteBuffer file = ByteBuffer.allocate(BLOCK + (dataBytes + BLOCK - 1) / BLOCK * BLOCK);
    StringBuilder header = new StringBuilder();
    card(header, "SIMPLE  =                    T");
    card(header, "BITPIX  = %20d".formatted(type.bitpix));
    card(header, "NAXIS   =                    2");
    card(header, "NAXIS1  = %20d".formatted(SIDE));
    card(header, "NAXIS2  = %20d".formatted(SIDE));
    card(header, "BZERO   = %20d".formatted(type.bzero));
    card(header, "END");
    file.put("%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII));
    Random random = new Random(1);
    for (int i = 0; i < SIDE * SIDE; i++) {
      switch (type) {
        case FLOAT64 -> file.putDouble(random.nextGaussian());
        case FLOAT32 -> file.putFloat((float) random.nextGaussian());
        default -> file.putShort((short) (1000 * random.nextGaussian()));
      }
    }
    Files.write(input, file.array());
    frame = readFrame();
    frame.images().get(0).readPlane(0, plane);
  }

  private static void card(StringBuilder header, String card) {
    header.append("%-80s".formatted(card));
  }

  /** Removes the files. */
  @TearDown
  public void removeFiles() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private Frame readFrame() throws IOException, FrameException {
    try (FrameInput in = store.open(store.locate(input.toString()))) {
      return reader.read(in, "frame.fits", in.length());
    }
  }

  /** A frame as a task reads it: headers, checks, DATASUM, physical pixels. */
  @Benchmark
  public Plane read() throws IOException, FrameException {
    ImageHdu image = readFrame().images().get(0);
    image.readPlane(0, plane);
    return plane;
  }

  /** A frame as a task writes it: headers, sums, a temporary name, the final one. */
  @Benchmark
  public long write() throws IOException, FrameException {
    Provenance provenance =
        new Provenance(
            Product.HIGH_PASS,
            Window.square(50),
            Boundary.REFLECT,
            NanPolicy.IGNORE,
            "0",
            "frame.fits");
    FilteredFrame filtered = new FilteredFrame(frame, OutputType.AUTO, provenance);
    filtered.put(frame.images().get(0), 0, plane);
    return store.write(output, true, filtered::writeTo);
  }

  /** The same bytes read and swapped. */
  @Benchmark
  public Plane plainRead() throws IOException {
    double[] pixels = plane.pixels();
    try (FileChannel channel = FileChannel.open(input, StandardOpenOption.READ)) {
      channel.position(BLOCK);
      int at = 0;
      while (at < pixels.length) {
        buffer.clear();
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
          // On to the end of the piece or of the file.
        }
        buffer.flip();
        int n = Math.min(pixels.length - at, buffer.limit() * 8 / Math.abs(type.bitpix));
        decode(pixels, at, n);
        at += n;
      }
    }
    return plane;
  }

  private void decode(double[] pixels, int at, int n) {
    switch (type) {
      case FLOAT64 -> buffer.asDoubleBuffer().get(pixels, at, n);
      case FLOAT32 -> {
        buffer.asFloatBuffer().get(floats, 0, n);
        for (int i = 0; i < n; i++) {
          pixels[at + i] = floats[i];
        }
      }
      default -> {
        buffer.asShortBuffer().get(shorts, 0, n);
        double bzero = type.bzero;
        for (int i = 0; i < n; i++) {
          pixels[at + i] = shorts[i] + bzero;
        }
      }
    }
  }

  /** As many bytes as {@link #write} writes, swapped and written. */
  @Benchmark
  public Path plainWrite() throws IOException {
    Path path = directory.resolve("plain.fits");
    double[] pixels = plane.pixels();
    boolean wide = type == Stored.FLOAT64;
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      buffer.clear().limit(BLOCK);
      channel.write(buffer);
      int most = PIECE / (wide ? Double.BYTES : Float.BYTES);
      for (int at = 0; at < pixels.length; at += most) {
        int n = Math.min(most, pixels.length - at);
        buffer.clear().limit(n * (wide ? Double.BYTES : Float.BYTES));
        if (wide) {
          buffer.asDoubleBuffer().put(pixels, at, n);
        } else {
          for (int i = 0; i < n; i++) {
            floats[i] = (float) pixels[at + i];
          }
          buffer.asFloatBuffer().put(floats, 0, n);
        }
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    }
    return path;
  }
}
