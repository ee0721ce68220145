package highpass.filter.network;

import highpass.filter.Boundary;
import highpass.filter.BoundaryMode;
import highpass.filter.Plane;
import highpass.filter.Window;

/** Runs a program over a band of rows of one plane. */
final class StripRunner {
  private final Program program;
  private final int maxLead;
  private final Program.Step[] steps;
  private final Window window;
  private final Boundary boundary;
  private final Lanes lanes;
  private final KeyScale scale;
  private final Plane input;
  private final Plane output;
  private final int firstRow;
  private final int endRow;
  private final Strips strips;

  /**
   * Prepares a run.
   *
   * @param program the program of the window
   * @param window the window
   * @param boundary how the plane goes on beyond its edges
   * @param lanes rows of this program, of which nothing is expected
   * @param scale the scale of the plane's keys
   * @param input the plane. Not modified.
   * @param output the plane of medians
   * @param firstRow the first row of the band
   * @param endRow the row after its last one
   */
  StripRunner(
      Program program,
      Window window,
      Boundary boundary,
      Lanes lanes,
      KeyScale scale,
      Plane input,
      Plane output,
      int firstRow,
      int endRow) {
    this.program = program;
    this.window = window;
    this.boundary = boundary;
    this.lanes = lanes;
    this.scale = scale;
    this.input = input;
    this.output = output;
    this.firstRow = firstRow;
    this.endRow = endRow;
    maxLead = program.maxLead();
    steps = program.steps().toArray(new Program.Step[0]);
    int tileRows = ceilDiv(endRow - firstRow, program.tileHeight());
    int tileColumns = ceilDiv(input.width(), program.tileWidth());
    strips = Strips.cheapest(program, tileRows, tileColumns, lanes.count());
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  /**
   * Writes the medians of the band.
   *
   * @return whether all values had keys; if not, what is written is of no use
   */
  boolean run() {
    lanes.begin();
    for (int pass = 0; pass < strips.passes(); pass++) {
      for (int run = -maxLead; run < strips.stripHeight(); run++) {
        for (int[] ring : program.rings()) {
          lanes.rotate(ring);
        }
        for (Program.Input pixel : program.inputs()) {
          if (run + pixel.lead() >= 0) {
            load(pass, pixel, run + pixel.lead());
          }
        }
        if (!lanes.allFitted()) {
          return false;
        }
        for (int s = 0; s < steps.length; s++) {
          if (run + steps[s].lead() >= 0) {
            lanes.run(s, steps[s].slots());
          }
        }
        if (run >= 0) {
          store(pass, run);
        }
      }
    }
    return true;
  }

  private void load(int pass, Program.Input pixel, int tileRow) {
    int width = strips.partWidth() + program.halo();
    for (int place = 0; place < strips.abreast(); place++) {
      int strip = pass * strips.abreast() + place;
      int row = rowOf(strip, tileRow) + pixel.row() - window.above();
      int column = columnOf(strip) + pixel.column() - window.left();
      stageRow(place * width, width, row, column);
    }
    lanes.load(pixel.slot(), scale);
  }

  /** Stages every tile-width-th pixel of a row, which may lie outside of the plane, into lanes. */
  private void stageRow(int lane, int n, int row, int column) {
    BoundaryMode mode = boundary.mode();
    int y = mode.source(row, input.height());
    if (y == BoundaryMode.NO_SOURCE) {
      lanes.stage(lane, lane + n, boundary.outside());
      return;
    }
    int stride = program.tileWidth();
    int width = input.width();
    int start = y * width;
    int inside = Math.min(n, column < 0 ? ceilDiv(-column, stride) : 0);
    int outside = Math.max(inside, Math.min(n, ceilDiv(width - column, stride)));
    for (int i = 0; i < n; i++) {
      if (i == inside) {
        int from = start + column + i * stride;
        lanes.stage(lane + i, outside - inside, input.pixels(), from, stride);
        i = outside;
      }
      if (i < n) {
        int x = mode.source(column + i * stride, width);
        double value = x == BoundaryMode.NO_SOURCE ? boundary.outside() : input.pixels()[start + x];
        lanes.stage(lane + i, lane + i + 1, value);
      }
    }
  }

  private void store(int pass, int tileRow) {
    for (int y = 0; y < program.tileHeight(); y++) {
      for (int x = 0; x < program.tileWidth(); x++) {
        lanes.unload(program.medians()[y * program.tileWidth() + x], scale);
        for (int place = 0; place < strips.abreast(); place++) {
          int strip = pass * strips.abreast() + place;
          int lane = place * (strips.partWidth() + program.halo());
          unstageRow(lane, strip, rowOf(strip, tileRow) + y, columnOf(strip) + x);
        }
      }
    }
  }

  /** Writes every tile-width-th pixel of a row of a strip, as far as it is in the band. */
  private void unstageRow(int lane, int strip, int row, int column) {
    int stride = program.tileWidth();
    int width = output.width();
    int n = Math.min(strips.partWidth(), ceilDiv(width - column, stride));
    if (n > 0 && row >= firstRow && row < endRow && row < rowOf(strip, strips.stripHeight())) {
      lanes.unstage(lane, n, output.pixels(), row * width + column, stride);
    }
  }

  /** The first row of a row of tiles. Strips that do not exist get rows below the band. */
  private int rowOf(int strip, int tileRow) {
    int stripRow = strip / strips.parts() * strips.stripHeight();
    return firstRow + (stripRow + tileRow) * program.tileHeight();
  }

  private int columnOf(int strip) {
    return strip % strips.parts() * strips.partWidth() * program.tileWidth();
  }
}
