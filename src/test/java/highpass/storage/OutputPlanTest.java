package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPlanTest {
  @TempDir private Path directory;

  private final FrameStore store = new FrameStore(new Configuration(false));
  private Path in;
  private Path out;

  @BeforeEach
  void inputsAndOutputs() throws IOException {
    in = Files.createDirectory(directory.resolve("in"));
    out = directory.resolve("out");
  }

  private Path frame(String name) throws IOException {
    Path file = in.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private OutputPlan plan(Existing existing, Object... arguments) {
    return plan(new OutputOptions(out.toString(), "_hp", false, existing), arguments);
  }

  private OutputPlan plan(OutputOptions options, Object... arguments) {
    List<String> inputs =
        arguments.length == 0
            ? List.of(in.toString())
            : Stream.of(arguments).map(Object::toString).toList();
    return OutputPlan.of(InputList.resolve(inputs, options.directory(), store), options, store);
  }

  private String refusal(Existing existing, Object... arguments) {
    String message =
        assertThrows(PlanException.class, () -> plan(existing, arguments)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  private List<String> outputs(OutputPlan plan) {
    return plan.frames().stream()
        .map(f -> FrameStore.display(f.output()).substring(out.toString().length() + 1))
        .toList();
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void theTreeIsKeptAndNothingIsCreated() throws IOException {
    for (String name : List.of("n1/a.fits.gz", "n1/b.FIT", "n2/c d#.fts", "n2/plain.fits")) {
      frame(name);
    }
    List<String> before = everything();
    OutputPlan plan = plan(Existing.REFUSE);
    assertEquals(
        List.of("n1/a_hp.fits", "n1/b_hp.fits", "n2/c d#_hp.fits", "n2/plain_hp.fits"),
        outputs(plan));
    assertEquals(before, everything());
    PlannedFrame second = plan.frames().get(1);
    assertEquals(1, second.index());
    assertEquals("n1/b.FIT", second.input().relative());
    assertTrue(second.background().isEmpty());
    assertFalse(second.outputExists());
    assertEquals(out + "/timings.ecsv", FrameStore.display(plan.fileInDirectory("timings.ecsv")));
    plan.prepare();
    assertTrue(Files.isDirectory(out));
    try (Stream<Path> content = Files.list(out)) {
      assertEquals(0, content.count());
    }
  }

  @Test
  void suffixAndBackground() throws IOException {
    Path frame = frame("a.fits");
    PlannedFrame planned =
        plan(new OutputOptions(out.toString(), "", true, Existing.REFUSE), frame).frames().get(0);
    assertEquals(out + "/a.fits", FrameStore.display(planned.output()));
    assertEquals(
        out + "/a_background.fits", FrameStore.display(planned.background().orElseThrow()));
    planned =
        plan(new OutputOptions(out.toString(), " 50%", false, Existing.REFUSE), frame)
            .frames()
            .get(0);
    assertEquals(out + "/a 50%.fits", FrameStore.display(planned.output()));
    for (String suffix : List.of("/../x", "a\\b", "\n")) {
      assertThrows(
          PlanException.class, () -> new OutputOptions("out", suffix, false, Existing.REFUSE));
    }
    assertThrows(
        PlanException.class, () -> new OutputOptions("out", "_background", true, Existing.REFUSE));
    assertThrows(PlanException.class, () -> new OutputOptions(" ", "", true, Existing.REFUSE));
  }

  @Test
  void framesThatDifferInTheirEndingsOnlyKeepTheirWholeNames() throws IOException {
    Path plain = frame("a.fits");
    Path packed = frame("a.fits.gz");
    frame("b.fits.gz");
    OutputPlan plan = plan(Existing.REFUSE);
    assertEquals(List.of("a.fits_hp.fits", "a.fits.gz_hp.fits", "b_hp.fits"), outputs(plan));
    assertEquals(
        List.of(
            "written under their whole names, since they differ in their endings only: %s, %s"
                .formatted(plain, packed)),
        plan.notes());
    assertEquals(List.of("a_hp.fits"), outputs(plan(Existing.REFUSE, packed)));
    assertEquals(List.of(), plan(Existing.REFUSE, packed).notes());
    // One whose short name has become another's whole one gives way, and that may go on.
    frame("a.fits.fits");
    frame("a.fits.fits.fits");
    plan = plan(Existing.REFUSE);
    assertEquals(5, plan.frames().size());
    assertEquals(
        List.of(
            "a.fits.fits.fits_hp.fits",
            "a.fits.fits_hp.fits",
            "a.fits.gz_hp.fits",
            "a.fits_hp.fits",
            "b_hp.fits"),
        outputs(plan).stream().sorted().toList());
  }

  @Test
  void wholeNamesHoldForBothOutputsOfAFrame() throws IOException {
    frame("a.fits");
    frame("a_background.fits");
    OutputOptions options = new OutputOptions(out.toString(), "", true, Existing.REFUSE);
    List<PlannedFrame> frames = plan(options).frames();
    assertEquals(
        List.of("a.fits.fits", "a_background.fits.fits"),
        frames.stream().map(f -> name(f.output())).toList());
    assertEquals(
        List.of("a.fits_background.fits", "a_background.fits_background.fits"),
        frames.stream().map(f -> name(f.backgroundOutput())).toList());
  }

  @Test
  void allWholeNamesOnDemand() throws IOException {
    frame("a.fits");
    frame("b.fits.gz");
    OutputOptions full =
        new OutputOptions(out.toString(), "_hp", true, Existing.REFUSE, true, OutputOptions.PLAIN);
    OutputPlan plan = plan(full);
    assertEquals(
        List.of("a.fits_hp.fits", "b.fits.gz_hp.fits"),
        plan.frames().stream().map(f -> name(f.output())).toList());
    assertEquals("a.fits_background.fits", name(plan.frames().get(0).backgroundOutput()));
    assertEquals(List.of(), plan.notes());
  }

  @Test
  void inputsOfTwoFileSystemsWithOneNameAreRefused() throws IOException {
    Path here = frame("n1/a.fits");
    Path there = frame("n2/a.fits");
    FrameStore both = new FrameStore(FaultyFileSystem.configuration());
    InputList inputs =
        InputList.resolve(
            List.of(here.toString(), "fault://host" + there.toUri().getRawPath()),
            out.toString(),
            both);
    PlanException e =
        assertThrows(
            PlanException.class,
            () ->
                OutputPlan.of(
                    inputs,
                    new OutputOptions(out.toString(), "_hp", false, Existing.REFUSE),
                    both));
    assertEquals(
        "%s and fault://host%s would both be written to %s/a.fits_hp.fits; filter them into different directories"
            .formatted(here, there, out),
        e.getMessage());
  }

  private static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  @Test
  void existingOutputsAreRefusedUnlessAgreedTo() throws IOException {
    for (int i = 1; i <= 12; i++) {
      frame("f%d.fits".formatted(i));
    }
    Files.createDirectory(out);
    for (int i = 12; i > 2; i -= 2) {
      Files.createFile(out.resolve("f%d_hp.fits".formatted(i)));
    }
    Files.createFile(out.resolve("other.fits"));
    assertEquals(
        "5 of the outputs exist already in %s: f4_hp.fits, f6_hp.fits, f8_hp.fits, …;"
                .formatted(out)
            + " --overwrite replaces them, --resume keeps those that are done",
        refusal(Existing.REFUSE));
    for (Existing agreed : List.of(Existing.OVERWRITE, Existing.RESUME)) {
      OutputPlan plan = plan(agreed);
      assertTrue(plan.replaces());
      assertEquals(
          List.of(3, 5, 7, 9, 11),
          plan.frames().stream()
              .filter(PlannedFrame::outputExists)
              .map(PlannedFrame::index)
              .toList());
    }
  }

  @Test
  void anOutputThatIsAnInputIsRefused() throws IOException {
    Path frame = frame("a.fits");
    Files.createDirectory(out);
    OutputOptions inPlace = new OutputOptions(in.toString(), "", false, Existing.OVERWRITE);
    assertTrue(
        assertThrows(PlanException.class, () -> plan(inPlace))
            .getMessage()
            .startsWith("the output %s is one of the inputs".formatted(frame)));
    Path output = out.resolve("a_hp.fits");
    Files.createSymbolicLink(output, frame);
    assertTrue(refusal(Existing.OVERWRITE).startsWith("the output " + output + " is one of"));
    Files.delete(output);
    Files.createLink(output, frame);
    assertTrue(refusal(Existing.RESUME).startsWith("the output " + output + " is one of"));
    Files.delete(output);
    // The whole output directory is another name of the inputs'.
    Files.delete(out);
    Files.createSymbolicLink(out, in);
    OutputOptions linked = new OutputOptions(out.toString(), "", false, Existing.OVERWRITE);
    assertTrue(
        assertThrows(PlanException.class, () -> plan(linked, frame))
            .getMessage()
            .contains("is one of the inputs"));
  }

  @Test
  void aLinkToSomethingElseIsReplacedNotFollowed() throws IOException {
    frame("a.fits");
    Files.createDirectory(out);
    Path treasure = Files.writeString(directory.resolve("treasure"), "gold");
    Path output = Files.createSymbolicLink(out.resolve("a_hp.fits"), treasure);
    OutputPlan plan = plan(Existing.OVERWRITE);
    store.writeText(plan.frames().get(0).output(), plan.replaces(), "new");
    assertEquals("new", Files.readString(output));
    assertFalse(Files.isSymbolicLink(output));
    assertEquals("gold", Files.readString(treasure));
  }

  @Test
  void whatIsInTheWayIsNamed() throws IOException {
    frame("n1/a.fits");
    frame("n2/b.fits");
    Files.createFile(out);
    assertEquals(
        "the output directory %1$s cannot be made: %1$s is not a directory; name another with -o"
            .formatted(out),
        refusal(Existing.OVERWRITE));
    OutputOptions below =
        new OutputOptions(out.resolve("deep/er").toString(), "_hp", false, Existing.REFUSE);
    assertTrue(
        assertThrows(PlanException.class, () -> plan(below)).getMessage().contains(out.toString()));
    Files.delete(out);
    Files.createDirectory(out);
    Files.createFile(out.resolve("n2"));
    assertTrue(refusal(Existing.OVERWRITE).startsWith(out + "/n2 is in the way"));
    Files.delete(out.resolve("n2"));
    Files.createDirectories(out.resolve("n1/a_hp.fits"));
    assertTrue(
        refusal(Existing.OVERWRITE)
            .startsWith(
                "the output %s/n1/a_hp.fits cannot be written: it is not a file".formatted(out)));
  }

  @Test
  void anUnwritableDirectoryIsRefused() throws IOException {
    Assumptions.assumeFalse(
        System.getProperty("user.name").equals("root"), "root may write anywhere");
    frame("a.fits");
    Files.createDirectory(out);
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertTrue(refusal(Existing.REFUSE).contains("no permission for " + out));
  }

  /** A file system that is read-only for everyone, the superuser included. */
  @Test
  void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs Linux");
    Path frame = frame("a.fits");
    OutputOptions options = new OutputOptions("/proc/highpass", "_hp", false, Existing.REFUSE);
    PlanException e = assertThrows(PlanException.class, () -> plan(options, frame).prepare());
    assertTrue(e.getMessage().startsWith("the output directory /proc/highpass cannot be written"));
  }

  @Test
  void framesAreShippable() throws Exception {
    frame("a b.fits");
    PlannedFrame planned = plan(Existing.REFUSE).frames().get(0);
    assertEquals(planned, Shipping.shipped(planned));
  }

  /**
   * Temporaries of a process of this host that is gone are removed, and those of other hosts after
   * an hour; those of live processes and of fresh runs elsewhere stay, as does what is not ours.
   */
  @Test
  void preparingSweepsWhatDeadRunsLeft() throws Exception {
    frame("a.fits");
    frame("n1/b.fits");
    Files.createDirectories(out.resolve("n1"));
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    String host = TemporaryName.thisHost();
    String run = "0123456789abcdef";
    Path dead = temporary("n1", new TemporaryName(host, process.pid(), run, run));
    Path live = temporary("", new TemporaryName(host, ProcessHandle.current().pid(), run, run));
    Path elsewhere = temporary("", new TemporaryName("00000000", 1, run, run));
    Path abandoned = temporary("", new TemporaryName("00000001", 1, run, run));
    Files.setLastModifiedTime(
        abandoned, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    Path foreign = Files.createFile(out.resolve(".highpass-x.tmp"));
    Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));
    assertEquals(2, plan(Existing.REFUSE).prepare());
    assertEquals(
        List.of(false, true, true, false, true),
        Stream.of(dead, live, elsewhere, abandoned, foreign).map(Files::exists).toList());
  }

  private Path temporary(String below, TemporaryName name) throws IOException {
    return Files.createFile(out.resolve(below).resolve(name.toString()));
  }

  @Test
  void theEndOfARunSweepsItsOwn() throws Exception {
    frame("a.fits");
    OutputPlan plan = plan(Existing.REFUSE);
    plan.prepare();
    Path own = Path.of(java.net.URI.create(store.temporary(plan.directory())));
    Files.createFile(own);
    FrameStore other = new FrameStore(new Configuration(false));
    Path others = Path.of(java.net.URI.create(other.temporary(plan.directory())));
    Files.createFile(others);
    assertEquals(1, plan.sweepOwn());
    assertFalse(Files.exists(own));
    assertTrue(Files.exists(others));
  }
}
