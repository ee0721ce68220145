package highpass.fits;

import java.io.IOException;
import java.util.List;

final class FrameScan {
  private final ReadOptions options;
  private final Place place;
  private final UnpackedInput input;
  private final long fileLength;

  FrameScan(ReadOptions options, Place place, UnpackedInput input, long fileLength) {
    this.options = options;
    this.place = place;
    this.input = input;
    this.fileLength = fileLength;
  }

  Frame frame() throws IOException, FrameException {
    if (input.stream().read() < 0 && fileLength <= 0 && options.memoryBudget() > 0) {
      throw place.error("the file is empty");
    }
    return new Frame(place.frame(), List.of(), List.of(), 0);
  }
}
