package highpass.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.job.FrameRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void framesGoToTheFirstLaneThatIsFree() {
    Schedule schedule =
        Schedule.of(
            Runs.facts(1, Runs.executor("driver", 3)),
            List.of(
                Runs.ok(0, "driver", 100, 300),
                Runs.ok(1, "driver", 110, 100),
                Runs.ok(2, "driver", 211, 150),
                Runs.ok(3, "driver", 405, 50)));
    assertEquals(
        List.of("driver core 1: 0 3", "driver core 2: 1 2", "driver core 3:"), told(schedule));
    assertEquals(0.1, schedule.firstStart(), 1e-9);
    assertEquals(1, schedule.end());
  }

  @Test
  void lanesThatNobodyKnewAreFoundByTheFramesThatOverlap() {
    Schedule schedule =
        Schedule.of(
            Runs.facts(1),
            List.of(
                Runs.ok(0, "7", 0, 100),
                Runs.ok(1, "7", 50, 100),
                Runs.ok(2, "8", 60, 10),
                Runs.ok(3, "7", 120, 100)));
    assertEquals(List.of("7 core 1: 0 3", "7 core 2: 1", "8 core 1: 2"), told(schedule));
  }

  @Test
  void startsCutToMillisecondsOpenNoLane() {
    // Ended at 100.9 ms, the next one began at 100.95 ms: recorded as 100.
    List<FrameRecord> records =
        List.of(Runs.ok(0, "7", 0, 100.9), Runs.ok(1, "7", 100, 50), Runs.ok(2, "7", 148, 50));
    assertEquals(
        List.of("7 core 1: 0 1", "7 core 2: 2"), told(Schedule.of(Runs.facts(1), records)));
    assertEquals(
        List.of("7 core 1: 0 1 2"),
        told(Schedule.of(Runs.facts(1, Runs.executor("7", 1)), records)),
        "no more lanes than the executor has");
  }

  @Test
  void framesThatWereNeverBegunAreLeftOut() {
    Schedule schedule = Schedule.of(Runs.facts(2), List.of(Runs.failed(0, "overtaken", "", 0, 0)));
    assertEquals(List.of(), told(schedule));
    assertEquals(2, schedule.end());
  }

  @Test
  void clocksThatDisagreeWidenTheSchedule() {
    Schedule schedule =
        Schedule.of(
            Runs.facts(1, Runs.executor("0", 1), Runs.executor("1", 1)),
            List.of(Runs.ok(0, "0", -500, 100), Runs.ok(1, "1", 2500, 500)));
    assertEquals(-0.5, schedule.begin(), 1e-9);
    assertEquals(3, schedule.end(), 1e-9);
  }

  @Test
  void theLastFramesWaitIsThatOfTheFirstIdleCore() {
    Schedule schedule =
        Schedule.of(
            Runs.facts(1, Runs.executor("0", 2)),
            List.of(Runs.ok(0, "0", 0, 200), Runs.ok(1, "0", 0, 900)));
    assertEquals(0.7, schedule.lastWait(), 1e-9);
  }

  @Test
  void busyCoresAreToldApartInAnyOrderOfRecords() {
    for (int seed = 0; seed < 20; seed++) {
      List<FrameRecord> records = new ArrayList<>(Runs.busy(300, 2, 3, seed));
      Collections.shuffle(records, new Random(seed));
      Schedule schedule =
          Schedule.of(Runs.facts(9, Runs.executor("0", 3), Runs.executor("1", 3)), records);
      assertEquals(6, schedule.lanes().size(), "seed " + seed);
      int frames = 0;
      for (Lane lane : schedule.lanes()) {
        frames += lane.spans().size();
        for (int i = 1; i < lane.spans().size(); i++) {
          double gap = lane.spans().get(i).start() - lane.spans().get(i - 1).end();
          assertTrue(gap >= -1e-3, "seed " + seed + ": frames of a lane overlap by " + -gap);
        }
      }
      assertEquals(300, frames, "seed " + seed);
    }
  }

  private static List<String> told(Schedule schedule) {
    return schedule.lanes().stream()
        .map(
            lane -> {
              StringBuilder line = new StringBuilder(lane.executor() + " core " + lane.number());
              line.append(':');
              lane.spans().forEach(span -> line.append(' ').append(span.record().index()));
              return line.toString();
            })
        .toList();
  }
}
