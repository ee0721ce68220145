package highpass.report.html;

/** The timeline with what it says in words. */
final class TimelineSection {
  private static final double CLOCKS_AGREE = 0.5;

  private final Markup page;
  private final RunFacts run;
  private final Schedule schedule;
  private final FrameNames names;

  TimelineSection(Markup page, RunFacts run, Schedule schedule, FrameNames names) {
    this.page = page;
    this.run = run;
    this.schedule = schedule;
    this.names = names;
  }

  void write() {
    if (schedule.firstStart() == schedule.end() || schedule.seconds() <= 0) {
      return;
    }
    Timeline timeline = new Timeline(page, schedule, names);
    page.leaf("h2", "Who worked when");
    page.open("p", "class", "note");
    page.text(
        "The first frame began %s after the run’s start. At the end, the first core that ran out of frames waited %s for the last one."
            .formatted(
                Scale.time(Math.max(0, schedule.firstStart())), Scale.time(schedule.lastWait())));
    if (timeline.isAggregated()) {
      page.text(
          " There are too many frames or cores to draw each: the height of a colour is the share of the time that a phase took, in steps of %s. A red foot marks the steps in which frames failed."
              .formatted(Scale.time(timeline.columnSeconds())));
    } else {
      page.text(" Each bar is a frame; rest the pointer on it for its name and times.");
    }
    page.close().line();
    page.open("div", "class", "wide");
    timeline.draw();
    page.close().line();
    if (schedule.begin() < -CLOCKS_AGREE || schedule.end() > run.wallSeconds() + CLOCKS_AGREE) {
      page.leaf(
          "p",
          "The clocks of executors and driver disagree: frames are drawn by their executor’s clock.",
          "class",
          "note");
    }
  }
}
