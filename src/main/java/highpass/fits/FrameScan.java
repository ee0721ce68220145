package highpass.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The reading of one frame, HDU by HDU. */
final class FrameScan {
  private static final int MAX_WARNINGS = 20;

  private final ReadOptions options;
  private final Place frame;
  private final SourceInput source;
  private final UnpackedInput in;
  private final FrameSpace space;
  private final long fileLength;
  private final MemoryNeed memory;
  private final List<Hdu> hdus = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int hdusRead;
  private long position;

  /**
   * A reading that has not begun.
   *
   * @param source the file as it stands
   * @param in the same, through its outer compression
   * @param fileLength length of the file as it stands, or -1 if that is not known
   * @param space where the frame is to be kept
   */
  FrameScan(
      ReadOptions options,
      Place frame,
      SourceInput source,
      UnpackedInput in,
      long fileLength,
      FrameSpace space) {
    this.options = options;
    this.frame = frame;
    this.source = source;
    this.in = in;
    boolean compressed = in.compression() != OuterCompression.NONE;
    this.fileLength = compressed || fileLength < 0 ? Long.MAX_VALUE : fileLength;
    this.space = space;
    this.memory = new MemoryNeed(options, space);
  }

  Frame read() throws IOException, FrameException {
    byte[] block = new byte[Structure.BLOCK];
    while (true) {
      int got = in.readNBytes(block, 0, block.length);
      if (hdus.isEmpty()) {
        requireSomethingWithin(got);
        NotFits.refuse(block, got, frame);
      } else if (got == 0) {
        break;
      } else if (!startsExtension(block, got)) {
        new TrailingBytes(in, hdus.get(hdus.size() - 1)).check(block, got, warnings);
        break;
      }
      hdus.add(readHdu(block, got));
    }
    if (in.hasTrailingGarbage()) {
      warnings.add("bytes after the %s data are left out".formatted(in.compression().title()));
    }
    requireSelection();
    if (options.strict() && !warnings.isEmpty()) {
      throw frame.error(String.join("; ", firstOf(warnings)));
    }
    // Read to its end, whatever stands there: the output tells which file it was made of.
    return new Frame(frame.frame(), hdus, firstOf(warnings), space, memory.bytes(), source.drain());
  }

  private void requireSomethingWithin(int got) throws FrameException {
    if (got == 0 && in.compression() != OuterCompression.NONE) {
      throw frame.error(
          "nothing is within the %s data; get the file again".formatted(in.compression().title()));
    }
  }

  /** Warnings travel to the driver, and a frame may have thousands of HDUs. */
  private static List<String> firstOf(List<String> warnings) {
    if (warnings.size() <= MAX_WARNINGS) {
      return warnings;
    }
    List<String> first = new ArrayList<>(warnings.subList(0, MAX_WARNINGS));
    first.add("%d more warnings".formatted(warnings.size() - MAX_WARNINGS));
    return first;
  }

  private static boolean startsExtension(byte[] block, int length) {
    return new String(block, 0, length, StandardCharsets.ISO_8859_1).startsWith("XTENSION");
  }

