package highpass.fits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The six types of pixels that FITS stores, named by BITPIX (FITS standard 4.0, section 5). */
enum StoredType {
  /** The only unsigned one. */
  UINT8(8) {
    @Override
    void decode(byte[] bytes, int offset, double[] values, int at, int count) {
      for (int i = 0; i < count; i++) {
        values[at + i] = bytes[offset + i] & 0xff;
      }
    }
  },
  INT16(16) {
    @Override
    void decode(byte[] bytes, int offset, double[] values, int at, int count) {
      for (int i = 0; i < count; i++) {
        values[at + i] = (short) SHORT.get(bytes, offset + 2 * i);
      }
    }
  },
  INT32(32) {
    @Override
    void decode(byte[] bytes, int offset, double[] values, int at, int count) {
      for (int i = 0; i < count; i++) {
        values[at + i] = (int) INT.get(bytes, offset + 4 * i);
      }
    }
  },
  /** Values that a double cannot hold are rounded: {@link Int64Pixels} is for those. */
  INT64(64) {
    @Override
    void decode(byte[] bytes, int offset, double[] values, int at, int count) {
      for (int i = 0; i < count; i++) {
        values[at + i] = (double) (long) LONG.get(bytes, offset + 8 * i);
      }
    }
  },
  FLOAT32(-32) {
    @Override
    void decode(byte[] bytes, int offset, double[] values, int at, int count) {
      for (int i = 0; i < count; i++) {
        values[at + i] = Float.intBitsToFloat((int) INT.get(bytes, offset + 4 * i));
      }
    }

    @Override
    void encode(double[] values, int at, byte[] bytes, int offset, int count) {
      for (int i = 0; i < count; i++) {
        INT.set(bytes, offset + 4 * i, Float.floatToIntBits((float) values[at + i]));
      }
    }
  },
  FLOAT64(-64) {
    @Override
    void decode(byte[] bytes, int offset, double[] values, int at, int count) {
      for (int i = 0; i < count; i++) {
        values[at + i] = Double.longBitsToDouble((long) LONG.get(bytes, offset + 8 * i));
      }
    }

    @Override
    void encode(double[] values, int at, byte[] bytes, int offset, int count) {
      for (int i = 0; i < count; i++) {
        LONG.set(bytes, offset + 8 * i, Double.doubleToLongBits(values[at + i]));
      }
    }
  };

  static final VarHandle SHORT = view(short[].class);
  static final VarHandle INT = view(int[].class);
  static final VarHandle LONG = view(long[].class);

  private final int bitpix;

  StoredType(int bitpix) {
    this.bitpix = bitpix;
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  /** The type of that BITPIX, or null if FITS has none. */
  static StoredType ofBitpix(long bitpix) {
    for (StoredType type : values()) {
      if (type.bitpix == bitpix) {
        return type;
      }
    }
    return null;
  }

  int bitpix() {
    return bitpix;
  }

  int bytes() {
    return Math.abs(bitpix) / 8;
  }

  /** The letter of this type in a table's TFORM (section 7.3.1). */
  char letter() {
    return switch (this) {
      case UINT8 -> 'B';
      case INT16 -> 'I';
      case INT32 -> 'J';
      case INT64 -> 'K';
      case FLOAT32 -> 'E';
      case FLOAT64 -> 'D';
    };
  }

  boolean isInteger() {
    return bitpix > 0;
  }

  /** Big-endian bytes to doubles. */
  abstract void decode(byte[] bytes, int offset, double[] values, int at, int count);

  /**
   * Doubles to big-endian bytes, for the two types that are written. All NaN become the one that
   * Java calls canonical: which bits a NaN comes out of arithmetic with depends on the processor,
   * and the same frame must give the same bytes everywhere.
   */
  void encode(double[] values, int at, byte[] bytes, int offset, int count) {
    throw new UnsupportedOperationException("filtered pixels are floating point, not " + this);
  }
}
