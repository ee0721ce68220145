package highpass.cli;

import highpass.figure.Cuts;
import highpass.figure.Figure;
import highpass.figure.Limits;
import highpass.figure.Look;
import highpass.figure.Panel;
import highpass.figure.PngFile;
import highpass.filter.HighPass;
import highpass.filter.MedianFilter;
import highpass.filter.NanPixelException;
import highpass.filter.Plane;
import highpass.fits.Frame;
import highpass.fits.FrameException;
import highpass.fits.FrameReader;
import highpass.fits.ImageHdu;
import highpass.fits.ReadOptions;
import highpass.job.FilterOptions;
import highpass.storage.FrameInput;
import highpass.storage.FrameStore;
import highpass.storage.Input;
import highpass.storage.InputList;
import highpass.storage.OutputFolder;
import highpass.storage.PlanException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Draws one figure: of a frame and its filtered version, read or made on the spot. */
final class ViewRun {
  /** What the figure itself and garbage not yet collected leave to the frame. */
  private static final double SHARE_OF_HEAP = 0.6;

  private final Console console;
  private final Input original;
  private final Input filtered;
  private final String figure;
  private final boolean overwrite;
  private final FilterOptions options;
  private final FrameStore store;

  private ViewRun(
      Console console,
      Input original,
      Input filtered,
      String figure,
      boolean overwrite,
      FilterOptions options,
      FrameStore store) {
    this.console = console;
    this.original = original;
    this.filtered = filtered;
    this.figure = figure;
    this.overwrite = overwrite;
    this.options = options;
    this.store = store;
  }

  /**
   * Finds the frames and a place for the figure.
   *
   * @param filtered null if there is none
   * @throws PlanException if a frame is not there, or the figure cannot be written
   */
  static ViewRun plan(
      Console console,
      String original,
      String filtered,
      String figure,
      boolean overwrite,
      FilterOptions options,
      FrameStore store) {
    Input in = only(original, store);
    Input out = filtered == null ? null : only(filtered, store);
    String uri = claim(figure, overwrite, store);
    for (Input input : out == null ? List.of(in) : List.of(in, out)) {
      refuseInput(input, uri, store);
    }
    return new ViewRun(console, in, out, uri, overwrite, options, store);
  }

  private static Input only(String argument, FrameStore store) {
    List<Input> found = InputList.resolve(List.of(argument), null, store).inputs();
    if (found.size() != 1) {
      throw new PlanException(
          "%s stands for %d frames; name the one to be drawn".formatted(argument, found.size()));
    }
    return found.get(0);
  }

  private static String claim(String figure, boolean overwrite, FrameStore store) {
    int slash = figure.lastIndexOf('/');
    String folder = slash < 0 ? "." : figure.substring(0, slash + 1);
    return OutputFolder.claim(folder, List.of(figure.substring(slash + 1)), overwrite, store)
        .get(0);
  }

  /** A figure over a frame would be the end of that frame, also through a link. */
  private static void refuseInput(Input input, String figure, FrameStore store) {
    try {
      if (store.length(figure).isPresent()
          && InputList.resolve(List.of(input.display(), FrameStore.display(figure)), null, store)
                  .inputs()
                  .size()
              == 1) {
        throw new PlanException(
            "the figure %s is the frame %s itself; name another with -o"
                .formatted(FrameStore.display(figure), input.display()));
      }
    } catch (IOException e) {
      throw new PlanException(e.getMessage(), e);
    }
  }

  /** The figure's place, as a person reads it. */
  String figure() {
    return FrameStore.display(figure);
  }

  /**
   * Draws and writes the figure.
   *
   * @param plane which plane of the image
   * @param width the most pixels that the figure may be wide, null for the default
   * @throws FrameException if a frame cannot be read or filtered
   * @throws IOException if a frame has no such plane, or the storage fails
   */
  void draw(long plane, boolean background, boolean sameCuts, Look look, Integer width, int dpi)
      throws FrameException, IOException {
    List<Panel> panels = panels(plane, background);
    Look used = look;
    if (sameCuts) {
      Limits limits = look.cuts().of(panels.get(0).plane());
      used = new Look(look.map(), look.stretch(), Cuts.values(limits.low(), limits.high()));
    }
    BufferedImage picture =
        Figure.sideBySide(panels, used, width == null ? Figure.defaultWidth(panels) : width);
    store.write(figure, overwrite, (OutputStream out) -> PngFile.write(picture, dpi, out));
  }

