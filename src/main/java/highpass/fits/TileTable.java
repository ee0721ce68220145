package highpass.fits;

import highpass.fits.tile.TileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A binary table whose rows are the tiles of an image (FITS standard 4.0, sections 7.3 and 10.1):
 * numbers in its columns, and arrays of any length in its heap.
 */
final class TileTable {
  /** TFORM: how many of which type; for arrays in the heap, of which type those are. */
  private static final Pattern FORMAT =
      Pattern.compile("(\\d{0,9})([LXBIJKAEDCMPQ])([LXBIJKAEDCM]?).*");

  private final StoredData data;

  /** The table without its heap: in memory, since reading goes back and forth between the two. */
  private final HeapData rows;

  private final long rowBytes;
  private final long heap;
  private final List<Column> columns;

  /**
   * A column.
   *
   * @param name TTYPE, in capitals
   * @param offset where in a row it starts
   * @param type letter of its type in TFORM; P and Q for arrays in the heap
   * @param element letter of the arrays' elements, else that of the type
   */
  record Column(String name, long offset, char type, char element) {
    boolean isArray() {
      return type == 'P' || type == 'Q';
    }
  }

  private TileTable(
      StoredData data, HeapData rows, long rowBytes, long heap, List<Column> columns) {
    this.data = data;
    this.rows = rows;
    this.rowBytes = rowBytes;
    this.heap = heap;
    this.columns = columns;
  }

  /**
   * A table.
   *
   * @param data rows and heap, all there
   */
  static TileTable of(Header header, Structure structure, StoredData data, Place place)
      throws IOException, FrameException {
    if (structure.axes().size() != 2 || structure.type() != StoredType.UINT8) {
      throw place.error("a binary table must have two axes of bytes; the header is damaged");
    }
    long rowBytes = structure.axes().get(0);
    long rows = structure.axes().get(1);
    long heap = header.integer("THEAP", rowBytes * rows);
    if (heap < rowBytes * rows || heap > data.length()) {
      throw place.error(
          "THEAP = %d is not between the table's rows and the end of its data; the header is"
                  .formatted(heap)
              + " damaged");
    }
    HeapData table = HeapData.ofLength(new ByteChunks(), rowBytes * rows);
    long[] done = {0};
    data.<RuntimeException>scan(
        0,
        table.length(),
        (bytes, offset, count) -> {
          table.write(done[0], bytes, offset, count);
          done[0] += count;
        });
    return new TileTable(data, table, rowBytes, heap, columns(header, rowBytes, place));
  }

  private static List<Column> columns(Header header, long rowBytes, Place place)
      throws FrameException {
    long count = header.integer("TFIELDS", -1);
    if (count < 0 || count > 999) {
      throw place.error("TFIELDS is not a number from 0 to 999; the header is damaged");
    }
    List<Column> columns = new ArrayList<>();
    long offset = 0;
    for (int i = 1; i <= count; i++) {
      String format = header.string("TFORM" + i, "");
      Matcher parts = FORMAT.matcher(format);
      if (!parts.matches()) {
        throw place.error("TFORM%d = '%s' is not known; correct the card".formatted(i, format));
      }
      long repeat = parts.group(1).isEmpty() ? 1 : Long.parseLong(parts.group(1));
      char type = parts.group(2).charAt(0);
      char element = parts.group(3).isEmpty() ? type : parts.group(3).charAt(0);
      String name = header.string("TTYPE" + i, "").toUpperCase(Locale.ROOT);
      long end = offset + (type == 'X' ? (repeat + 7) / 8 : repeat * bytes(type));
      if (end > rowBytes) {
        throw place.error(
            "column %d ends at byte %d of a row of %d bytes (NAXIS1); the header is damaged"
                .formatted(i, end, rowBytes));
      }
      if (repeat > 0) {
        columns.add(new Column(name, offset, type, element));
      }
      offset = end;
    }
    return columns;
  }

  private static int bytes(char type) {
    return switch (type) {
      case 'I' -> 2;
      case 'J', 'E' -> 4;
      case 'K', 'D', 'C', 'P' -> 8;
      case 'M', 'Q' -> 16;
      default -> 1;
    };
  }

  /** The column of that name, or null. */
  Column find(String name) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }

  /** The number in a row of a column of numbers. */
  double number(Column column, long row) throws TileException {
    long at = row * rowBytes + column.offset();
    return switch (column.type()) {
      case 'E' -> Float.intBitsToFloat((int) bigEndian(at, 4));
      case 'D' -> Double.longBitsToDouble(bigEndian(at, 8));
      default -> integer(column, row);
    };
  }

  /** The integer in a row of a column of integers. */
  long integer(Column column, long row) throws TileException {
    long at = row * rowBytes + column.offset();
    return switch (column.type()) {
      case 'B' -> bigEndian(at, 1);
      case 'I' -> (short) bigEndian(at, 2);
      case 'J' -> (int) bigEndian(at, 4);
      case 'K' -> bigEndian(at, 8);
      default ->
          throw new TileException(
              "column %s holds no numbers that can be meant".formatted(column.name()));
    };
  }

  /**
   * Bytes of the array in a row of a column of arrays.
   *
   * @throws TileException if it is not within the heap
   */
  long length(Column column, long row) throws TileException {
    long at = row * rowBytes + column.offset();
    int word = column.type() == 'P' ? 4 : 8;
    long elements = signed(at, word);
    long offset = signed(at + word, word);
    int size = bytes(column.element());
    if (elements == 0) {
      return 0;
    }
    long room = data.length() - heap;
    if (elements < 0 || offset < 0 || offset > room || elements > (room - offset) / size) {
      throw new TileException(
          "%s is said to be %d values at byte %d of a heap of %d bytes"
              .formatted(column.name(), elements, offset, room));
    }
    return elements * size;
  }

  /** Copies the array in a row of a column of arrays, {@link #length} bytes. */
  void copy(Column column, long row, byte[] target) throws IOException, TileException {
    int word = column.type() == 'P' ? 4 : 8;
    long offset = signed(row * rowBytes + column.offset() + word, word);
    data.read(heap + offset, target, 0, (int) length(column, row));
  }

  private long signed(long at, int bytes) {
    long value = bigEndian(at, bytes);
    return bytes == 4 ? (int) value : value;
  }

  private long bigEndian(long at, int bytes) {
    byte[] word = new byte[8];
    rows.read(at, word, 8 - bytes, bytes);
    return (long) StoredType.LONG.get(word, 0);
  }
}
