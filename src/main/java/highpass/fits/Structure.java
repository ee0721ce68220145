package highpass.fits;

import java.util.ArrayList;
import java.util.List;

/**
 * What the mandatory keywords say of an HDU (FITS standard 4.0, sections 4.4.1 and 7), checked.
 *
 * @param extension XTENSION's value, empty for the primary HDU
 * @param type the type of the data's elements
 * @param axes NAXIS1, NAXIS2, ...: the fastest first
 * @param dataBytes size of the data without their padding
 * @param randomGroups whether these are random groups rather than an image
 */
record Structure(
    String extension, StoredType type, List<Long> axes, long dataBytes, boolean randomGroups) {
  /** The largest NAXIS (section 4.4.1.1). */
  static final int MAX_AXES = 999;

  static final int BLOCK = 2880;

  static Structure of(Header header, Place place) throws FrameException {
    String extension = extension(header, place);
    boolean primary = extension.isEmpty();
    long bitpix = required(header, "BITPIX", place);
    StoredType type = StoredType.ofBitpix(bitpix);
    if (type == null) {
      throw place.error(
          "BITPIX = %d is none of 8, 16, 32, 64, -32 and -64; the header is damaged"
              .formatted(bitpix));
    }
    List<Long> axes = axes(header, place);
    boolean randomGroups =
        primary && !axes.isEmpty() && axes.get(0) == 0 && header.isTrue("GROUPS");
    boolean image = extension.equals("IMAGE") || (primary && !randomGroups);
    long parameters = count(header, "PCOUNT", 0, image, place);
    long groups = count(header, "GCOUNT", 1, image, place);
    if (image && (parameters != 0 || groups != 1)) {
      throw place.error(
          "an image with PCOUNT = %d and GCOUNT = %d, which must be 0 and 1; the header is damaged"
              .formatted(parameters, groups));
    }
    long bytes = dataBytes(type, axes, randomGroups, parameters, groups, place);
    return new Structure(extension, type, List.copyOf(axes), bytes, randomGroups);
  }

  /** Whether the data are an image with two or more axes, none of them empty. */
  boolean hasPlanes() {
    return (extension.equals("IMAGE") || (extension.isEmpty() && !randomGroups))
        && axes.size() >= 2
        && !axes.contains(0L);
  }

  /** Bytes that fill the data up to a whole block. */
  int padding() {
    return padding(dataBytes);
  }

  static int padding(long bytes) {
    return (int) ((BLOCK - bytes % BLOCK) % BLOCK);
  }

  private static String extension(Header header, Place place) throws FrameException {
    Card first = header.card(0);
    if (first.is("SIMPLE")) {
      if (!"T".equals(first.token())) {
        throw place.error(
            "SIMPLE is not T: the file says that it does not keep to the standard; convert it first");
      }
      return "";
    }
    String name = first.string();
    if (name == null || name.isEmpty()) {
      throw place.error("XTENSION names no kind of extension; the header is damaged");
    }
    return name;
  }

  private static List<Long> axes(Header header, Place place) throws FrameException {
    long count = required(header, "NAXIS", place);
    if (count < 0 || count > MAX_AXES) {
      throw place.error(
          "NAXIS = %d is not between 0 and %d; the header is damaged".formatted(count, MAX_AXES));
    }
    List<Long> axes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      long length = required(header, "NAXIS" + i, place);
      if (length < 0) {
        throw place.error("NAXIS%d = %d is negative; the header is damaged".formatted(i, length));
      }
      axes.add(length);
    }
    return axes;
  }

  private static long count(
      Header header, String keyword, long otherwise, boolean optional, Place place)
      throws FrameException {
    if (optional && header.find(keyword) == null) {
      return otherwise;
    }
    long value = required(header, keyword, place);
    if (value < 0) {
      throw place.error("%s = %d is negative; the header is damaged".formatted(keyword, value));
    }
    return value;
  }

  private static long required(Header header, String keyword, Place place) throws FrameException {
    Card card = header.find(keyword);
    if (card == null) {
      throw place.error(
          "the mandatory card %s is missing; the header is damaged".formatted(keyword));
    }
    Long value = card.integer();
    if (value == null) {
      throw place.error(
          "%s = %s is not %s; the header is damaged"
              .formatted(
                  keyword,
                  card.token() == null ? "(nothing)" : card.token(),
                  card.isInteger() ? "an integer of at most 63 bits" : "an integer"));
    }
    return value;
  }

  /** |BITPIX| / 8 * GCOUNT * (PCOUNT + NAXIS1 * NAXIS2 * ...), sections 4.4.1 and 6.1. */
  private static long dataBytes(
      StoredType type,
      List<Long> axes,
      boolean randomGroups,
      long parameters,
      long groups,
      Place place)
      throws FrameException {
    List<Long> factors = randomGroups ? axes.subList(1, axes.size()) : axes;
    try {
      long elements = factors.isEmpty() || factors.contains(0L) ? 0 : 1;
      if (elements != 0) {
        for (long length : factors) {
          elements = Math.multiplyExact(elements, length);
        }
      }
      long inGroup = Math.addExact(elements, parameters);
      long bytes = Math.multiplyExact(Math.multiplyExact(inGroup, groups), (long) type.bytes());
      Math.addExact(bytes, BLOCK); // the padding must not overflow either
      return bytes;
    } catch (ArithmeticException e) {
      throw place.error(
          "axes %s of %d-bit values, PCOUNT = %d and GCOUNT = %d are more bytes than any file has; the header is damaged"
              .formatted(axes, 8 * type.bytes(), parameters, groups),
          e);
    }
  }
}
