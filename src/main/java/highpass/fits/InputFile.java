package highpass.fits;

/**
 * What tells a file that was read from any other: an edited header, a flipped image or one byte
 * more make another of it.
 *
 * @param length bytes that were read
 * @param crc32 CRC-32 of all of them, as in gzip (RFC 1952)
 */
record InputFile(long length, int crc32) {
  /** The CRC as tools print it: 8 hexadecimal digits. */
  String crcText() {
    return "%08x".formatted(crc32);
  }
}
