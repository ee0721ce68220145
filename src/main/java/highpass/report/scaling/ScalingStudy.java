package highpass.report.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * The study: all passes, one row per number of cores, the fit, the verdict and the recommendation.
 *
 * @param passes all that was measured, in the order in which it was
 * @param rows by number of cores, beginning with 1
 * @param fit Amdahl's law for the numbers of cores that the machine has, null if that is only one
 * @param verdict a sentence that answers whether the gain is linear
 * @param recommendation which number of cores to use, and why
 */
public record ScalingStudy(
    List<ScalingPass> passes,
    List<ScalingRow> rows,
    AmdahlFit fit,
    String verdict,
    Recommendation recommendation) {

  /**
   * Which number of cores to use.
   *
   * @param cores the smallest number within a given share of the best
   * @param option how Spark is told to use it
   * @param reason why not more
   */
  public record Recommendation(int cores, String option, String reason) {}

  /** Copies the lists. */
  public ScalingStudy {
    passes = List.copyOf(passes);
    rows = List.copyOf(rows);
  }

  /**
   * Works out the study.
   *
   * @param passes at least one of the steady state for every number of cores, and for one core
   * @param processors of the machine or cluster
   * @param option how Spark is told to use so many cores
   * @param within how far behind the best time the recommended one may be, 0.05 for 5 %
   */
  public static ScalingStudy of(
      List<ScalingPass> passes, int processors, IntFunction<String> option, double within) {
    TreeMap<Integer, List<ScalingPass>> byCores = new TreeMap<>();
    for (ScalingPass pass : passes) {
      byCores.computeIfAbsent(pass.cores(), n -> new ArrayList<>()).add(pass);
    }
    if (byCores.firstKey() != 1) {
      throw new IllegalArgumentException("a scaling study needs the time on one core");
    }
    List<AmdahlFit.Point> points = points(passes, processors);
    boolean several = points.stream().anyMatch(p -> p.cores() > 1);
    AmdahlFit fit = several ? AmdahlFit.of(points) : null;
    ScalingRow one = row(byCores.get(1), null, fit);
    List<ScalingRow> rows = new ArrayList<>();
    for (List<ScalingPass> same : byCores.values()) {
      rows.add(row(same, one, fit));
    }
    return new ScalingStudy(
        passes,
        rows,
        fit,
        Verdict.of(rows, fit, processors),
        Verdict.recommend(rows, processors, option, within));
  }

  /** Amdahl's law speaks of cores that there are. */
  private static List<AmdahlFit.Point> points(List<ScalingPass> passes, int processors) {
    return passes.stream()
        .filter(p -> p.isSteady() && p.cores() <= processors)
        .map(p -> new AmdahlFit.Point(p.cores(), p.wallSeconds()))
        .toList();
  }

  private static ScalingRow row(List<ScalingPass> same, ScalingRow one, AmdahlFit fit) {
    List<ScalingPass> steady = same.stream().filter(ScalingPass::isSteady).toList();
    List<ScalingPass> first = same.stream().filter(p -> p.pass() == 0).toList();
    int cores = same.get(0).cores();
    int frames = same.get(0).frames();
    double wall = median(steady, ScalingPass::wallSeconds);
    double frame = median(steady, ScalingPass::frameSeconds);
    double oneWall = one == null ? wall : one.wallSeconds();
    double oneFrame = one == null ? frame : one.frameSeconds();
    double speedup = oneWall / wall;
    double karpFlatt = cores == 1 ? Double.NaN : (1 / speedup - 1.0 / cores) / (1 - 1.0 / cores);
    return new ScalingRow(
        cores,
        first.size(),
        steady.size(),
        wall,
        steady.stream().mapToDouble(ScalingPass::wallSeconds).min().orElseThrow(),
        steady.stream().mapToDouble(ScalingPass::wallSeconds).max().orElseThrow(),
        speedup,
        speedup / cores,
        frames * oneFrame / wall,
        karpFlatt,
        fit == null ? Double.NaN : fit.wallSeconds(cores),
        frame,
        median(steady, ScalingPass::readSeconds),
        median(steady, ScalingPass::filterSeconds),
        median(steady, ScalingPass::writeSeconds),
        median(steady, ScalingPass::idleSeconds),
        median(first, ScalingPass::wallSeconds),
        median(first, ScalingPass::startupSeconds),
        same.get(0).taskBytes(),
        same.stream().mapToInt(ScalingPass::bandedFrames).max().orElseThrow());
  }

  static double median(List<ScalingPass> passes, ToDoubleFunction<ScalingPass> value) {
    double[] sorted = passes.stream().mapToDouble(value).toArray();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The row of the recommended number of cores. */
  public ScalingRow recommendedRow() {
    return rows.stream()
        .filter(row -> row.cores() == recommendation.cores())
        .findFirst()
        .orElseThrow();
  }

  /** The row with the shortest time. */
  public ScalingRow bestRow() {
    return rows.stream().min(Comparator.comparingDouble(ScalingRow::wallSeconds)).orElseThrow();
  }
}
