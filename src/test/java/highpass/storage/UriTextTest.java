package highpass.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "50%",
        "%41",
        "#1",
        "what?",
        "a[1]",
        "{x,y}",
        "a:b",
        "é",
        "星",
        "😀",
        "\n",
        "~a;b=c+d",
        "@list",
        "-o",
        "back\\slash",
        "a//b"
      })
  void everyNameSurvives(String name) {
    String encoded = UriText.encode(name);
    assertEquals(name, UriText.decode(encoded));
    assertEquals("/" + name, URI.create("file:///" + encoded).getPath());
  }

  @Test
  void ordinaryNamesAreNotCopied() {
    String name = "night1/frame_0001.fits";
    assertSame(name, UriText.encode(name));
    assertSame(name, UriText.decode(name));
  }

  @Test
  void aPercentSignThatStartsNoCodeStays() {
    assertEquals("50% of %zz %4", UriText.decode("50% of %zz %4"));
  }

  @Test
  void displayIsForPeople() {
    assertEquals("/a b/c#.fits", UriText.display("file:///a%20b/c%23.fits"));
    assertEquals("s3a://bucket/a b", UriText.display("s3a://bucket/a%20b"));
    assertEquals("one\uFFFDline", UriText.display("one%0Aline"));
  }

  @Test
  void passwordsAreNotShown() {
    assertEquals("ftp://me:***@host/a", UriText.display("ftp://me:se:cret@host/a"));
    assertEquals("s3a://key:***@bucket/a@b:c", UriText.display("s3a://key:secret@bucket/a@b:c"));
    assertEquals(
        "cannot read ftp://me:***@host/a: refused",
        UriText.printable("cannot read ftp://me:secret@host/a: refused"));
    assertEquals("in s3a://key:***@bucket/a", UriText.printable("in s3a://key:se/c:ret@bucket/a"));
    assertEquals("hdfs://nn:8020/a@b", UriText.printable("hdfs://nn:8020/a@b"));
    assertEquals("two\nlines", UriText.withoutPasswords("two\nlines"));
    assertEquals("hdfs://me@nn:8020/a", UriText.display("hdfs://me@nn:8020/a"));
    assertEquals("/a:b@c", UriText.display("file:///a:b@c"));
  }

  @Test
  void partsOfPlaces() {
    assertEquals("file:///", UriText.root("file:///a/b"));
    assertEquals("hdfs://nn:8020/", UriText.root("hdfs://nn:8020/a/b"));
    assertEquals("file:///a/", UriText.parent("file:///a/b"));
    assertEquals("file:///a/", UriText.parent("file:///a/b/"));
    assertEquals("file:///", UriText.parent("file:///a"));
    assertEquals("file:///", UriText.parent("file:///"));
    assertEquals("b", UriText.name("file:///a/b/"));
  }
}
