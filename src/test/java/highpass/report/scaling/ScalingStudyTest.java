package highpass.report.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.figure.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScalingStudyTest {
  private static final double EXACT = 1e-12;

  /** Two JVMs with four passes each; the first two are slow and must not count. */
  private static List<ScalingPass> passes(IntToDoubleFunction wall, int... cores) {
    List<ScalingPass> passes = new ArrayList<>();
    for (int repeat = 0; repeat < 2; repeat++) {
      for (int n : cores) {
        for (int pass = 0; pass < 4; pass++) {
          double seconds = pass == 0 ? 50 : pass == 1 ? 20 : wall.applyAsDouble(n);
          double filter = 0.8 * n * seconds;
          passes.add(
              new ScalingPass(
                  n,
                  repeat,
                  pass,
                  25,
                  1.5,
                  seconds,
                  0.4,
                  0.05 * n * seconds,
                  filter,
                  0.05 * n * seconds,
                  0.02 * n * seconds,
                  800_000_000L / n,
                  0));
        }
      }
    }
    return passes;
  }

  private static ScalingStudy study(List<ScalingPass> passes, int processors, double within) {
    return ScalingStudy.of(passes, processors, n -> "local[" + n + "]", within);
  }

  @Test
  void amdahlsLawIsFoundInTimesThatFollowIt() {
    // 8 s on one core, of which 0.8 s serial: T(2) = 4.4, T(4) = 2.6, by hand.
    ScalingStudy study = study(passes(n -> 0.8 + 7.2 / n, 1, 2, 4), 4, 0.05);

    assertEquals(0.1, study.fit().serialFraction(), EXACT);
    assertEquals(0, study.fit().uncertainty(), 1e-6);
    ScalingRow two = study.rows().get(1);
    assertEquals(4.4, two.wallSeconds(), EXACT);
    assertEquals(8 / 4.4, two.speedup(), EXACT);
    assertEquals(8 / 4.4 / 2, two.efficiency(), EXACT);
    assertEquals(25 * 0.4 / 4.4, two.courseSpeedup(), EXACT);
    assertEquals(0.1, two.karpFlatt(), EXACT);
    assertEquals(0.1, study.rows().get(2).karpFlatt(), EXACT);
    assertEquals(50, two.firstWallSeconds(), EXACT);
    assertEquals(2.6, study.rows().get(2).fitSeconds(), EXACT);
  }

  @Test
  void theChartsOfManyCoresHaveNoMorePointsThanThoseOfFew() {
    ScalingStudy study = study(passes(n -> 0.8 + 7.2 / n, 1, 2, 5000), 5000, 0.05);
    for (Chart chart : ScalingCharts.of(study)) {
      for (Chart.Curve curve : chart.curves()) {
        List<Chart.Mark> marks = curve.marks();
        assertTrue(marks.size() < 1000, () -> curve.name() + ": " + marks.size());
        assertEquals(1, marks.get(0).x(), EXACT);
        assertEquals(5000, marks.get(marks.size() - 1).x(), 1e-6);
      }
    }
  }

  @Test
  void aLinearGainIsCalledLinear() {
    ScalingStudy study = study(passes(n -> 8.0 / n, 1, 2, 4), 4, 0.05);
    assertTrue(study.verdict().startsWith("Yes, the gain is linear: 4 cores are 4.00 times"));
    assertEquals(4, study.recommendation().cores());
    assertEquals(0, study.fit().serialFraction(), EXACT);
  }

  @Test
  void aGainThatStopsIsNotCalledLinear() {
    ScalingStudy study = study(passes(n -> n == 1 ? 8 : 5, 1, 2, 4), 4, 0.05);
    assertTrue(study.verdict().startsWith("No, the gain is less than linear"), study.verdict());
    assertEquals(2, study.recommendation().cores());
  }

  @Test
  void coresBeyondTheMachineAreToldApart() {
    ScalingStudy study = study(passes(n -> n == 1 ? 8 : n == 2 ? 4 : 4.4, 1, 2, 4), 2, 0.05);
    assertTrue(study.verdict().startsWith("Yes, the gain is linear: 2 cores"), study.verdict());
    assertTrue(study.verdict().contains("Beyond the machine's 2 processors"), study.verdict());
    assertEquals(0, study.fit().serialFraction(), EXACT);
    assertEquals(2, study.recommendation().cores());
    assertTrue(study.recommendation().reason().contains("4 take 10.0 % longer"));
  }

  @Test
  void theSmallestNumberWithinReachOfTheBestIsRecommended() {
    IntToDoubleFunction wall = n -> n == 1 ? 8 : n == 2 ? 4.1 : 4.0;
    assertEquals(2, study(passes(wall, 1, 2, 4), 4, 0.05).recommendation().cores());
    assertEquals(4, study(passes(wall, 1, 2, 4), 4, 0.01).recommendation().cores());
  }

  @Test
  void aSecondLoadIsSeenInTheFiltering() {
    // Another program takes a core: two of the job's threads then get what one had before.
    ScalingStudy study = study(passes(n -> n == 1 ? 8 : 8.2, 1, 2), 2, 0.05);
    assertTrue(study.verdict().startsWith("No, the gain is less than linear"), study.verdict());
    String cause = "filtering itself takes each core 105 % longer when 2 work (other programs";
    assertTrue(study.verdict().contains(cause), study.verdict());
    assertEquals(1, study.recommendation().cores());
    assertEquals("local[1]", study.recommendation().option());
    String reason = study.recommendation().reason();
    assertTrue(reason.startsWith("2 take 2.5 % longer; more cores slow each other down"), reason);
  }

  @Test
  void aSlowDiskIsSeenInReadingAndWriting() {
    List<ScalingPass> passes = new ArrayList<>();
    for (int n : new int[] {1, 2, 4}) {
      for (int pass = 0; pass < 4; pass++) {
        double wall = n == 1 ? 10 : 6;
        double storage = n == 1 ? 4 : wall * n - 6;
        passes.add(
            new ScalingPass(
                n, 0, pass, 25, 1, wall, 0.4, storage / 2, 6, storage / 2, 0, 1_000_000, 0));
      }
    }
    ScalingStudy study = study(passes, 4, 0.05);
    assertTrue(study.verdict().contains("reading and writing take each core"), study.verdict());
    assertEquals(2, study.recommendation().cores());
    assertTrue(study.recommendation().reason().endsWith("; the disk keeps no more busy"));
  }

  @Test
  void framesThatOutgrowTheirShareOfTheMemoryAreAReason() {
    List<ScalingPass> passes =
        passes(n -> n == 1 ? 8 : 4.1, 1, 2, 4).stream()
            .map(pass -> pass.cores() < 4 ? pass : banded(pass, 7))
            .toList();
    String reason = study(passes, 4, 0.05).recommendation().reason();
    assertTrue(
        reason.contains("7 of the frames are larger than the 200 MB that each of 4 cores has"),
        reason);
    assertFalse(
        study(passes(n -> n == 1 ? 8 : 4.1, 1, 2, 4), 4, 0.05)
            .recommendation()
            .reason()
            .contains("MB"));
    List<ScalingPass> always = passes.stream().map(pass -> banded(pass, 7)).toList();
    assertTrue(study(always, 4, 0.05).recommendation().reason().endsWith("more memory may help"));
  }

  private static ScalingPass banded(ScalingPass pass, int frames) {
    return new ScalingPass(
        pass.cores(),
        pass.repeat(),
        pass.pass(),
        pass.frames(),
        pass.startupSeconds(),
        pass.wallSeconds(),
        pass.frameSeconds(),
        pass.readSeconds(),
        pass.filterSeconds(),
        pass.writeSeconds(),
        pass.otherSeconds(),
        pass.taskBytes(),
        frames);
  }

  @Test
  void oneCoreAloneSaysNothingOfTheGain() {
    ScalingStudy study = study(passes(n -> 8, 1), 4, 0.05);
    assertTrue(study.verdict().startsWith("Only one core"), study.verdict());
    assertEquals(null, study.fit());
  }

  @Test
  void theTimeOnOneCoreIsNeeded() {
    assertThrows(IllegalArgumentException.class, () -> study(passes(n -> 8.0 / n, 2, 4), 4, 0.05));
  }

  @Test
  void uncertaintyComesFromTheScatter() {
    // Residuals of +-0.1 about T = 4 / N at N = 1 and N = 2, two points each. By hand: variance
    // 0.04 / 2, mean of 1/N 0.75, sum of squares 0.25; var(parallel) = 0.08, var(serial) = 0.02 *
    // (1/4 + 0.75^2 / 0.25) = 0.05, covariance = -0.06; fraction = 0 +- sqrt(0.05) / 4.
    AmdahlFit fit =
        AmdahlFit.of(
            List.of(
                new AmdahlFit.Point(1, 4.1),
                new AmdahlFit.Point(1, 3.9),
                new AmdahlFit.Point(2, 2.1),
                new AmdahlFit.Point(2, 1.9)));
    assertEquals(0, fit.serialFraction(), EXACT);
    assertEquals(4, fit.parallelSeconds(), EXACT);
    assertEquals(Math.sqrt(0.05) / 4, fit.uncertainty(), EXACT);
  }

  @Test
  void idleTimeIsWhatTheCoresDidNotSpendOnFrames() {
    ScalingPass pass = new ScalingPass(2, 0, 1, 25, 1, 10, 0.4, 1, 12, 2, 0.5, 1, 0);
    assertEquals(20 - 15.5, pass.idleSeconds(), EXACT);
  }

  @Test
  void tablesHoldTheStudy() {
    ScalingStudy study = study(passes(n -> 8.0 / n, 1, 2), 2, 0.05);
    String rows = ScalingTables.rows(study);
    assertTrue(rows.contains("\ncores,wall_s,wall_min_s,wall_max_s,speedup,efficiency,"), rows);
    assertTrue(rows.contains("\n2,4.000000,4.000000,4.000000,2.000000,1.000000,"), rows);
    assertEquals(16, ScalingTables.passes(study).lines().filter(l -> l.matches("\\d.*")).count());
    assertTrue(ScalingText.of(study, "a machine").contains(study.verdict()));
  }
}
