package highpass.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.cli.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dies on a cluster, and what is left of a run then: everything but time. */
class ClusterFaultsIT {
  private static final int FRAMES = 30;

  /** Kills at random: some in every build, as many as one likes with this property. */
  private static final int KILLS = Integer.getInteger("highpass.kills", 3);

  private static final long SEED = Long.getLong("highpass.seed", 1);

  private static final String AGAIN = "--resume";

  @TempDir static Path folder;

  private static SubmitScript shell;
  private static StandaloneCluster cluster;
  private static Tree all;
  private static Invariants invariants;

  @BeforeAll
  static void start() throws Exception {
    shell = new SubmitScript(folder);
    Result made =
        shell.run(
            "generate", "-o", "frames", "--count", Integer.toString(FRAMES), "--shape", "300x400");
    assertEquals(0, made.code(), made::told);
    Result clean = shell.run("filter", "frames", "-o", "clean");
    assertEquals(0, clean.code(), clean::told);
    all = Tree.at(folder.toString(), new org.apache.hadoop.conf.Configuration());
    invariants = Invariants.of(all.below("frames"), all.below("clean"));
    cluster = new StandaloneCluster(Files.createDirectory(folder.resolve("cluster")));
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  private static SubmitScript.Run filter(String out, List<String> spark, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(cluster.options());
    words.addAll(spark);
    words.addAll(List.of("--", "filter", "frames", "-o", out));
    words.addAll(List.of(options));
    return shell.start(Map.of(), words.toArray(String[]::new));
  }

  /** Waits until the run is in the middle of its work. */
  private static void awaitMiddle(SubmitScript.Run run, String out) throws Exception {
    Await.until(() -> "some outputs of a run", () -> outputs(out) >= 2 || !run.process().isAlive());
    assertTrue(run.process().isAlive(), "the run was over before anything could happen to it");
  }

  private static int outputs(String out) throws IOException {
    return (int) all.below(out).names().stream().filter(name -> name.endsWith("_hp.fits")).count();
  }

  /** Sends a signal; false if there is no such process. */
  private static boolean signal(String signal, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    return kill.waitFor() == 0;
  }

  /** With a task a frame, and in the middle of tasks of many frames. */
  @ParameterizedTest
  @ValueSource(ints = {FRAMES, 2})
  void executorKilled(int partitions) throws Exception {
    String out = "executor" + partitions;
    try (SubmitScript.Run run = filter(out, List.of(), "--partitions", "" + partitions)) {
      awaitMiddle(run, out);
      assertTrue(cluster.executors().get(0).destroyForcibly());
      invariants.checkClean(all.below(out), run.await());
    }
  }

  @Test
  void workerLostWithItsExecutor() throws Exception {
    try (SubmitScript.Run run = filter("worker", List.of())) {
      awaitMiddle(run, "worker");
      cluster.killWorker();
      invariants.checkClean(all.below("worker"), run.await());
    } finally {
      cluster.startWorker();
    }
  }

  /** Given up by the driver, it wakes when its frames have long been done by another. */
  @Test
  void executorStoppedAndContinued() throws Exception {
    List<String> impatient =
        List.of(
            "--conf",
            "spark.executor.heartbeatInterval=500ms",
            "--conf",
            "spark.network.timeout=4s",
            "--conf",
            "spark.network.timeoutInterval=1s");
    stopAndContinue("zombie", impatient);
  }

  /** A host that is too slow: Spark has its frames done by the other one as well. */
  @Test
  void speculativeCopies() throws Exception {
    List<String> speculation =
        List.of(
            "--conf",
            "spark.speculation=true",
            "--conf",
            "spark.speculation.quantile=0.3",
            "--conf",
            "spark.speculation.interval=50ms");
    List<Map<String, String>> rows = stopAndContinue("speculation", speculation);
    assertEquals(FRAMES, rows.size());
  }

  private static List<Map<String, String>> stopAndContinue(String out, List<String> spark)
      throws Exception {
    Result result;
    ProcessHandle stopped;
    try (SubmitScript.Run run = filter(out, spark)) {
      awaitMiddle(run, out);
      stopped = cluster.executors().get(0);
      assertTrue(signal("-STOP", stopped));
      Await.until(
          () -> "all outputs of " + out, () -> outputs(out) == FRAMES || !run.process().isAlive());
      // A worker kills an executor that it has told to end and that has not within ten seconds.
      assertTrue(signal("-CONT", stopped) || !stopped.isAlive());
      result = run.await();
    }
    Await.until(() -> "the end of the executor", () -> !stopped.isAlive());
    if (hasTemporary(out, stopped)) {
      // It was killed after its run's end. What it was writing is for the next run to remove.
      assertEquals(0, result.code(), result::told);
      try (SubmitScript.Run next = filter(out, List.of(), AGAIN)) {
        return invariants.checkClean(all.below(out), next.await());
      }
    }
    return invariants.checkClean(all.below(out), result);
  }

  private static boolean hasTemporary(String out, ProcessHandle writer) throws IOException {
    return all.below(out).names().stream()
        .anyMatch(n -> n.startsWith(".highpass-") && n.contains("-" + writer.pid() + "-"));
  }

  @Test
  void twoRunsOnOneOutputDirectory() throws Exception {
    try (SubmitScript.Run one = filter("both", List.of("--total-executor-cores", "1"));
        SubmitScript.Run other = filter("both", List.of("--total-executor-cores", "1"))) {
      Result first = one.await();
      Result second = other.await();
      // The later one may have found outputs of the earlier one when it planned.
      assertTrue(first.code() == 0 || first.code() == 2, first::told);
      assertTrue(second.code() == 0 || second.code() == 2, second::told);
      assertTrue(first.code() == 0 || second.code() == 0, second::told);
      invariants.checkClean(all.below("both"), first.code() == 0 ? first : second);
    }
  }

  /** Drivers and executors, at any moment; each run goes on where the one before was ended. */
  @Test
  void killedAtRandom() throws Exception {
    Random random = new Random(SEED);
    String out = "random";
    Map<String, FileTime> whole = new HashMap<>();
    int drivers = 0;
    int executors = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (SubmitScript.Run run = filter(out, List.of(), AGAIN)) {
        int target = outputs(out) + random.nextInt(FRAMES / 3);
        Await.until(
            () -> "more outputs of a run",
            () ->
                (outputs(out) > target && !cluster.executors().isEmpty())
                    || outputs(out) == FRAMES
                    || !run.process().isAlive());
        List<ProcessHandle> there = cluster.executors();
        if (random.nextBoolean() && !there.isEmpty()) {
          there.get(random.nextInt(there.size())).destroyForcibly();
          executors++;
          invariants.checkClean(all.below(out), run.await());
        } else {
          run.kill();
          drivers++;
        }
      }
      Await.until(() -> "the end of the executors", () -> cluster.executors().isEmpty());
      invariants.checkFrames(all.below(out));
      assertUntouched(whole, out);
      if (outputs(out) == FRAMES) {
        // Nothing is left to be done: from the start.
        whole.clear();
        deleteOutputs(out);
      }
    }
    try (SubmitScript.Run run = filter(out, List.of(), AGAIN)) {
      Result result = run.await();
      invariants.checkClean(all.below(out), result);
      assertUntouched(whole, out);
    }
    System.out.printf(
        "%d drivers and %d executors killed, seed %d: all %d outputs as a clean run's%n",
        drivers, executors, SEED, FRAMES);
  }

  /** What was whole is not made again; adds what has become so. */
  private static void assertUntouched(Map<String, FileTime> whole, String out) throws IOException {
    for (String name : all.below(out).names()) {
      if (name.endsWith("_hp.fits")) {
        FileTime time = Files.getLastModifiedTime(folder.resolve(out).resolve(name));
        FileTime before = whole.putIfAbsent(name, time);
        assertTrue(before == null || before.equals(time), name + " was made twice");
      }
    }
  }

  private static void deleteOutputs(String out) throws IOException {
    for (String name : all.below(out).names()) {
      all.below(out).delete(name);
    }
  }
}
