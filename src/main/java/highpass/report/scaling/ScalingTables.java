package highpass.report.scaling;

import highpass.report.EcsvTable;

/** A study as tables that {@code astropy.table.Table.read} opens. */
public final class ScalingTables {
  private static final double MEGABYTE = 1e6;

  private ScalingTables() {}

  /** One row per number of cores. */
  public static String rows(ScalingStudy study) {
    return new EcsvTable<ScalingRow>()
        .comment(study.verdict())
        .comment(recommendation(study))
        .integer("cores", ScalingRow::cores)
        .number("wall_s", "s", 6, ScalingRow::wallSeconds)
        .number("wall_min_s", "s", 6, ScalingRow::wallMinSeconds)
        .number("wall_max_s", "s", 6, ScalingRow::wallMaxSeconds)
        .number("speedup", "", 6, ScalingRow::speedup)
        .number("efficiency", "", 6, ScalingRow::efficiency)
        .number("course_speedup", "", 6, ScalingRow::courseSpeedup)
        .number("karp_flatt", "", 6, ScalingRow::karpFlatt)
        .number("amdahl_wall_s", "s", 6, ScalingRow::fitSeconds)
        .number("frame_s", "s", 6, ScalingRow::frameSeconds)
        .number("read_s", "s", 6, ScalingRow::readSeconds)
        .number("filter_s", "s", 6, ScalingRow::filterSeconds)
        .number("write_s", "s", 6, ScalingRow::writeSeconds)
        .number("idle_s", "s", 6, ScalingRow::idleSeconds)
        .number("first_wall_s", "s", 6, ScalingRow::firstWallSeconds)
        .number("startup_s", "s", 6, ScalingRow::startupSeconds)
        .integer("runs", ScalingRow::runs)
        .integer("passes", ScalingRow::passes)
        .number("task_memory", "Mbyte", 0, row -> row.taskBytes() / MEGABYTE)
        .integer("banded_frames", ScalingRow::bandedFrames)
        .write(study.rows());
  }

  /** One row per pass, in the order in which they were measured. */
  public static String passes(ScalingStudy study) {
    return new EcsvTable<ScalingPass>()
        .comment(
            "in passes 0 and 1 their JVM compiles; the study's times are those of the later ones")
        .integer("cores", ScalingPass::cores)
        .integer("repeat", ScalingPass::repeat)
        .integer("pass", ScalingPass::pass)
        .integer("frames", ScalingPass::frames)
        .number("wall_s", "s", 6, ScalingPass::wallSeconds)
        .number("frame_s", "s", 6, ScalingPass::frameSeconds)
        .number("read_s", "s", 6, ScalingPass::readSeconds)
        .number("filter_s", "s", 6, ScalingPass::filterSeconds)
        .number("write_s", "s", 6, ScalingPass::writeSeconds)
        .number("other_s", "s", 6, ScalingPass::otherSeconds)
        .number("idle_s", "s", 6, ScalingPass::idleSeconds)
        .number("startup_s", "s", 6, ScalingPass::startupSeconds)
        .number("task_memory", "Mbyte", 0, pass -> pass.taskBytes() / MEGABYTE)
        .integer("banded_frames", ScalingPass::bandedFrames)
        .write(study.passes());
  }

  static String recommendation(ScalingStudy study) {
    ScalingStudy.Recommendation advice = study.recommendation();
    return "Recommended: %s, %d core%s (%s)."
        .formatted(
            advice.option(), advice.cores(), advice.cores() == 1 ? "" : "s", advice.reason());
  }
}
