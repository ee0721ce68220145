package highpass.fits;

import java.io.IOException;
import java.io.InputStream;

final class UnpackedInput {
  private final InputStream in;

  private UnpackedInput(InputStream in) {
    this.in = in;
  }

  static UnpackedInput open(InputStream in) throws IOException {
    return new UnpackedInput(in);
  }

  InputStream stream() {
    return in;
  }
}
