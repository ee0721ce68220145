package highpass.fits;

import java.io.IOException;

/** A file that can be read anywhere. */
@FunctionalInterface
public interface PositionedInput {
  /**
   * Reads bytes from a position of the file on, whatever was read before.
   *
   * @return how many, at least 1; -1 at the end of the file
   */
  int read(long position, byte[] target, int offset, int count) throws IOException;
}
