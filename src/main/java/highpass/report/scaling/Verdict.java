package highpass.report.scaling;

import highpass.report.scaling.ScalingStudy.Recommendation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** What the rows of a study say, in words. */
final class Verdict {
  /** An efficiency that people call linear. */
  private static final double LINEAR = 0.95;

  /** An efficiency below which the cores' work is worth asking for. */
  private static final double NEARLY_LINEAR = 0.8;

  /** How much a phase must grow, per frame, to be called the reason for what is missing. */
  private static final double GROWTH = 1.1;

  private static final double MEGABYTE = 1e6;

  private Verdict() {}

  /** Answers "is it linear?" for the largest number of cores that the machine has. */
  static String of(List<ScalingRow> rows, AmdahlFit fit, int processors) {
    ScalingRow row = largest(rows, processors);
    if (row.cores() == 1) {
      return "Only one core was measured, so nothing can be said of the gain.";
    }
    String answer;
    if (row.efficiency() >= LINEAR) {
      answer = "Yes, the gain is linear";
    } else if (row.efficiency() >= NEARLY_LINEAR) {
      answer = "Nearly: the gain is a little less than linear";
    } else {
      answer = "No, the gain is less than linear";
    }
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%s: %d cores are %.2f times as fast as one (efficiency %.2f",
            answer, row.cores(), row.speedup(), row.efficiency()));
    text.append(spread(rows.get(0), row)).append(").");
    if (fit != null) {
      text.append(serialFraction(fit));
    }
    if (row.efficiency() < LINEAR) {
      text.append(" What is missing: ").append(cause(rows.get(0), row)).append('.');
    }
    ScalingRow last = rows.get(rows.size() - 1);
    if (last.cores() > processors) {
      text.append(
          format(
              " Beyond the machine's %d processors nothing is to be gained: %d cores are %.2f times"
                  + " as fast as one.",
              processors, last.cores(), last.speedup()));
    }
    return text.toString();
  }

  /** The range of efficiencies that the fastest and slowest passes allow. */
  private static String spread(ScalingRow one, ScalingRow row) {
    return format(
        ", %.2f to %.2f over the passes",
        one.wallMinSeconds() / row.wallMaxSeconds() / row.cores(),
        one.wallMaxSeconds() / row.wallMinSeconds() / row.cores());
  }

  private static String serialFraction(AmdahlFit fit) {
    String uncertainty =
        Double.isNaN(fit.uncertainty()) ? "" : format(" ± %.3f", fit.uncertainty());
    return format(
        " Amdahl's law fits with a serial fraction of %.3f%s.", fit.serialFraction(), uncertainty);
  }

  /** Where the cores' time beyond an equal share of one core's went. */
  private static String cause(ScalingRow one, ScalingRow row) {
    double lost = row.cores() * row.wallSeconds() - one.wallSeconds();
    double filter = row.filterSeconds() - one.filterSeconds();
    double storage =
        row.readSeconds() + row.writeSeconds() - one.readSeconds() - one.writeSeconds();
    double idle = row.idleSeconds() - one.idleSeconds();
    if (lost <= 0) {
      return "nothing beyond the scatter of the measurements";
    }
    if (filter >= storage && filter >= idle) {
      return format(
          "filtering itself takes each core %.0f %% longer when %d work (other programs, cores"
              + " that share a unit, memory bandwidth, clock)",
          100 * (row.filterSeconds() / one.filterSeconds() - 1), row.cores());
    }
    if (storage >= idle) {
      return format(
          "reading and writing take each core %.0f %% longer when %d work (the disk)",
          100
              * ((row.readSeconds() + row.writeSeconds()) / (one.readSeconds() + one.writeSeconds())
                  - 1),
          row.cores());
    }
    return format(
        "the cores wait %.0f %% of the time, for the scheduler and for each other's last frames",
        100 * row.idleSeconds() / (row.cores() * row.wallSeconds()));
  }

  private static ScalingRow largest(List<ScalingRow> rows, int processors) {
    ScalingRow largest = rows.get(0);
    for (ScalingRow row : rows) {
      if (row.cores() <= processors) {
        largest = row;
      }
    }
    return largest;
  }

  /** The smallest number of cores whose time is within that share of the best. */
  static Recommendation recommend(
      List<ScalingRow> rows, int processors, IntFunction<String> option, double within) {
    ScalingRow best =
        rows.stream().min(Comparator.comparingDouble(ScalingRow::wallSeconds)).orElseThrow();
    ScalingRow chosen =
        rows.stream()
            .filter(row -> row.wallSeconds() <= best.wallSeconds() * (1 + within))
            .findFirst()
            .orElseThrow();
    return new Recommendation(
        chosen.cores(),
        option.apply(chosen.cores()),
        reason(rows, chosen, processors, within) + memory(rows, chosen));
  }

  private static String reason(
      List<ScalingRow> rows, ScalingRow chosen, int processors, double within) {
    ScalingRow next =
        rows.stream().filter(row -> row.cores() > chosen.cores()).findFirst().orElse(null);
    if (chosen.cores() > processors) {
      return format(
          "more than the machine's %d processors, as if tasks had to wait for storage; measure again"
              + " with more repeats before you believe it",
          processors);
    }
    if (next == null) {
      return chosen.cores() < processors
          ? format(
              "the most that was measured, and still gaining; the machine has %d processors",
              processors)
          : "each core measured still gains";
    }
    double change = 100 * (next.wallSeconds() / chosen.wallSeconds() - 1);
    String gain =
        change > 0
            ? format("%d take %.1f %% longer", next.cores(), change)
            : format(
                "%d would save %.1f %%, and no number of cores more than the %.0f %% asked for",
                next.cores(), -change, 100 * within);
    if (chosen.cores() >= processors) {
      return format("the machine has %d processors; %s", processors, gain);
    }
    boolean slowStorage =
        next.readSeconds() + next.writeSeconds()
            > GROWTH * (chosen.readSeconds() + chosen.writeSeconds());
    boolean slowCores = next.filterSeconds() > GROWTH * chosen.filterSeconds();
    if (slowCores) {
      return gain + "; more cores slow each other down (shared units, memory, other programs)";
    }
    return slowStorage ? gain + "; the disk keeps no more busy" : gain;
  }

  /** What the memory of each core has to do with it; empty if nothing. */
  private static String memory(List<ScalingRow> rows, ScalingRow chosen) {
    for (ScalingRow row : rows) {
      if (row.bandedFrames() > 0) {
        String share =
            format(
                "%d of the frames are larger than the %.0f MB that each of %d cores has of the memory"
                    + " and go through in bands, which takes longer",
                row.bandedFrames(), row.taskBytes() / MEGABYTE, row.cores());
        return row.cores() > chosen.cores()
            ? "; " + share
            : "; even so, " + share + "; more memory may help";
      }
    }
    return "";
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