  private List<Panel> panels(long index, boolean withBackground)
      throws FrameException, IOException {
    ImageHdu image = image(original);
    Plane plane = plane(original, image, index);
    Panel panel = new Panel(plane, "Original", place(original, image, index), image.unit());
    return filtered == null
        ? filteredNow(panel, image, index, withBackground)
        : filteredBefore(panel, index, withBackground);
  }

  private List<Panel> filteredNow(
      Panel original, ImageHdu image, long index, boolean withBackground) throws FrameException {
    Plane plane = original.plane();
    Plane background = median(image, plane, index);
    Plane highPass = withBackground ? copy(background) : background;
    HighPass.replaceRows(plane, highPass, 0, plane.height());
    String window =
        "window %d × %d pixels".formatted(options.window().height(), options.window().width());
    List<Panel> panels = new ArrayList<>();
    panels.add(original);
    panels.add(new Panel(highPass, "Original − median", "high-pass, " + window, original.unit()));
    if (withBackground) {
      panels.add(new Panel(background, "Median", "background, " + window, original.unit()));
    }
    return panels;
  }

  private List<Panel> filteredBefore(Panel original, long index, boolean withBackground)
      throws FrameException, IOException {
    Plane plane = original.plane();
    ImageHdu image = image(filtered);
    Plane highPass = plane(filtered, image, index);
    if (highPass.height() != plane.height() || highPass.width() != plane.width()) {
      throw new IOException(
          "%s has planes of %d x %d pixels and %s of %d x %d; they are no original and its filtered frame"
              .formatted(
                  this.original.display(),
                  plane.height(),
                  plane.width(),
                  filtered.display(),
                  highPass.height(),
                  highPass.width()));
    }
    List<Panel> panels = new ArrayList<>();
    panels.add(original);
    panels.add(new Panel(highPass, "Filtered", place(filtered, image, index), original.unit()));
    if (withBackground) {
      Plane background = copy(plane);
      HighPass.subtract(background, highPass);
      panels.add(new Panel(background, "Original − filtered", "background", original.unit()));
    }
    return panels;
  }

  private ImageHdu image(Input input) throws FrameException, IOException {
    long budget = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP);
    ReadOptions reading =
        new ReadOptions(options.hdus(), options.type(), 1, options.strict(), budget);
    Frame frame;
    try (FrameInput in = store.open(input.uri())) {
      frame = new FrameReader(reading).read(in, input.display(), in.length());
    }
    for (String warning : frame.warnings()) {
      console.note("warning: " + input.relative() + ": " + warning);
    }
    if (frame.images().isEmpty()) {
      throw new IOException(
          "%s has no image of two or more axes to be drawn".formatted(input.display()));
    }
    return frame.images().get(0);
  }

  private static Plane plane(Input input, ImageHdu image, long index)
      throws FrameException, IOException {
    if (index >= image.planeCount()) {
      throw new IOException(
          "%s: %s has no plane %d; its planes are 0 to %d"
              .formatted(input.display(), image.label(), index, image.planeCount() - 1));
    }
    Plane plane = Plane.zeros(image.height(), image.width());
    image.readPlane(index, plane);
    return plane;
  }

  private Plane median(ImageHdu image, Plane plane, long index) throws FrameException {
    Plane median = Plane.zeros(plane.height(), plane.width());
    try {
      new MedianFilter(options.window(), options.boundary(), options.nanPolicy())
          .filter(plane, median);
    } catch (NanPixelException e) {
      throw image.error(
          "plane %d has a NaN at row %d, column %d (counted from 0), and --nan fail forbids it; use --nan ignore or --nan propagate"
              .formatted(index, e.row(), e.column()));
    }
    return median;
  }

  private static Plane copy(Plane plane) {
    return new Plane(plane.pixels().clone(), plane.height(), plane.width());
  }

  /** The file's name, and what of the file it is where that could be asked. */
  private static String place(Input input, ImageHdu image, long index) {
    String path = input.relative();
    String place = path.substring(path.lastIndexOf('/') + 1);
    if (image.index() > 0) {
      place += ", " + image.label();
    }
    return image.planeCount() > 1 ? place + ", plane " + index : place;
  }
}
