package highpass.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import highpass.job.FrameRecord;
import highpass.job.FrameStatus;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunReportTest {
  @Test
  void aPageIsWellFormedAndNeedsNothingElse() throws Exception {
    List<FrameRecord> records = Runs.busy(60, 2, 2, 4);
    String page = page(records, 2, 2);

    Document document = parsed(page);

    assertTrue(page.startsWith(RunReport.FIRST_WORD));
    assertEquals("html", document.getDocumentElement().getTagName());
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertEquals(0, document.getElementsByTagName("link").getLength());
    String outside = page.replace("http://www.w3.org/1999/xhtml", "");
    assertFalse(outside.contains("://"), "the page names no address");
    assertFalse(outside.contains("url("), "the page names no file");
    assertEquals(60, withClass(document, "g", "frame"), "a bar for each frame");
  }

  @Test
  void namesAndReasonsFromOutsideStayText() throws Exception {
    FrameRecord hostile =
        new FrameRecord(
            0,
            "/in/<img src=x onerror=alert(1)>\u0007&amp;.fits",
            "/out/a_hp.fits",
            FrameStatus.FAILED,
            "</td></table><script>alert(2)</script>",
            List.of("\"'><b>warned</b>"),
            new FrameRecord.Place("ho<st", "\"1\"", 0, 0, Runs.STARTED),
            1,
            1,
            1,
            5_000_000,
            0,
            1,
            false);

    Document document = parsed(RunReport.write(Runs.facts(1), List.of(hostile), Gallery.NONE));

    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertEquals(0, document.getElementsByTagName("img").getLength());
    String text = document.getDocumentElement().getTextContent();
    assertTrue(text.contains("<img src=x onerror=alert(1)>\uFFFD&amp;.fits"), text);
    assertTrue(text.contains("</td></table><script>alert(2)</script>"), text);
    assertTrue(text.contains("\"'><b>warned</b>"), text);
  }

  @Test
  void theSummaryTellsWhatTheRecordsDo() throws Exception {
    // 2 x 0.4 s on 2 cores in 1 s, and a frame that fails at once.
    List<FrameRecord> records =
        List.of(
            Runs.ok(0, "driver", 100, 400),
            Runs.ok(1, "driver", 100, 400),
            Runs.failed(2, "/night1/f2.fits: no END card", "driver", 600, 0));

    String text =
        parsed(RunReport.write(Runs.facts(1, Runs.executor("driver", 2)), records, Gallery.NONE))
            .getDocumentElement()
            .getTextContent();

    assertTrue(text.contains("1 of 3 frames failed."), text);
    assertTrue(text.contains("frames ok2failed1skipped0wall time1.00 s"), text);
    assertTrue(text.contains("throughput2.00 Mpix/sefficiency40.0 %"), text);
    assertTrue(text.contains("reading 0.08 s 4.0 %"), text);
    assertTrue(text.contains("filtering 0.56 s 28.0 %"), text);
    assertTrue(text.contains("idle 1.20 s 60.0 %"), text);
    assertTrue(text.contains("f2.fitsno END card"), "a reason without its frame's name: " + text);
    assertTrue(text.contains("median 400 ms, 95 % within 400 ms, longest 400 ms"), text);
    assertTrue(text.contains("window50 x 50"), text);
  }

  @Test
  void manyFramesAndCoresMakeASmallPageThatSaysSo() throws Exception {
    for (int[] shape : new int[][] {{20_000, 1, 2}, {20_000, 300, 4}, {20_000, 16, 4}}) {
      String page = page(Runs.busy(shape[0], shape[1], shape[2], 6), shape[1], shape[2]);
      Document document = parsed(page);
      String which = "%d frames on %d x %d".formatted(shape[0], shape[1], shape[2]);
      assertTrue(page.length() < 2_000_000, which + ": " + page.length() + " characters");
      assertEquals(0, withClass(document, "g", "frame"), which);
      String text = document.getDocumentElement().getTextContent();
      assertTrue(text.contains("There are too many frames or cores to draw each"), which);
      assertTrue(text.contains("; the table of timings has all."), which);
    }
  }

  @Test
  void theLargestDrawingOfSingleFramesIsBounded() throws Exception {
    String page = page(Runs.busy(2000, 2, 4, 8), 2, 4);
    assertEquals(2000, withClass(parsed(page), "g", "frame"));
    assertTrue(page.length() < 2_000_000, page.length() + " characters");
  }

  @Test
  void aRunWithoutFramesThatWorkedHasAPageToo() throws Exception {
    FrameRecord overtaken =
        Runs.failed(0, "/night1/f0.fits: not finished when the run ended: lost", "", 0, 0);
    RunFacts facts =
        new RunFacts(Runs.STARTED, 0, List.of(), "the master is gone", List.of(), List.of());

    String text =
        parsed(RunReport.write(facts, List.of(overtaken), Gallery.NONE))
            .getDocumentElement()
            .getTextContent();

    assertTrue(text.contains("The run ended early: the master is gone"), text);
    assertTrue(text.contains("not finished when the run ended: lost"), text);
    assertFalse(text.contains("Who worked when"), text);
  }

  @Test
  void theSameRecordsGiveTheSamePage() {
    assertEquals(page(Runs.busy(500, 3, 2, 9), 3, 2), page(Runs.busy(500, 3, 2, 9), 3, 2));
  }

  private static String page(List<FrameRecord> records, int executors, int cores) {
    RunFacts.Executor[] all = new RunFacts.Executor[executors];
    for (int i = 0; i < executors; i++) {
      all[i] = Runs.executor(Integer.toString(i), cores);
    }
    return RunReport.write(Runs.facts(Runs.wallSeconds(records), all), records, Gallery.NONE);
  }

  private static long withClass(Document document, String element, String style) {
    NodeList elements = document.getElementsByTagName(element);
    long count = 0;
    for (int i = 0; i < elements.getLength(); i++) {
      count += ((Element) elements.item(i)).getAttribute("class").equals(style) ? 1 : 0;
    }
    return count;
  }

  private static Document parsed(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }
}
