package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In the manner of SQLite's fault tests: the first operation fails, then the second, and so on,
 * once or for good, until a write goes through; after each the directory must hold the old file or
 * the new one, whole, and nothing else.
 */
class AtomicWriteTest {
  @TempDir private Path directory;

  private final byte[] old = {1, 2, 3};
  private final byte[] fresh = new byte[300_000];
  private Path target;

  @BeforeEach
  void content() {
    new Random(1).nextBytes(fresh);
    target = directory.resolve("a_hp.fits");
  }

  /** In pieces of awkward sizes, single bytes included. */
  private void write(OutputStream out) throws IOException {
    out.write(fresh[0]);
    out.write(fresh, 1, 1000);
    out.write(fresh, 1001, 200_000);
    out.write(fresh, 201_001, fresh.length - 201_001);
    out.close();
  }

  private FileSystem faulty(String scheme) throws IOException {
    return FileSystem.get(
        URI.create(scheme + "://" + directory.getFileName() + "/"),
        FaultyFileSystem.configuration());
  }

  private Volume volume(String kind, Faults faults) throws IOException {
    if (kind.equals("local")) {
      return new FaultyVolume(faults);
    }
    FileSystem files = faulty(kind);
    ((FaultyFileSystem) files).setFaults(faults);
    return new HadoopVolume(files);
  }

