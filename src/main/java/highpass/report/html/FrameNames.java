package highpass.report.html;

import highpass.job.FrameRecord;
import java.util.List;

/** Short names of frames: below the directory that all of them share. */
final class FrameNames {
  private final String directory;

  /** Names of these frames. */
  FrameNames(List<FrameRecord> records) {
    String shared = records.isEmpty() ? "" : records.get(0).frame();
    for (FrameRecord record : records) {
      shared = shared.substring(0, sharedLength(shared, record.frame()));
    }
    directory = shared.substring(0, shared.lastIndexOf('/') + 1);
  }

  private static int sharedLength(String a, String b) {
    int most = Math.min(a.length(), b.length());
    for (int i = 0; i < most; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return i;
      }
    }
    return most;
  }

  /** The shared directory, with its last slash; empty if there is none. */
  String directory() {
    return directory;
  }

  /** What the page calls a frame. */
  String of(FrameRecord record) {
    return record.frame().substring(directory.length());
  }
}
