package highpass.fits;

/**
 * Where in a frame something was found, as users are told: {@code night1/a.fits: HDU 1 (SCI,1)}.
 *
 * @param frame the frame's name
 * @param hdu the HDU, {@code HDU 1 (SCI,1)}; empty for the frame as a whole
 */
record Place(String frame, String hdu) {
  static Place of(String frame) {
    return new Place(frame, "");
  }

  Place in(String label) {
    return new Place(frame, label);
  }

  FrameException error(String problem) {
    return new FrameException(frame + ": " + said(problem));
  }

  FrameException error(String problem, Throwable cause) {
    return new FrameException(frame + ": " + said(problem), cause);
  }

  FrameTooLargeException tooLarge(String problem) {
    return new FrameTooLargeException(frame + ": " + said(problem));
  }

  /** Headers may hold any bytes; a terminal should not be made to obey them. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", "?");
  }

  /** A warning's text: without the frame, whose record it stands on. */
  String said(String problem) {
    return printable(hdu.isEmpty() ? problem : hdu + ": " + problem);
  }
}
