package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*.fits a.fits true",
        "*.fits a.fit false",
        "f?.fits f1.fits true",
        "f?.fits f10.fits false",
        "f[0-3] f2 true",
        "f[0-3] f4 false",
        "f[^0-3] f4 true",
        "f[!0-3] f2 false",
        "f[]x] f] true",
        "f[a f[a true",
        "f\\* f* true",
        "f\\* fx false",
        "f[\\]x] f] true",
        "f[.+] f+ true",
        "a.b axb false",
        "星? 星é true",
        "? 😀 true",
        "a(b a(b true",
      })
  void matches(String part, String name, boolean expected) {
    assertEquals(expected, Glob.names(part).matcher(name).matches());
  }

  @Test
  void alternativesKeepTheirOrderAndNest() {
    assertEquals(List.of("b/x", "a/x"), Glob.alternatives("{b,a}/x"));
    assertEquals(List.of("a1", "a2", "b"), Glob.alternatives("{a{1,2},b}"));
    assertEquals(List.of("n1/a", "n2/b"), Glob.alternatives("{n1/a,n2/b}"));
    assertEquals(List.of("x", "xy"), Glob.alternatives("x{,y}"));
    assertEquals(List.of("a{b"), Glob.alternatives("a{b"));
    assertEquals(List.of("a\\{1,2}"), Glob.alternatives("a\\{1,2}"));
  }

  @Test
  void refusesWhatGrowsBeyondReason() {
    assertThrows(PlanException.class, () -> Glob.alternatives("{0,1,2,3,4,5,6,7,8,9}".repeat(5)));
  }

  @Test
  void refusesMalformedSets() {
    PlanException e = assertThrows(PlanException.class, () -> Glob.names("f[9-0]"));
    assertEquals("the pattern 'f[9-0]' is malformed: Illegal character range", e.getMessage());
  }
}
