package highpass.fits;

/**
 * How stored pixels become physical ones: {@code bzero + bscale * stored}, in double, each
 * operation rounded; integers equal to BLANK are undefined (FITS standard 4.0, section 4.4.2.5).
 *
 * @param bscale BSCALE, 1 if there is none
 * @param bzero BZERO, 0 if there is none
 * @param blank BLANK of an integer image, or null
 */
record Scaling(double bscale, double bzero, Long blank) {
  static Scaling of(Header header, StoredType type, Place place) throws FrameException {
    double bscale = number(header, "BSCALE", 1, place);
    if (bscale == 0) {
      throw place.error("BSCALE = 0 would make all pixels equal; correct the card");
    }
    double bzero = number(header, "BZERO", 0, place);
    Card blank = type.isInteger() ? header.find("BLANK") : null;
    if (blank == null || blank.token() == null) {
      return new Scaling(bscale, bzero, null);
    }
    if (blank.integer() == null) {
      throw place.error(
          "BLANK = %s is not an integer%s; correct the card"
              .formatted(blank.token(), blank.isInteger() ? " of at most 63 bits" : ""));
    }
    return new Scaling(bscale, bzero, blank.integer());
  }

  private static double number(Header header, String keyword, double otherwise, Place place)
      throws FrameException {
    Card card = header.find(keyword);
    if (card == null) {
      return otherwise;
    }
    Double value = card.decimal();
    if (value == null) {
      throw place.error(
          "%s = %s is not a number%s; correct the card"
              .formatted(
                  keyword,
                  card.token() == null ? "(nothing)" : card.token(),
                  card.isDecimal() ? " that double precision can hold" : ""));
    }
    return value;
  }

  /** Whether 64-bit integers are unsigned ones, stored with the offset of section 5.2.5. */
  boolean isUnsigned64() {
    return bscale == 1 && bzero == 0x1p63;
  }
}