  private String uri(String kind) {
    String root = kind.equals("local") ? "file://" : kind + "://" + directory.getFileName();
    return root + target;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      return content.map(p -> p.getFileName().toString()).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "local,true,false",
    "local,false,false",
    "local,true,true",
    "local,false,true",
    "fault,true,false",
    "fault,false,false",
    "fault,true,true",
    "fault,false,true",
    "object,true,false",
    "object,false,false",
    "object,true,true",
    "object,false,true",
  })
  void everyFaultLeavesAWholeFileOrNone(String kind, boolean replace, boolean forGood)
      throws IOException {
    boolean through = false;
    for (int failing = 0; !through; failing++) {
      assertTrue(failing < 30, "a write never goes through");
      Files.deleteIfExists(target);
      if (replace) {
        Files.write(target, old);
      }
      String state = "%s, operation %d of ".formatted(kind, failing);
      Faults faults = new Faults(failing, forGood);
      try {
        long count =
            new AtomicWrite(volume(kind, faults), uri(kind), replace)
                .run(TemporaryName.create("0123456789abcdef"), this::write);
        through = failing >= faults.operations().size();
        assertEquals(fresh.length, count);
        assertArrayEquals(fresh, Files.readAllBytes(target), state + faults.operations());
        assertEquals(List.of("a_hp.fits"), names(), state + faults.operations());
      } catch (IOException e) {
        assertTrue(e.getMessage().startsWith("cannot write "), state + faults.operations() + e);
        assertTrue(
            e.getMessage().endsWith(faults.operations().get(failing)),
            state + faults.operations() + e);
        // The file system of the test, unlike HDFS, replaces by removing first.
        boolean gone = kind.equals("fault") && !Files.exists(target);
        assertEquals(
            replace && !gone ? List.of("a_hp.fits") : List.of(),
            names(),
            state + faults.operations());
        if (replace && !gone) {
          assertArrayEquals(old, Files.readAllBytes(target), state + faults.operations());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "fault", "object"})
  void whatTheWriterThrowsIsThrownAndNothingIsLeft(String kind) throws IOException {
    Files.write(target, old);
    for (Throwable failure :
        List.of(new IllegalStateException("mine"), new OutOfMemoryError("mine"))) {
      AtomicWrite write = new AtomicWrite(volume(kind, new Faults()), uri(kind), true);
      Throwable thrown =
          assertThrows(
              Throwable.class,
              () ->
                  write.run(
                      TemporaryName.create("0123456789abcdef"),
                      out -> {
                        out.write(fresh);
                        if (failure instanceof Error error) {
                          throw error;
                        }
                        throw (RuntimeException) failure;
                      }));
      assertEquals(failure, thrown);
      assertArrayEquals(old, Files.readAllBytes(target));
      assertEquals(List.of("a_hp.fits"), names());
    }
  }

  /** Another program spoils the temporary: what is stored is not what was written. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "fault"})
  void aFileOfTheWrongLengthIsNotPublished(String kind) throws IOException {
    AtomicWrite write = new AtomicWrite(volume(kind, new Faults()), uri(kind), true);
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                write.run(
                    TemporaryName.create("0123456789abcdef"),
                    out -> {
                      write(out);
                      Files.write(directory.resolve(names().get(0)), new byte[400_000]);
                    }));
    assertTrue(
        e.getMessage().endsWith("300000 bytes were written but 400000 are stored"), e.getMessage());
    assertEquals(List.of(), names());
  }

  /** Hadoop's local stream reports a failed write as an Error; here it fails for being closed. */
  @Test
  void hadoopsErrorBecomesAnException() throws IOException {
    OutputStream stream =
        faulty("fault").create(new org.apache.hadoop.fs.Path(target.toUri().getPath()));
    stream.close();
    FrameOutput out = new FrameOutput(stream);
    assertThrows(IOException.class, () -> out.write(fresh));
    AtomicWrite write = new AtomicWrite(volume("fault", new Faults()), uri("fault"), true);
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                write.run(
                    TemporaryName.create("0123456789abcdef"), ignored -> stream.write(fresh)));
    assertTrue(e.getCause().getCause() instanceof FSError, e.toString());
  }

  /** A cancelled task is interrupted, and java.nio closes the channel under it. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "fault", "object"})
  void anInterruptedWriterLeavesNothing(String kind) throws IOException {
    AtomicWrite write = new AtomicWrite(volume(kind, new Faults()), uri(kind), false);
    assertThrows(
        IOException.class,
        () ->
            write.run(
                TemporaryName.create("0123456789abcdef"),
                out -> {
                  out.write(fresh);
                  Thread.currentThread().interrupt();
                  out.write(fresh);
                  throw new IOException("interrupted");
                }));
    assertTrue(Thread.interrupted());
    assertEquals(List.of(), names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "fault", "object"})
  void anExistingFileIsNotReplacedUnasked(String kind) throws IOException {
    Files.write(target, old);
    AtomicWrite write = new AtomicWrite(volume(kind, new Faults()), uri(kind), false);
    assertThrows(
        java.nio.file.FileAlreadyExistsException.class,
        () -> write.run(TemporaryName.create("0123456789abcdef"), this::write));
    assertArrayEquals(old, Files.readAllBytes(target));
    assertEquals(List.of("a_hp.fits"), names());
  }

  /** Had it appeared between the check and the rename, a plain rename would replace it. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "fault"})
  void aFileThatAppearsMeanwhileIsNotReplaced(String kind) throws IOException {
    AtomicWrite write = new AtomicWrite(volume(kind, new Faults()), uri(kind), false);
    assertThrows(
        java.nio.file.FileAlreadyExistsException.class,
        () ->
            write.run(
                TemporaryName.create("0123456789abcdef"),
                out -> {
                  write(out);
                  Files.write(target, old);
                }));
    assertArrayEquals(old, Files.readAllBytes(target));
    assertEquals(List.of("a_hp.fits"), names());
  }

  /** The door over Hadoop's file systems: found, planned, read, written, all by URI. */
  @ParameterizedTest
  @ValueSource(strings = {"fault", "object"})
  void theWholeWayOnHadoopsFileSystems(String scheme) throws IOException {
    Configuration configuration = FaultyFileSystem.configuration();
    String root = scheme + "://" + directory.getFileName() + directory;
    for (String name : List.of("in/n10/a b#.fits", "in/n2/50%.fits.gz", "in/.x/h.fits", "in/t")) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    FrameStore store = new FrameStore(configuration);
    InputList inputs = InputList.resolve(List.of(root + "/in"), root + "/in/out", store);
    assertEquals(
        List.of("n2/50%.fits.gz", "n10/a b#.fits"),
        inputs.inputs().stream().map(Input::relative).toList());
    OutputOptions options = new OutputOptions(root + "/in/out", "_hp", false, Existing.REFUSE);
    OutputPlan plan = OutputPlan.of(inputs, options, store);
    plan.prepare();
    for (PlannedFrame frame : plan.frames()) {
      try (FrameInput in = store.open(frame.input().uri())) {
        byte[] bytes = in.readAllBytes();
        assertEquals(bytes.length, in.length());
        store.write(frame.output(), plan.replaces(), out -> out.write(bytes));
      }
    }
    assertEquals(
        "in/n10/a b#.fits", Files.readString(directory.resolve("in/out/n10/a b#_hp.fits")));
    // Again: the outputs are not found as inputs, and now they are in the way.
    InputList again =
        InputList.resolve(List.of(root + "/in/n*", root + "/in"), root + "/in/out", store);
    assertEquals(2, again.inputs().size());
    assertThrows(PlanException.class, () -> OutputPlan.of(again, options, store));
    assertEquals(
        List.of("a b#.fits"),
        InputList.resolve(List.of(root + "/in/n10/a b%23.fits"), null, store).inputs().stream()
            .map(Input::relative)
            .toList());
    assertFalse(Files.exists(directory.resolve("in/out/.x")));
    OutputOptions inPlace = new OutputOptions(root + "/in", "", false, Existing.OVERWRITE);
    InputList whole = InputList.resolve(List.of(root + "/in"), root + "/in", store);
    assertTrue(
        assertThrows(PlanException.class, () -> OutputPlan.of(whole, inPlace, store))
            .getMessage()
            .contains("is one of the inputs"));
  }

  @Test
  void manyNamesInOneDirectoryAreLookedUpInOneListing() throws IOException {
    String root = "fault://" + directory.getFileName() + directory;
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      Files.createFile(directory.resolve("f%d.fits".formatted(i)));
      list.append(root).append("/f").append(i).append(".fits\n");
    }
    Path names = Files.writeString(directory.resolve("list"), list);
    Faults faults = new Faults();
    ((FaultyFileSystem) faulty("fault")).setFaults(faults);
    FrameStore store = new FrameStore(FaultyFileSystem.configuration());
    assertEquals(100, InputList.resolve(List.of("@" + names), null, store).inputs().size());
    assertTrue(faults.operations().size() < 30, faults.operations().toString());
  }
}
