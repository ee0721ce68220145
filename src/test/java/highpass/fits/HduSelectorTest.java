package highpass.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HduSelectorTest {
  @Test
  void numbersNamesAndVersions() {
    assertTrue(HduSelector.parse("2").selects(2, "SCI", 1));
    assertFalse(HduSelector.parse("2").selects(1, "2", 1));
    assertTrue(HduSelector.parse("sci").selects(1, "SCI", 1));
    assertTrue(HduSelector.parse("Sci , 2").selects(4, "SCI", 2));
    assertFalse(HduSelector.parse("sci,2").selects(1, "SCI", 1));
    assertFalse(HduSelector.parse("SCI").selects(1, "SCIENCE", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "99999999999"})
  void refusesWhatNamesNoHdu(String text) {
    assertThrows(IllegalArgumentException.class, () -> HduSelector.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"SCI,'[1, 3]'", "'sci,2',[3]", "3,[3]", "dq,[2]"})
  void selectsImagesOfAFrame(String wanted, String expected) throws Exception {
    List<Integer> selected =
        FrameBytes.read(frame(), options(wanted)).images().stream().map(ImageHdu::index).toList();
    assertEquals(expected, selected.toString());
  }

  @Test
  void namesTheImagesThereAreWhenNoneWasMeant() {
    for (String wanted : List.of("0", "ERR", "sci,3", "7", "TAB")) {
      FrameException e =
          assertThrows(
              FrameException.class, () -> FrameBytes.read(frame(), options(wanted)), wanted);
      assertTrue(
          e.getMessage().endsWith("there are HDU 1 (SCI,1), HDU 2 (DQ), HDU 3 (SCI,2)"),
          e.getMessage());
    }
  }

  private static ReadOptions options(String hdus) {
    return new ReadOptions(HduSelector.parse(hdus), OutputType.AUTO, 1, false, 1 << 28);
  }

  private static byte[] frame() {
    long[] axes = FrameBytes.axes(2, 2);
    return FrameBytes.emptyPrimary()
        .extension("IMAGE", 8, axes, "EXTNAME = 'SCI     '", "EXTVER  = 1")
        .raw(new byte[4])
        .pad(0)
        .extension("IMAGE", 8, axes, "EXTNAME = 'DQ'")
        .raw(new byte[4])
        .pad(0)
        .extension("IMAGE", 8, axes, "EXTNAME = 'SCI'", "EXTVER  = 2")
        .raw(new byte[4])
        .pad(0)
        .extension("BINTABLE", 8, axes, "PCOUNT  = 0", "GCOUNT  = 1", "EXTNAME = 'TAB'")
        .raw(new byte[4])
        .padded();
  }
}
