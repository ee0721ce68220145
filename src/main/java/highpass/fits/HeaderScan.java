package highpass.fits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the blocks of one header up to the one that holds its END card. */
final class HeaderScan {
  private final InputStream in;
  private final MemoryNeed memory;
  private final Place place;
  private final List<String> warnings;

  HeaderScan(InputStream in, MemoryNeed memory, Place place, List<String> warnings) {
    this.in = in;
    this.memory = memory;
    this.place = place;
    this.warnings = warnings;
  }

  /**
   * Reads on from the header's first block.
   *
   * @param block the first block; overwritten with later ones
   * @param length bytes in it: fewer than a block holds where the file ends there
   */
  Header read(byte[] block, int length) throws IOException, FrameException {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    int got = length;
    while (true) {
      int end = endCard(block, got);
      if (end >= 0) {
        checkFill(block, end + Card.BYTES, got);
        Arrays.fill(block, got, block.length, (byte) ' ');
        blocks.write(block);
        int before = blocks.size() - block.length;
        return new Header(blocks.toByteArray(), (before + end) / Card.BYTES);
      }
      if (got < block.length) {
        throw missingEnd("the file ends before it");
      }
      blocks.write(block);
      memory.requireForNow(2L * blocks.size(), place);
      got = in.readNBytes(block, 0, block.length);
      if (startsHdu(block, got)) {
        throw missingEnd("another header begins before it");
      }
    }
  }

  /** A header that is known to be whole, END included. */
  static Header of(byte[] blocks) {
    int end = blocks.length - Structure.BLOCK;
    while (!isEnd(blocks, end, blocks.length)) {
      end += Card.BYTES;
    }
    return new Header(blocks, end / Card.BYTES);
  }

  private FrameException missingEnd(String why) {
    return place.error(
        "the END card of the header is missing (%s); the file is damaged or was cut short"
            .formatted(why));
  }

  /** Where in the block END stands, or -1. */
  private static int endCard(byte[] block, int length) {
    for (int at = 0; at + Card.END.length() <= length; at += Card.BYTES) {
      if (isEnd(block, at, length)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Zeros after END are what writers leave who fill no block with blanks; all readers take them.
   */
  private static boolean isEnd(byte[] block, int at, int length) {
    for (int i = 0; i < 8 && at + i < length; i++) {
      byte b = block[at + i];
      boolean fits = i < Card.END.length() ? b == Card.END.charAt(i) : b == ' ' || b == 0;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Cards after END would be lost; other bytes there mean nothing. */
  private void checkFill(byte[] block, int from, int length) throws FrameException {
    boolean filled = true;
    for (int at = from; at + Card.BYTES <= length; at += Card.BYTES) {
      Card card = new Card(block, at);
      if (card.hasValueIndicator() && card.isAscii()) {
        throw place.error(
            "the END card stands before other cards (%s); the header is damaged"
                .formatted(card.keyword()));
      }
      filled &= card.isBlank();
    }
    if (!filled) {
      warnings.add(place.said("the header's last block holds bytes other than blanks after END"));
    }
  }

  private static boolean startsHdu(byte[] block, int length) {
    String start = new String(block, 0, Math.min(length, 9), StandardCharsets.ISO_8859_1);
    return start.equals("SIMPLE  =") || start.equals("XTENSION=");
  }
}