  private Hdu readHdu(byte[] block, int got) throws IOException, FrameException {
    int index = hdusRead++;
    Place place = frame.in("HDU " + index);
    Header header = new HeaderScan(in, memory, place, warnings).read(block, got);
    position += header.blocks().length;
    String name = header.string("EXTNAME", "");
    place = frame.in(label(index, name, header));
    Structure structure = Structure.of(header, place);
    boolean selected = options.hdus().selects(index, name, header.integer("EXTVER", 1));
    CompressedImage compressed = null;
    if (selected && CompressedImage.isIn(header, structure)) {
      Hdu primary = index == 1 ? hdus.get(0) : null;
      compressed = new CompressedImage(header, structure, primary, place);
    }
    Header imageHeader = compressed == null ? header : compressed.header();
    Structure image = compressed == null ? structure : compressed.structure();
    boolean filtered = selected && image.hasPlanes();
    requireWithinFile(structure, place);
    memory.addHdu(header.blocks().length, structure.dataBytes(), place);
    if (compressed != null) {
      memory.addHdu(imageHeader.blocks().length, image.dataBytes(), place);
      memory.requireForNow(compressed.workBytes(), place);
    }
    Scaling scaling = null;
    if (filtered) {
      ImageHdu.requirePlaneFits(image.axes(), space, place);
      scaling = Scaling.of(imageHeader, image.type(), place);
      memory.addImage(image, options.type().resolve(image.type(), scaling), place);
    }
    Hdu hdu = readData(index, header, structure, filtered, place);
    if (compressed != null) {
      hdu = compressed.read(hdu, space, warnings);
      if (compressed.replacesPrimary()) {
        hdus.clear();
      }
    }
    return filtered ? new ImageHdu(hdu, scaling) : hdu;
  }

  private Hdu readData(int index, Header header, Structure structure, boolean image, Place place)
      throws IOException, FrameException {
    boolean packed = in.compression() != OuterCompression.NONE;
    HeaderWatch watch = new HeaderWatch(in);
    StoredData data =
        space.read(watch, packed ? FrameSpace.NOWHERE : position, structure.dataBytes());
    // Files within files are no damage, but they are not images.
    if (image && watch.found() != HeaderWatch.NONE) {
      throw place.error(
          "another HDU begins within its data, at byte %d: bytes of the file are missing; get it again"
              .formatted(watch.found()));
    }
    if (data.length() < structure.dataBytes()) {
      throw cutShort(structure.dataBytes(), data.length(), place);
    }
    byte[] padding = padding(structure);
    position += data.length() + padding.length;
    Hdu hdu = new Hdu(index, place, header, structure, data, padding);
    warnings.addAll(HduCheck.warnings(hdu));
    return hdu;
  }

  /** What stands in the file, or what the standard asks for where the file ends before it. */
  private byte[] padding(Structure structure) throws IOException {
    byte[] padding = new byte[structure.padding()];
    int got = in.readNBytes(padding, 0, padding.length);
    boolean text = structure.extension().equals("TABLE");
    Arrays.fill(padding, got, padding.length, (byte) (text ? ' ' : 0));
    return padding;
  }

  private static String label(int index, String name, Header header) {
    if (name.isEmpty()) {
      return "HDU " + index;
    }
    Card version = header.find("EXTVER");
    boolean numbered = version != null && version.integer() != null;
    return "HDU %d (%s%s)".formatted(index, name, numbered ? "," + version.integer() : "");
  }

  private void requireWithinFile(Structure structure, Place place) throws FrameException {
    long held = Math.max(0, fileLength - position);
    if (structure.dataBytes() > held) {
      throw cutShort(structure.dataBytes(), held, place);
    }
  }

  private static FrameException cutShort(long promised, long held, Place place) {
    return place.error(
        "the header promises %d bytes of data, the file holds only %d; get the whole file"
            .formatted(promised, held));
  }

  /** Refuses a frame that has no image of the kind that was asked for. */
  private void requireSelection() throws FrameException {
    if (hdus.stream().anyMatch(ImageHdu.class::isInstance)) {
      return;
    }
    if (options.hdus().isAll()) {
      warnings.add("no image of two or more axes: nothing was filtered");
      return;
    }
    List<String> images = new ArrayList<>();
    for (Hdu hdu : hdus) {
      if (hdu.structure().hasPlanes() || CompressedImage.isIn(hdu.header(), hdu.structure())) {
        images.add(hdu.label());
      }
    }
    throw frame.error(
        "no image of two or more axes is called %s; %s"
            .formatted(
                options.hdus(),
                images.isEmpty()
                    ? "the frame has none"
                    : "there are " + String.join(", ", images)));
  }
}
