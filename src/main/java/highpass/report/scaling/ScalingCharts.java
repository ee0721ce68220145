package highpass.report.scaling;

import highpass.figure.Chart;
import highpass.figure.Chart.Curve;
import highpass.figure.Chart.Mark;
import highpass.figure.Chart.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A study as two charts: wall time, and speed-up, against the number of cores. */
public final class ScalingCharts {
  /** As many as make a smooth curve, whatever the number of cores. */
  private static final int STEPS = 200;

  private ScalingCharts() {}

  /** The charts; the bars reach over all steady passes. */
  public static List<Chart> of(ScalingStudy study) {
    List<ScalingRow> rows = study.rows();
    ScalingRow one = rows.get(0);
    List<Curve> times = new ArrayList<>();
    times.add(
        new Curve(
            "measured, with range",
            Style.MEASURED,
            rows.stream()
                .map(
                    r ->
                        new Mark(
                            r.cores(), r.wallSeconds(), r.wallMinSeconds(), r.wallMaxSeconds()))
                .toList()));
    List<Curve> gains = new ArrayList<>();
    gains.add(
        new Curve(
            "measured, with range",
            Style.MEASURED,
            rows.stream()
                .map(
                    r ->
                        new Mark(
                            r.cores(),
                            r.speedup(),
                            one.wallSeconds() / r.wallMaxSeconds(),
                            one.wallSeconds() / r.wallMinSeconds()))
                .toList()));
    if (study.fit() != null) {
      AmdahlFit fit = study.fit();
      times.add(computed("Amdahl's law", Style.LINE, rows, fit::wallSeconds));
      gains.add(
          computed("Amdahl's law", Style.LINE, rows, n -> fit.wallSeconds(1) / fit.wallSeconds(n)));
    }
    times.add(computed("linear", Style.DASHED, rows, n -> one.wallSeconds() / n));
    gains.add(computed("linear", Style.DASHED, rows, n -> n));
    String frames = study.passes().get(0).frames() + " frames";
    return List.of(
        new Chart("Wall time for " + frames, "Cores", "Seconds", times),
        new Chart("Speed-up over one core", "Cores", "T(1) / T(N)", gains));
  }

  /** At many numbers, since the laws are curves; closer together at few cores, where they bend. */
  private static Curve computed(
      String name, Style style, List<ScalingRow> rows, DoubleUnaryOperator law) {
    int most = rows.get(rows.size() - 1).cores();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double n = Math.pow(most, (double) i / STEPS);
      marks.add(Mark.at(n, law.applyAsDouble(n)));
    }
    return new Curve(name, style, marks);
  }
}
