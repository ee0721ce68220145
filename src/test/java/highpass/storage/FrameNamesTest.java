package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameNamesTest {
  @ParameterizedTest
  @CsvSource({
    "n1/a.fits.gz, n1/a, true",
    "a.FITS, a, true",
    "a.fit, a, true",
    "a.Fts.Z, a, true",
    "a.fits.bz2, a, true",
    "a.fits.fz, a, true",
    "a.b.fits, a.b, true",
    "a.fits.fits, a.fits, true",
    "a.gz, a, false",
    "frame, frame, false",
    "a.imh, a.imh, false",
    "a.fits.txt, a.fits.txt, false",
    "n.fits/frame, n.fits/frame, false",
    ".fits, .fits, false",
    "n1/.fits.gz, n1/.fits, false",
    "afits, afits, false",
  })
  void stemsAndFrames(String path, String stem, boolean frame) {
    assertEquals(stem, FrameNames.stem(path));
    assertEquals(frame, FrameNames.isFrame(path.substring(path.lastIndexOf('/') + 1)));
  }
}
