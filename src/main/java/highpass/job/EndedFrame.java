package highpass.job;

import highpass.storage.PlannedFrame;
import java.io.Serializable;

/**
 * A frame of a run that has ended, for those who make pictures of it.
 *
 * @param frame where it is
 * @param status how it ended
 * @param reason why it is not {@link FrameStatus#OK}; empty if it is
 */
public record EndedFrame(PlannedFrame frame, FrameStatus status, String reason)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
