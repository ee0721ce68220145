package highpass.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void textAndAttributesCannotBecomeMarkup() {
    Markup page = new Markup("");
    page.leaf("p", "<script>\"a\" & 'b'</script>", "title", "x\" onclick=\"y");
    assertEquals(
        "<p title=\"x&quot; onclick=&quot;y\">&lt;script&gt;&quot;a&quot; &amp; 'b'&lt;/script&gt;</p>",
        page.toString());
  }

  @Test
  void whatIsNoCharacterIsReplaced() {
    assertEquals(
        "<b>a\uFFFD\uFFFD\uFFFD\uFFFD\n\t\uD83D\uDE00\uFFFD</b>",
        new Markup("").leaf("b", "a\u0000\u001B\u0085\uFFFF\n\t\uD83D\uDE00\uD83D").toString());
    assertEquals("<b>\uFFFDx</b>", new Markup("").leaf("b", "\uDE00x").toString());
  }

  @Test
  void passwordsOfUrisAreHidden() {
    assertEquals(
        "<b>--timings=s3a://***@bucket/t@1.ecsv</b>",
        new Markup("").leaf("b", "--timings=s3a://KEY:SEC/RET@bucket/t@1.ecsv").toString());
    for (String harmless : new String[] {"s3a://bucket/a:b@c.fits", "hdfs://nn:8020/a@b.fits"}) {
      assertEquals("<b>" + harmless + "</b>", new Markup("").leaf("b", harmless).toString());
    }
  }

  @Test
  void elementsMustEnd() {
    Markup page = new Markup("").open("p");
    assertThrows(IllegalStateException.class, page::toString);
  }
}
