package highpass.filter.network;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import highpass.filter.Window;

/** Draft. */
public final class NetworkMedian {
  private final Window window;
  private final Boundary boundary;
  private final Program program;
  private IntLanes ints;
  private LongLanes longs;

  public NetworkMedian(Window window, Boundary boundary, int th, int tw) {
    this.window = window;
    this.boundary = boundary;
    program = Scheduler.schedule(new MedianNetwork(window, th, tw));
  }

  Program program() {
    return program;
  }

  public KeyScale scale(Plane in) {
    KeyScale.Profile p = new KeyScale.Profile();
    p.add(in.pixels(), 0, in.pixels().length);
    if (boundary.mode() == BoundaryMode.CONSTANT) p.add(boundary.cval());
    return p.scale();
  }

  public boolean filter(Plane in, Plane out, boolean forceWide) {
    KeyScale s = scale(in);
    if (s == null) return false;
    boolean narrow = s.narrow() && !forceWide;
    Lanes l;
    if (narrow) {
      if (ints == null) ints = new IntLanes(program.slots());
      l = ints;
    } else {
      if (longs == null) longs = new LongLanes(program.slots());
      l = longs;
    }
    new StripRunner(program, window, boundary, l, s, in, out, 0, in.height()).run();
    return true;
  }
}
