package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameStoreTest {
  @TempDir private Path directory;

  private final FrameStore store = new FrameStore(new Configuration(false));

  private String uri(String name) {
    return store.locate(directory.resolve(name).toString());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      return content.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsReadAndNothingElseIsThere() throws IOException {
    byte[] bytes = new byte[1_000_003];
    new Random(3).nextBytes(bytes);
    assertEquals(bytes.length, store.write(uri("a b#.fits"), false, out -> out.write(bytes)));
    assertEquals(bytes.length, store.length(uri("a b#.fits")).orElseThrow());
    try (FrameInput in = store.open(uri("a b#.fits"))) {
      assertEquals(bytes.length, in.length());
      assertEquals(bytes[0] & 0xFF, in.read());
      assertEquals(bytes.length, in.length());
      byte[] rest = in.readAllBytes();
      byte[] expected = new byte[bytes.length - 1];
      System.arraycopy(bytes, 1, expected, 0, expected.length);
      assertArrayEquals(expected, rest);
    }
    assertEquals(List.of("a b#.fits"), names());
  }

  @Test
  void aNameThatIsTooLongIsNotWorthAnotherTry() throws IOException {
    String uri = uri("a.fits").replace("a.fits", "a".repeat(300) + ".fits");
    IOException failure =
        assertThrows(IOException.class, () -> store.write(uri, true, out -> out.write(1)));
    assertTrue(failure.getMessage().contains("File name too long"), failure.getMessage());
    assertFalse(FrameStore.mayPass(failure));
    assertEquals(List.of(), names());
  }

  @Test
  void missingDirectoriesAreMade() throws IOException {
    store.writeText(uri("n1/deep/t.ecsv"), false, "é\n");
    assertEquals("é\n", Files.readString(directory.resolve("n1/deep/t.ecsv")));
  }

  @Test
  void namesAsLongAsTheDiskTakesThem() throws IOException {
    String name = "x".repeat(250) + ".fits";
    store.writeText(uri(name), false, "long");
    assertEquals(List.of(name), names());
    IOException e =
        assertThrows(IOException.class, () -> store.writeText(uri("x" + name), false, "longer"));
    assertTrue(e.getMessage().startsWith("cannot write " + directory), e.getMessage());
    assertEquals(List.of(name), names());
  }

  /** As after a lost executor: the frame is there, and the second attempt makes the same bytes. */
  @Test
  void theSameBytesTwiceAreNoConflictOthersAre() throws IOException {
    store.writeText(uri("a.fits"), false, "same");
    assertEquals(
        4,
        store.write(
            uri("a.fits"), false, out -> out.write("same".getBytes(StandardCharsets.UTF_8))));
    for (String other : List.of("sam", "same!", "sane", "")) {
      FileAlreadyExistsException e =
          assertThrows(
              FileAlreadyExistsException.class,
              () -> store.writeText(uri("a.fits"), false, other),
              other);
      assertTrue(e.getMessage().startsWith(directory + "/a.fits: appeared"), e.getMessage());
    }
    assertEquals("same", Files.readString(directory.resolve("a.fits")));
    store.writeText(uri("a.fits"), true, "other");
    assertEquals("other", Files.readString(directory.resolve("a.fits")));
    assertEquals(List.of("a.fits"), names());
  }

  @Test
  void oneOfManyAttemptsAtOnceWinsAndNoneIsTorn() throws Exception {
    ExecutorService attempts = Executors.newFixedThreadPool(4);
    try {
      for (boolean overwrite : new boolean[] {false, true}) {
        String uri = uri("race" + overwrite);
        List<Callable<Long>> writers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
          byte[] bytes = new byte[200_000];
          writers.add(() -> store.write(uri, overwrite, out -> out.write(bytes)));
        }
        for (Future<Long> written : attempts.invokeAll(writers)) {
          assertEquals(200_000L, written.get());
        }
      }
    } finally {
      attempts.shutdown();
    }
    assertEquals(List.of("racefalse", "racetrue"), names());
  }

  @Test
  void aTargetThatIsADirectoryIsRefused() throws IOException {
    Files.createDirectories(directory.resolve("d.fits/full"));
    for (boolean overwrite : new boolean[] {false, true}) {
      assertThrows(IOException.class, () -> store.writeText(uri("d.fits"), overwrite, "x"));
    }
    assertEquals(List.of("d.fits"), names());
  }

  @Test
  void onlyRegularFilesAreOpened() throws Exception {
    FileNotFoundException missing =
        assertThrows(FileNotFoundException.class, () -> store.open(uri("gone.fits")));
    assertEquals(
        "cannot read %s/gone.fits: no such file or directory".formatted(directory),
        missing.getMessage());
    Path fifo = directory.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    assertThrows(IOException.class, () -> store.open(uri("fifo")));
    assertThrows(IOException.class, () -> store.open(uri("")));
    assertTrue(store.length(uri("fifo")).isEmpty());
    assertTrue(store.length(uri("gone.fits")).isEmpty());
  }

  @Test
  void placesAsUsersGiveThem() throws IOException {
    String here = Path.of("").toAbsolutePath().toUri().toString();
    assertEquals(here + "x", store.locate("x"));
    assertEquals(here + "x", store.locate("./y/../x/"));
    assertEquals("file:///", store.locate("/"));
    assertEquals("file:///a/b", store.locate("file:/a//b"));
    assertEquals("file:///a%20b", store.locate("file:///a%20b"));
    assertEquals("file:///a%2520b", store.locate("/a%20b"));
    assertEquals(here + "c:x", store.locate("c:x"));
    // The parent of a link's target is not where the link is.
    Files.createDirectories(directory.resolve("real/deep"));
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("real/deep"));
    assertEquals(
        directory.toRealPath() + "/real/x",
        FrameStore.display(store.locate(directory + "/link/../x")));
  }

  @Test
  void theDoorCanBeShipped() throws Exception {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.fault.impl", FaultyFileSystem.class.getName());
    FrameStore shipped = Shipping.shipped(new FrameStore(configuration));
    shipped.writeText(uri("a.fits"), false, "x");
    assertEquals(1, shipped.length("fault://ship" + directory + "/a.fits").orElseThrow());
    assertFalse(shipped.ownTemporary(entryOf(store)));
  }

  /** A driver and its executors are one run. */
  @Test
  void aShippedDoorBelongsToTheSameRun() throws Exception {
    assertTrue(store.ownTemporary(entryOf(Shipping.shipped(store))));
  }

  private static Entry entryOf(FrameStore store) {
    return new Entry(store.temporary(""), store.temporary(""), Entry.Kind.FILE, 0, 0, null);
  }
}
