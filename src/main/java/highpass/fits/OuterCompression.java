package highpass.fits;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;

/** The compression of a file as a whole, told by its first bytes: names lie. */
enum OuterCompression {
  NONE("", "", false) {
    @Override
    InputStream open(PushbackInputStream packed) {
      return packed;
    }
  },
  GZIP("gzip", "\37\213", true) {
    @Override
    InputStream open(PushbackInputStream packed) throws IOException {
      return new GzipMember(packed);
    }
  },
  BZIP2("bzip2", "BZh", true) {
    @Override
    InputStream open(PushbackInputStream packed) throws IOException {
      return new BZip2CompressorInputStream(packed, false);
    }
  },
  COMPRESS("Unix compress", "\37\235", false) {
    @Override
    InputStream open(PushbackInputStream packed) throws IOException {
      return new ZCompressorInputStream(packed, TABLE_KIB);
    }
  };

  /** Bytes that tell the compression. */
  static final int MAGIC = 3;

  /** Twice what codes of 16 bits, the longest that compress makes, need for their tables. */
  private static final int TABLE_KIB = 1024;

  private final String title;
  private final String magic;
  private final boolean concatenated;

  OuterCompression(String title, String magic, boolean concatenated) {
    this.title = title;
    this.magic = magic;
    this.concatenated = concatenated;
  }

  static OuterCompression of(byte[] start, int length) {
    for (OuterCompression compression : values()) {
      if (compression != NONE && compression.startsWithMagic(start, length)) {
        return compression;
      }
    }
    return NONE;
  }

  /** What users call it. */
  String title() {
    return title;
  }

  /** Whether several compressed files one after the other are one compressed file. */
  boolean isConcatenated() {
    return concatenated;
  }

  boolean startsWithMagic(byte[] start, int length) {
    return new String(start, 0, length, StandardCharsets.ISO_8859_1).startsWith(magic);
  }

  /** A stream of what was compressed, which ends where the compressed data end. */
  abstract InputStream open(PushbackInputStream packed) throws IOException;
}
