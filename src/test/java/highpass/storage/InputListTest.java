package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputListTest {
  @TempDir private Path directory;

  private final FrameStore store = new FrameStore(new Configuration(false));

  private Path frame(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private InputList resolve(Object... arguments) {
    return resolveBeside(null, arguments);
  }

  private InputList resolveBeside(Path outputs, Object... arguments) {
    return InputList.resolve(
        Stream.of(arguments).map(Object::toString).toList(),
        outputs == null ? null : outputs.toString(),
        store);
  }

  private static List<String> names(InputList list) {
    return list.inputs().stream().map(Input::relative).toList();
  }

  private String refusal(Object... arguments) {
    String message = assertThrows(PlanException.class, () -> resolve(arguments)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void aFileIsTakenWhateverItsName() throws IOException {
    Path file = frame("image.dat");
    Input input = resolve(file).inputs().get(0);
    assertEquals("image.dat", input.relative());
    assertEquals(file.toString(), input.display());
    assertEquals(9, input.length());
    assertEquals(Files.getLastModifiedTime(file).toMillis(), input.modifiedMillis());
  }

  @Test
  void aDirectoryGivesItsFramesInNaturalOrder() throws IOException {
    for (String name :
        List.of(
            "f10.fits",
            "f2.fits",
            "F3.FITS",
            "f1.fit.gz",
            "f4.fts.Z",
            "n10/a.fits.fz",
            "n9/a.fits.bz2",
            "notes.txt",
            ".hidden.fits",
            ".cache/a.fits",
            "x.fits.bak")) {
      frame(name);
    }
    assertEquals(
        List.of(
            "f1.fit.gz",
            "f2.fits",
            "F3.FITS",
            "f4.fts.Z",
            "f10.fits",
            "n9/a.fits.bz2",
            "n10/a.fits.fz"),
        names(resolve(directory)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.fits", "a#1.fits", "50%.fits", "a%20b.fits", "a[1].fits", "{a,b}.fits", "a*.fits",
        "a?.fits", "12:30.fits", "a:b.fits", "hdfs:x.fits", "é星😀.fits", "-o.fits", "@x.fits",
        "back\\slash.fits", "line\nbreak.fits", "a;b&c=d+e.fits"
      })
  void hostileNamesAreFoundByNameAndBySearch(String name) throws IOException {
    Path file = frame(name);
    for (InputList list : List.of(resolve(file), resolve(directory), resolve(file.toUri()))) {
      Input input = list.inputs().get(0);
      assertEquals(UriText.printable(name), input.relative());
      try (FrameInput in = store.open(input.uri())) {
        assertEquals(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError(input.uri(), e);
      }
    }
  }

  /** Latin-1 on a disk that is UTF-8 now: no text, but a name. */
  @Test
  void namesThatAreNoTextAreFoundAndRead() throws IOException {
    Path file = Path.of(URI.create(directory.toUri() + "caf%E9.fits"));
    Files.writeString(file, "x");
    Files.writeString(Path.of(URI.create(directory.toUri() + "caf%E8.fits")), "y");
    List<Input> inputs = resolve(directory).inputs();
    assertEquals(List.of("caf%E8.fits", "caf%E9.fits"), inputs.stream().map(Input::path).toList());
    try (FrameInput in = store.open(inputs.get(1).uri())) {
      assertEquals('x', in.read());
      assertEquals(-1, in.read());
    }
  }

  @Test
  void aLiteralNameGoesBeforeAGlob() throws IOException {
    Path literal = frame("a[1].fits");
    frame("a1.fits");
    assertEquals(List.of("a[1].fits"), names(resolve(literal)));
    Files.delete(literal);
    assertEquals(List.of("a1.fits"), names(resolve(literal)));
  }

  @Test
  void globs() throws IOException {
    for (String name :
        List.of("n1/f2.fits", "n1/f10.fits", "n2/f1.fits", "n2/deep/f7.fits", "n3/x.dat")) {
      frame(name);
    }
    frame(".h/f1.fits");
    assertEquals(
        List.of("n1/f2.fits", "n1/f10.fits", "n2/f1.fits"),
        names(resolve(directory + "/*/f*.fits")));
    assertEquals(
        List.of("f1.fits", "f2.fits", "f10.fits"),
        names(resolve(directory + "/n2/f*", directory + "/n1/f*")).stream()
            .map(n -> n.substring(3))
            .toList());
    assertEquals(
        List.of("n2/f1.fits", "n1/f2.fits"), names(resolve(directory + "/{n2/f1,n1/f2}.fits")));
    assertEquals(
        List.of("n1/f2.fits", "n1/f10.fits", "n2/deep/f7.fits", "n2/f1.fits"),
        names(resolve(directory + "/**/f*.fits")));
    assertEquals(List.of("n3/x.dat"), names(resolve(directory + "/n[3-9]/*")));
    // A directory that matches stands for its frames.
    assertEquals(
        List.of("n1/f2.fits", "n1/f10.fits", "n2/deep/f7.fits", "n2/f1.fits"),
        names(resolve(directory + "/n*")));
    assertEquals(List.of("f1.fits"), names(resolve(directory + "/.h/*")));
  }

  @Test
  void anArgumentThatStandsForNothingIsRefusedByName() throws IOException {
    frame("notes.txt");
    assertEquals(
        "no such file or directory: '%s/x.fits'".formatted(directory),
        refusal(directory.resolve("x.fits")));
    assertEquals(
        "no frame matches '%s/*.fits'".formatted(directory), refusal(directory + "/*.fits"));
    assertTrue(refusal(directory).startsWith("no frames (*.fits, "), refusal(directory));
    assertTrue(refusal().startsWith("no input is given"));
    assertTrue(refusal("").startsWith("an input has no name"));
    assertTrue(refusal("nosuch://host/a.fits").contains("nosuch"), refusal("nosuch://host/a"));
    assertTrue(refusal("file://host/a.fits").contains("no host"), refusal("file://host/a"));
  }

  @Test
  void listsNameInputsAndOtherLists() throws IOException {
    frame("n1/a.fits");
    frame("n1/b.fits");
    frame("c.fits");
    Path inner = Files.writeString(directory.resolve("inner"), directory + "/c.fits\n");
    Path outer =
        Files.writeString(
            directory.resolve("outer"),
            "\uFEFF# comment\r\n\r\n  %s/n1  \r\n@%s\n".formatted(directory, inner));
    assertEquals(List.of("n1/a.fits", "n1/b.fits", "c.fits"), names(resolve("@" + outer)));
  }

  @Test
  void relativeNamesInAListAreRelativeToTheCurrentDirectory() throws IOException {
    Path list = Files.writeString(directory.resolve("list"), "pom.xml\n");
    assertEquals(
        Path.of("pom.xml").toAbsolutePath().toString(),
        resolve("@" + list).inputs().get(0).display());
  }

  @Test
  void listsThatCannotBeReadAreRefused() throws IOException {
    Path self = directory.resolve("self");
    Files.writeString(self, "# \n@" + self + "\n");
    assertEquals(
        "%1$s, line 2: the list '%1$s' contains itself".formatted(self), refusal("@" + self));
    Path empty = Files.writeString(directory.resolve("empty"), "# nothing\n");
    assertEquals("the list '%s' names no inputs".formatted(empty), refusal("@" + empty));
    Path missing = directory.resolve("missing");
    assertEquals("no such list of inputs: '%s'".formatted(missing), refusal("@" + missing));
    assertEquals(
        "the list '/dev/zero' is a FIFO, socket or device; write it to a file first",
        refusal("@/dev/zero"));
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xFF, 'a', '\n'});
    assertTrue(refusal("@" + binary).contains("not UTF-8"));
    Path wrong = Files.writeString(directory.resolve("wrong"), "\n/no/such.fits\n");
    assertEquals(
        "%s, line 2: no such file or directory: '/no/such.fits'".formatted(wrong),
        refusal("@" + wrong));
    // The same list twice, but not within itself, is no cycle.
    Path good = Files.writeString(directory.resolve("good"), frame("a.fits") + "\n");
    assertEquals(1, resolve("@" + good, "@" + good).inputs().size());
  }

  @Test
  void aFrameNamedTwiceIsListedOnceWithANote() throws IOException {
    Path file = frame("n/a.fits");
    frame("n/b.fits");
    Path link = Files.createSymbolicLink(directory.resolve("link.fits"), file);
    Path hard = Files.createLink(directory.resolve("hard.fits"), file);
    InputList list =
        resolve(link, file, hard, directory + "/n/../n/./a.fits", directory + "//n", file.toUri());
    assertEquals(List.of("link.fits", "n/b.fits"), names(list));
    assertEquals(1, list.notes().size());
    assertTrue(
        list.notes().get(0).startsWith("named more than once, taken once: " + file),
        list.notes().toString());
    assertTrue(list.notes().get(0).endsWith(" and 2 more"), list.notes().toString());
  }

  @Test
  void inADirectoryTheRealNameGoesBeforeALink() throws IOException {
    Path real = frame("z/a.fits");
    Files.createSymbolicLink(directory.resolve("a.fits"), real);
    Files.createSymbolicLink(directory.resolve("latest"), real.getParent());
    assertEquals(List.of("z/a.fits"), names(resolve(directory)));
  }

  @Test
  void linksAreFollowedAndLoopsEnd(@TempDir Path elsewhere) throws IOException {
    frame("a.fits");
    Files.writeString(elsewhere.resolve("b.fits"), "b");
    Files.createSymbolicLink(directory.resolve("linked"), elsewhere);
    Files.createSymbolicLink(directory.resolve("loop"), directory);
    Path back = Files.createSymbolicLink(elsewhere.resolve("back"), directory);
    Path self = directory.resolve("self.fits");
    Files.createSymbolicLink(self, self);
    InputList list = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> resolve(directory));
    assertEquals(List.of("a.fits", "linked/b.fits"), names(list));
    assertEquals(List.of("skipped, a link that leads nowhere: " + self), list.notes());
    assertTrue(refusal(self).contains("leads nowhere"), refusal(self));
    // JUnit, which removes the directories, would warn of a link out of one.
    Files.delete(back);
  }

  @Test
  void brokenLinksAreRefusedByNameAndSkippedInDirectories() throws IOException {
    frame("a.fits");
    Path broken = Files.createSymbolicLink(directory.resolve("b.fits"), directory.resolve("gone"));
    assertEquals("'%s' is a link that leads nowhere".formatted(broken), refusal(broken));
    for (InputList list : List.of(resolve(directory), resolve(directory + "/*.fits"))) {
      assertEquals(List.of("a.fits"), names(list));
      assertEquals(List.of("skipped, a link that leads nowhere: " + broken), list.notes());
    }
  }

  @Test
  void fifosAreRefusedByNameAndSkippedInDirectories() throws Exception {
    frame("a.fits");
    Path fifo = directory.resolve("f.fits");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    assertTrue(refusal(fifo).startsWith("'%s' is a FIFO, socket or device".formatted(fifo)));
    assertTrue(refusal("/dev/zero").startsWith("'/dev/zero' is a FIFO, socket or device"));
    InputList list = resolve(directory);
    assertEquals(List.of("a.fits"), names(list));
    assertEquals(List.of("skipped, neither file nor directory: " + fifo), list.notes());
  }

  @Test
  void theOutputDirectoryIsNotSearched() throws IOException {
    frame("a.fits");
    frame("out/a_hp.fits");
    Path out = directory.resolve("out");
    Files.createSymbolicLink(directory.resolve("alias"), out);
    for (Object argument : List.of(directory, directory + "/*", directory + "/**/*.fits")) {
      InputList list = resolveBeside(out, argument);
      assertEquals(List.of("a.fits"), names(list), argument.toString());
      assertTrue(
          list.notes().get(0).startsWith("not searched, the output directory: "),
          list.notes().toString());
    }
    // Asked for by name, it is an input like any other.
    assertEquals(List.of("a_hp.fits"), names(resolveBeside(out, out)));
  }

  @Test
  void pathsAreRelativeToTheCommonDirectory() throws IOException {
    frame("n1/a.fits");
    frame("n2/deep/b.fits");
    assertEquals(
        List.of("a.fits", "b.fits"),
        List.of(
            names(resolve(directory + "/n1/a.fits")).get(0),
            names(resolve(directory + "/n2/deep")).get(0)));
    assertEquals(
        List.of("n1/a.fits", "n2/deep/b.fits"),
        names(resolve(directory + "/n1", directory + "/n2/deep/b.fits")));
    // What a directory holds does not change the paths below it.
    assertEquals(List.of("deep/b.fits"), names(resolve(directory + "/n2")));
    // A common beginning of names is no common directory.
    frame("n10/c.fits");
    assertEquals(
        List.of("n1/a.fits", "n10/c.fits"),
        names(resolve(directory + "/n1/a.fits", directory + "/n10/c.fits")));
  }

  @Test
  void anAtSignCanBeginAFileName() throws IOException {
    Path here = Files.createTempFile(Path.of(""), "@frame", ".fits").getFileName();
    try {
      assertEquals(List.of(here.toString()), names(resolve(here)));
      Path list = Files.writeString(Path.of(here.toString().substring(1)), "pom.xml\n");
      try {
        assertTrue(refusal(here).contains("could be the file or the list"), refusal(here));
      } finally {
        Files.delete(list);
      }
    } finally {
      Files.delete(here);
    }
  }
}
