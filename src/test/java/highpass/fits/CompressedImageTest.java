package highpass.fits;

import static highpass.fits.FrameBytes.axes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import highpass.filter.Plane;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompressedImageTest {
  static Stream<String> golden() throws IOException {
    return new String(resource("expected.tsv"), StandardCharsets.US_ASCII)
        .lines()
        .map(line -> line.split("\t", -1)[0])
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void pixelsEqualFunpacksBitForBit(String name) throws Exception {
    Frame frame = FrameBytes.read(resource(name));
    assertEquals("[]", frame.warnings().toString());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < frame.hdus().size(); i++) {
      Hdu hdu = frame.hdus().get(i);
      String shape =
          hdu.structure().axes().stream().map(Object::toString).collect(Collectors.joining("x"));
      found.add(
          String.join(
              "\t", name, "" + i, "" + hdu.structure().type().bitpix(), shape, digest(hdu)));
    }
    List<String> expected =
        new String(resource("expected.tsv"), StandardCharsets.US_ASCII)
            .lines()
            .filter(line -> line.startsWith(name + "\t"))
            .toList();
    assertEquals(expected, found);
  }

  /** funpack with CFITSIO 4.2 reads quantized images wrong that come after floats that are not. */
  @Test
  void imagesDoNotDependOnThoseBeforeThem() throws Exception {
    List<String> names = golden().toList();
    for (String name : names) {
      byte[] bytes = resource(name);
      List<String> alone = digests(bytes);
      for (String before : names) {
        List<String> both = digests(join(resource(before), withoutPrimary(bytes)));
        int added = both.size() - digests(resource(before)).size();
        assertTrue(added > 0 && added <= alone.size(), name + " after " + before);
        assertEquals(last(added, alone), last(added, both), name + " after " + before);
      }
    }
  }

  private static List<String> digests(byte[] frame) throws Exception {
    List<String> digests = new ArrayList<>();
    for (Hdu hdu : FrameBytes.read(frame).hdus()) {
      digests.add(digest(hdu));
    }
    return digests;
  }

  private static <T> List<T> last(int count, List<T> list) {
    return list.subList(list.size() - count, list.size());
  }

  /** A compressed frame without its primary header, which has no data. */
  private static byte[] withoutPrimary(byte[] frame) {
    String text = new String(frame, StandardCharsets.ISO_8859_1);
    return Arrays.copyOfRange(frame, text.indexOf("XTENSION="), frame.length);
  }

  private static String digest(Hdu hdu) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    hdu.writeTo(out);
    byte[] data = Arrays.copyOfRange(out.toByteArray(), hdu.header().blocks().length, out.size());
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
  }

  /** NAXIS1 twice in a header is of two lengths, of which each reader takes another. */
  @Test
  void axesOfAnEmptyPrimaryAreNotThoseOfTheImage() throws Exception {
    byte[] primary =
        new FrameBytes()
            .card("SIMPLE  = T")
            .card("BITPIX  = 8")
            .card("NAXIS   = 0")
            .card("NAXIS1  = 5")
            .end()
            .bytes();
    byte[] table = new Tiles().tile(1, 2).tile(3, 4).bytes("ZSIMPLE = T");
    Frame frame = FrameBytes.read(join(primary, table));
    assertEquals(
        List.of("SIMPLE", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2"),
        cards(frame.hdus().get(0)).stream().map(c -> c.substring(0, 8).strip()).toList());
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(frame));
  }

  @Test
  void primaryImageTakesItsPlaceBack() throws Exception {
    byte[] bytes =
        new FrameBytes()
            .card("SIMPLE  = T")
            .card("BITPIX  = 8")
            .card("NAXIS   = 0")
            .card("EXTEND  = T")
            .card("COMMENT as fpack writes")
            .card("OBSERVER= 'nobody'")
            .end()
            .bytes();
    Tiles tiles = new Tiles().tile(1, 2).tile(3, 4);
    Frame frame =
        FrameBytes.read(
            join(
                bytes,
                tiles.bytes(
                    "EXTNAME = 'COMPRESSED_IMAGE'",
                    "ZSIMPLE = T / conforms",
                    "OBJECT  = 'M 31'",
                    "ZEXTEND = T",
                    "ZHECKSUM= ''",
                    "ZQUANTIZ= 'NONE'",
                    "",
                    "")));
    assertEquals(1, frame.hdus().size());
    assertEquals(
        List.of(
            "SIMPLE  = T / conforms",
            "BITPIX  = 16 / stored",
            "NAXIS   = 2",
            "NAXIS1  = 2",
            "NAXIS2  = 2",
            "OBJECT  = 'M 31'",
            "EXTEND  = T",
            "CHECKSUM= ''",
            "OBSERVER= 'nobody'",
            "",
            ""),
        cards(frame.hdus().get(0)));
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(frame));
    assertEquals("HDU 1 (COMPRESSED_IMAGE)", frame.images().get(0).label());
  }

  @Test
  void extensionStaysOneAndKeepsItsName() throws Exception {
    Tiles tiles = new Tiles().tile(1, 2).tile(3, 4);
    Frame frame =
        tiles.read("ZTENSION= 'IMAGE   '", "ZPCOUNT = 0 / p", "ZGCOUNT = 1", "EXTNAME = 'SCI'");
    assertEquals(2, frame.hdus().size());
    assertEquals(
        List.of(
            "XTENSION= 'IMAGE   '",
            "BITPIX  = 16 / stored",
            "NAXIS   = 2",
            "NAXIS1  = 2",
            "NAXIS2  = 2",
            "PCOUNT  = 0 / p",
            "GCOUNT  = 1",
            "EXTNAME = 'SCI'"),
        cards(frame.hdus().get(1)));
  }

  /** As Astropy 5 writes it: nothing tells what the image was, so it becomes an extension. */
  @Test
  void imageOfUnknownOriginBecomesAnExtension() throws Exception {
    Frame frame = new Tiles().tile(1, 2).tile(3, 4).read("ZEXTEND = T", "ZDATASUM= '1'");
    assertEquals(
        List.of(
            "XTENSION= 'IMAGE   '           / image extension",
            "BITPIX  = 16 / stored",
            "NAXIS   = 2",
            "NAXIS1  = 2",
            "NAXIS2  = 2",
            "PCOUNT  =                    0 / no parameters",
            "GCOUNT  =                    1 / one group"),
        cards(frame.hdus().get(1)));
  }

  @Test
  void filledPrimaryIsNotReplaced() throws Exception {
    byte[] primary = FrameBytes.image(8, axes(1, 1)).raw((byte) 9).padded();
    byte[] table = new Tiles().tile(1, 2).tile(3, 4).bytes("ZSIMPLE = T", "ZEXTEND = T");
    Frame frame = FrameBytes.read(join(primary, table));
    assertEquals(2, frame.hdus().size());
    assertEquals("IMAGE", frame.hdus().get(1).structure().extension());
  }

  @Test
  void imageOfOneAxisIsUnpackedAndGoesThroughWithSumsThatMatch() throws Exception {
    byte[] bytes =
        join(
            FrameBytes.emptyPrimary().bytes(),
            new Tiles().axes("2").tile(1, 2).bytes("ZTENSION= 'IMAGE'", "ZHECKSUM= 'wrong'"));
    Frame frame = FrameBytes.read(bytes);
    assertEquals(0, frame.images().size());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame.writeTo(out);
    Frame again = FrameBytes.read(out.toByteArray());
    assertEquals(
        "[no image of two or more axes: nothing was filtered]", again.warnings().toString());
    assertEquals(List.of(2L), again.hdus().get(1).structure().axes());
  }

  @Test
  void tableThatIsNotSelectedGoesThroughBitForBit() throws Exception {
    byte[] bytes =
        join(
            FrameBytes.image(8, axes(2, 1)).raw(new byte[2]).padded(),
            new Tiles().tile(1, 2).tile(3, 4).bytes("ZTENSION= 'IMAGE'", "EXTNAME = 'MASK'"));
    Frame frame = FrameBytes.read(bytes, selecting("0"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame.writeTo(out);
    assertArrayEquals(bytes, out.toByteArray());
    FrameException e =
        assertThrows(FrameException.class, () -> FrameBytes.read(bytes, selecting("SCI")));
    assertTrue(e.getMessage().endsWith("there are HDU 0, HDU 1 (MASK)"), e.getMessage());
  }

  private static ReadOptions selecting(String hdu) {
    return new ReadOptions(HduSelector.parse(hdu), OutputType.AUTO, 1, false, 1 << 28);
  }

  @Test
  void tilesAreCutOffAtTheEdges() throws Exception {
    Frame frame =
        new Tiles()
            .axes("3", "3")
            .tile(1, 2, 4, 5)
            .tile(3, 6)
            .tile(7, 8)
            .tile(9)
            .read("ZTILE1  = 2", "ZTILE2  = 2");
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, pixels(frame));
  }

  @Test
  void tileLargerThanTheImageIsTheImage() throws Exception {
    Frame frame = new Tiles().tile(1, 2, 3, 4).read("ZTILE1  = 100", "ZTILE2  = 9");
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(frame));
  }

  @Test
  void descriptorsMayBeOf64Bits() throws Exception {
    Frame frame = new Tiles().wide().tile(1, 2).tile(3, 4).read();
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(frame));
  }

  @Test
  void heapMayStartBehindAGap() throws Exception {
    Frame frame = new Tiles().gap(6).tile(1, 2).tile(3, 4).read("THEAP   = 22");
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(frame));
  }

  @Test
  void tilesThatCouldNotBeCompressedMayStandInTwoOtherColumns() throws Exception {
    Tiles plain = new Tiles().column("UNCOMPRESSED_DATA", "1PI").tile(1, 2).other(shorts(3, 4), 2);
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(plain.read()));
    Tiles gzipped =
        new Tiles().column("GZIP_COMPRESSED_DATA", "1PB").tile(1, 2).other(gzip(shorts(3, 4)), 1);
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(gzipped.read()));
  }

  @Test
  void scaleMayStandInKeywordsAndBlankInAColumn() throws Exception {
    Tiles tiles = new Tiles().bitpix(-64).ints().column("ZBLANK", "1J");
    tiles.tile(new int[] {1, -7}, ints(-7)).tile(new int[] {3, -7}, ints(3));
    Frame frame = tiles.read("ZSCALE  = 0.5", "ZZERO   = 10", "ZQUANTIZ= 'NO_DITHER'");
    assertArrayEquals(new double[] {10.5, Double.NaN, Double.NaN, 6.5}, pixels(frame));
  }

  /** As CFITSIO does where there is no ZBLANK. */
  @Test
  void blankOfTheImageStandsForUndefinedPixelsToo() throws Exception {
    Tiles tiles = new Tiles().bitpix(-32).ints().tile(1, -7).tile(-7, 3);
    Frame frame = tiles.read("ZSCALE  = 0.5", "ZQUANTIZ= 'NO_DITHER'", "BLANK   = -7");
    assertArrayEquals(new double[] {0.5, Double.NaN, Double.NaN, 1.5}, pixels(frame));
  }

  /** Seed 1 starts at the first random number, (float) (16807 / (2^31 - 1)), times 500: at 0. */
  @Test
  void ditherIsSubtracted() throws Exception {
    Tiles tiles = new Tiles().bitpix(-64).ints().tile(0, -2147483646).tile(5, 5);
    String[] cards = {"ZSCALE  = 2", "ZZERO   = 1", "ZDITHER0= 1"};
    double first = (0 - (double) (float) (16807 / 2147483647.0) + 0.5) * 2 + 1;
    double second = (-2147483646 - (double) (float) (282475249 / 2147483647.0) + 0.5) * 2 + 1;
    double[] one = pixels(tiles.read(with(cards, "ZQUANTIZ= 'SUBTRACTIVE_DITHER_1'")));
    assertEquals(first, one[0]);
    assertEquals(second, one[1]);
    double[] two = pixels(tiles.read(with(cards, "ZQUANTIZ= 'SUBTRACTIVE_DITHER_2'")));
    assertEquals(first, two[0]);
    assertEquals(0, two[1]);
  }

  /** fpack writes such a seed where it quantized no tile. */
  @Test
  void seedOfNoMeaningIsAcceptedWhereNoTileWasQuantized() throws Exception {
    Tiles tiles = new Tiles().bitpix(-32).algorithm("NOCOMPRESS");
    tiles.column("UNCOMPRESSED_DATA", "1PE");
    tiles.other(new FrameBytes().floats(1, 2).bytes(), 4);
    tiles.other(new FrameBytes().floats(3, 4).bytes(), 4);
    Frame frame = tiles.read("ZSCALE  = 1", "ZQUANTIZ= 'SUBTRACTIVE_DITHER_1'", "ZDITHER0= 0");
    assertArrayEquals(new double[] {1, 2, 3, 4}, pixels(frame));
  }

  private static String[] with(String[] cards, String more) {
    return Stream.concat(Arrays.stream(cards), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void sumOfThePixelsIsChecked() throws Exception {
    assertEquals(
        "[HDU 1: DATASUM is 5, the data give 262150: they were changed or damaged]",
        new Tiles()
            .tile(1, 2)
            .tile(3, 4)
            .read("ZTENSION= 'IMAGE'", "ZDATASUM= '5'")
            .warnings()
            .toString());
  }

  /** RICE_1 has no checksum of its own: where a tile ends is all that can tell. */
  @Test
  void tilesThatGoOnAfterTheirLastPixelEarnAWarning() throws Exception {
    byte[] right = {0, 0, 0, 1, 0};
    Tiles tiles = new Tiles().algorithm("RICE_1").raw(right).raw(Arrays.copyOf(right, 6));
    Frame frame = tiles.read();
    assertArrayEquals(new double[] {1, 1, 1, 1}, pixels(frame));
    assertEquals(
        "[HDU 1: 1 of 2 tiles go on after their last pixel: they may be damaged, and the pixels wrong]",
        frame.warnings().toString());
  }

  @Test
  void imageBeyondTheBudgetIsRefusedBeforeItIsMade() {
    byte[] bytes =
        join(
            FrameBytes.emptyPrimary().bytes(),
            new Tiles().axes("100000", "1000").tile(1).bytes("ZTILE1  = 100000", "ZTILE2  = 1000"));
    FrameException e = assertThrows(FrameException.class, () -> FrameBytes.read(bytes));
    assertTrue(e.getMessage().contains("HDU 1: the frame takes at least"), e.getMessage());
  }

  @Test
  void rowOfPixelsBeyondTheBudgetIsRefusedToo() {
    Tiles tiles = new Tiles().axes("10000000");
    for (int i = 0; i < 100; i++) {
      tiles.at(0, 0);
    }
    byte[] bytes = join(FrameBytes.emptyPrimary().bytes(), tiles.bytes("ZTILE1  = 100000"));
    assertTakesTooMuch("the frame takes at least 20 MiB", bytes, ReadOptions.withBudget(16 << 20));
  }

  @Test
  void tileBeyondTheBudgetIsRefused() {
    byte[] table = new Tiles().axes("10000000").algorithm("GZIP_1").tile(1).bytes();
    byte[] bytes = join(FrameBytes.emptyPrimary().bytes(), table);
    assertTakesTooMuch("the frame takes at least 96 MiB", bytes, ReadOptions.withBudget(64 << 20));
  }

  private static void assertTakesTooMuch(String what, byte[] bytes, ReadOptions options) {
    FrameException e = assertThrows(FrameException.class, () -> FrameBytes.read(bytes, options));
    assertTrue(e.getMessage().contains("HDU 1: " + what), e.getMessage());
  }

  static Stream<Arguments> malformed() {
    Tiles good = good("NOCOMPRESS");
    byte[] gzip = gzip(shorts(1, 2));
    byte[] wrongCrc = gzip.clone();
    wrongCrc[wrongCrc.length - 5] ^= 1;
    byte[] wrongLength = gzip.clone();
    wrongLength[wrongLength.length - 1] ^= 1;
    return Stream.of(
        arguments("ZCMPTYPE, the kind of compression, is missing", good.without("ZCMPTYPE")),
        arguments("the mandatory card ZBITPIX is missing", good.without("ZBITPIX")),
        arguments("the mandatory card ZNAXIS2 is missing", good.without("ZNAXIS2")),
        arguments("the mandatory card ZNAXIS3 is missing", good.with("ZNAXIS", "2000000000")),
        arguments("TFIELDS is not a number", good.without("TFIELDS")),
        arguments("column COMPRESSED_DATA is missing", good.without("TTYPE1")),
        arguments("TFORM1 = '' is not known", good.without("TFORM1")),
        arguments("the compression 'BZIP2_1' (ZCMPTYPE)", good("BZIP2_1").bytes()),
        arguments("the image has 2 tiles, the table 1 rows", new Tiles().tile(1, 2).bytes()),
        arguments("ZTILE1 is not a positive integer", good.bytes("ZTILE1  = 0")),
        arguments("ZTILE2 is not a positive integer", good.bytes("ZTILE2  = 'x'")),
        arguments("a compressed image without pixels", new Tiles().axes("0", "2").bytes()),
        arguments("more bytes than any file", new Tiles().axes("9999999999", "9999999999").bytes()),
        arguments(
            "a tile of 10000000000 pixels is more than can be decompressed at once",
            new Tiles()
                .axes("100000", "100000")
                .tile(1)
                .bytes("ZTILE1  = 100000", "ZTILE2  = 100000")),
        arguments("THEAP = 3 is not between", good.bytes("THEAP   = 3")),
        arguments("THEAP = 99 is not between", good.bytes("THEAP   = 99")),
        arguments("(ZMASKCMP) is not supported", good.bytes("ZMASKCMP= 'RICE_1'")),
        arguments("integer pixels with a scale", good.bytes("ZSCALE  = 2.0")),
        arguments("ZSCALE is not a number", good.bytes("ZSCALE  = 'x'")),
        arguments("ZBLANK is not an integer", good.bytes("ZBLANK  = 1.5")),
        arguments("tile 2 of 2 is damaged: it has no data", new Tiles().tile(1, 2).tile().bytes()),
        arguments(
            "tile 1 of 2 is damaged: it holds 4 bytes for 2 pixels",
            new Tiles().bitpix(-32).tile(1, 2).tile(3, 4).bytes()),
        arguments(
            "it holds 16 bytes for 2 pixels", new Tiles().raw(new byte[16]).tile(3, 4).bytes()),
        arguments("said to be 5 values at byte 4", new Tiles().tile(1, 2).at(5, 4).bytes()),
        arguments("said to be -1 values", new Tiles().tile(1, 2).at(-1, 0).bytes()),
        arguments("said to be 4 values at byte -4", new Tiles().tile(1, 2).at(4, -4).bytes()),
        arguments("said to be 2147483647", new Tiles().tile(1, 2).at(Integer.MAX_VALUE, 0).bytes()),
        arguments(
            "1057 bytes are more than 2 pixels can be compressed to",
            new Tiles().tile(1, 2).raw(new byte[1057]).bytes()),
        arguments("does not start as gzip", gzipped(shorts(1, 2))),
        arguments("CRC or length of its gzip data", gzipped(wrongCrc)),
        arguments("CRC or length of its gzip data", gzipped(wrongLength)),
        arguments("its data end too early", gzipped(Arrays.copyOf(gzip, 12))),
        arguments("inflates to more than its pixels", gzipped(gzip(new byte[1 << 20]))),
        arguments("it holds 6 bytes", gzipped(gzip(new byte[6]))),
        arguments("no whole number for 2 pixels", gzipped(gzip(new byte[5]))),
        arguments("its data end too early", rice(new byte[] {0, 1})),
        arguments("a code that does not exist", rice(new byte[] {0, 0, 0, 1, -1, 0, 0, 0})),
        arguments("is beyond what BITPIX 16", rice(new byte[] {0, 1, 0, 0, 0, 0, 0, 0})),
        arguments("BYTEPIX is 3.0", good("RICE_1").bytes("ZNAME1  = 'BYTEPIX'", "ZVAL1   = 3")),
        arguments("BLOCKSIZE of 0.0", good("RICE_1").bytes("ZNAME1  = 'BLOCKSIZE'", "ZVAL1   = 0")),
        arguments("ZVAL1 (BLOCKSIZE) is not", good("RICE_1").bytes("ZNAME1  = 'BLOCKSIZE'")),
        arguments(
            "its header is too short",
            new Tiles().algorithm("HCOMPRESS_1").tile(1, 2).tile(3, 4).bytes()),
        arguments("does not start as HCOMPRESS_1", hcompress(0xdd98, 2, 1, 0)),
        arguments("has 65536 x 65536 pixels", hcompress(0xdd99, 1 << 16, 1 << 16, 0)),
        arguments("64 bit planes are too many", hcompress(0xdd99, 2, 1, 64)),
        arguments("its data end too early", hcompress(0xdd99, 2, 1, 5)),
        arguments(
            "is beyond what BITPIX 8 can hold",
            new Tiles().bitpix(8).algorithm("HCOMPRESS_1").raw(bright(16)).raw(bright(16)).bytes()),
        arguments(
            "is beyond what BITPIX 16 can hold",
            new Tiles().algorithm("HCOMPRESS_1").raw(bright(20)).raw(bright(20)).bytes()),
        arguments(
            "is beyond what 32 bits can hold",
            new Tiles().algorithm("HCOMPRESS_1").raw(bright(40)).raw(bright(40)).bytes()),
        arguments(
            "RICE_1 cannot hold pixels of BITPIX -32 without a scale",
            new Tiles().bitpix(-32).algorithm("RICE_1").tile(1, 2).tile(3, 4).bytes()),
        arguments(
            "ZQUANTIZ says that the pixels were not scaled, and yet there is a scale (ZSCALE)",
            new Tiles()
                .bitpix(-32)
                .ints()
                .tile(1, 2)
                .tile(3, 4)
                .bytes("ZSCALE  = 2", "ZQUANTIZ= 'NONE'")),
        arguments(
            "the quantization 'ELSE' (ZQUANTIZ) is not known",
            new Tiles()
                .bitpix(-32)
                .ints()
                .tile(1, 2)
                .tile(3, 4)
                .bytes("ZSCALE  = 1", "ZQUANTIZ= 'ELSE'")),
        arguments(
            "the quantization '' (ZQUANTIZ) is not known",
            new Tiles()
                .bitpix(-32)
                .ints()
                .tile(1, 2)
                .tile(3, 4)
                .bytes("ZSCALE  = 1", "ZQUANTIZ= 1")),
        arguments(
            "HDU 1, compressed image: NAXIS1 = -2 is negative",
            new Tiles().axes("-2", "2").bytes()),
        arguments("ZTENSION = 'BINTABLE' is no image", good.bytes("ZTENSION= 'BINTABLE'")),
        arguments(
            "ZDITHER0 is not a positive integer",
            new Tiles()
                .bitpix(-32)
                .ints()
                .tile(1, 2)
                .tile(3, 4)
                .bytes("ZSCALE  = 1", "ZQUANTIZ= 'SUBTRACTIVE_DITHER_1'", "ZDITHER0= 0")));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void damagedTableIsRefusedWithItsReason(String reason, byte[] table) {
    byte[] bytes = join(FrameBytes.emptyPrimary().bytes(), table);
    ReadOptions options = ReadOptions.withBudget(1L << 40);
    FrameException e = assertThrows(FrameException.class, () -> FrameBytes.read(bytes, options));
    assertTrue(e.getMessage().startsWith("a.fits: HDU 1"), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static Tiles good(String algorithm) {
    return new Tiles().algorithm(algorithm).tile(1, 2).tile(3, 4);
  }

  private static byte[] gzipped(byte[] tile) {
    return new Tiles().algorithm("GZIP_1").raw(tile).tile(3, 4).bytes();
  }

  private static byte[] rice(byte[] tile) {
    return new Tiles().algorithm("RICE_1").raw(tile).tile(3, 4).bytes();
  }

  /** As CFITSIO does: what is lossy may overshoot. */
  @Test
  void lossyPixelsOf16BitsAreClipped() throws Exception {
    Tiles tiles = new Tiles().algorithm("HCOMPRESS_1").raw(bright(16)).raw(bright(16));
    assertArrayEquals(new double[] {32767, 32767, 32767, 32767}, pixels(tiles.read()));
  }

  /** Two pixels of so many bits, as HCOMPRESS_1 with a scale of 2. */
  private static byte[] bright(int bits) {
    ByteBuffer tile = ByteBuffer.allocate(26);
    tile.putShort((short) 0xdd99).putInt(2).putInt(1).putInt(2).putLong(1L << bits);
    return tile.array();
  }

  private static byte[] hcompress(int magic, int height, int width, int planes) {
    ByteBuffer tile = ByteBuffer.allocate(25);
    tile.putShort((short) magic).putInt(height).putInt(width).putInt(0).putLong(0);
    tile.put((byte) planes).put((byte) planes).put((byte) planes);
    return new Tiles().algorithm("HCOMPRESS_1").raw(tile.array()).tile(3, 4).bytes();
  }

  private static List<String> cards(Hdu hdu) {
    List<String> cards = new ArrayList<>();
    for (int i = 0; i < hdu.header().cardCount(); i++) {
      cards.add(hdu.header().card(i).toString());
    }
    return cards;
  }

  private static double[] pixels(Frame frame) throws IOException, FrameException {
    ImageHdu image = frame.images().get(0);
    Plane plane = Plane.zeros(image.height(), image.width());
    image.readPlane(0, plane);
    return plane.pixels();
  }

  private static byte[] shorts(int... values) {
    return new FrameBytes().shorts(values).bytes();
  }

  private static byte[] ints(int... values) {
    return new FrameBytes().ints(values).bytes();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = CompressedImageTest.class.getResourceAsStream("/fz/" + name)) {
      return in.readAllBytes();
    }
  }

  /**
   * A table of tiles: of 2 x 2 pixels in rows, of 16 bits, not compressed unless said otherwise.
   */
  private static final class Tiles {
    private String[] axes = {"2", "2"};
    private String algorithm = "NOCOMPRESS";
    private int bitpix = 16;
    private boolean ints;
    private boolean wide;
    private int gap;
    private String otherName;
    private String otherFormat;
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heap = new ByteArrayOutputStream();
    private int count;

    Tiles axes(String... lengths) {
      axes = lengths;
      return this;
    }

    Tiles algorithm(String name) {
      algorithm = name;
      return this;
    }

    Tiles bitpix(int value) {
      bitpix = value;
      return this;
    }

    Tiles ints() {
      ints = true;
      return this;
    }

    Tiles wide() {
      wide = true;
      return this;
    }

    Tiles gap(int bytes) {
      gap = bytes;
      return this;
    }

    Tiles column(String name, String format) {
      otherName = name;
      otherFormat = format;
      return this;
    }

    Tiles tile(int... values) {
      return raw(ints ? CompressedImageTest.ints(values) : shorts(values));
    }

    Tiles tile(int[] values, byte[] otherCell) {
      describe(CompressedImageTest.ints(values).length, heap.size());
      rows.writeBytes(otherCell);
      heap.writeBytes(CompressedImageTest.ints(values));
      count++;
      return this;
    }

    Tiles raw(byte[] tile) {
      describe(tile.length, heap.size());
      if (otherName != null) {
        describe(0, 0);
      }
      heap.writeBytes(tile);
      count++;
      return this;
    }

    Tiles other(byte[] tile, int elementBytes) {
      describe(0, 0);
      describe(tile.length / elementBytes, heap.size());
      heap.writeBytes(tile);
      count++;
      return this;
    }

    Tiles at(int length, int offset) {
      describe(length, offset);
      count++;
      return this;
    }

    private void describe(int length, int offset) {
      rows.writeBytes(
          wide
              ? new FrameBytes().longs(length, offset).bytes()
              : CompressedImageTest.ints(length, offset));
    }

    Frame read(String... cards) throws Exception {
      return FrameBytes.read(join(FrameBytes.emptyPrimary().bytes(), bytes(cards)));
    }

    byte[] with(String keyword, String value) {
      byte[] bytes = bytes();
      String[] cards = FrameBytes.cards(bytes, 0);
      for (int i = 0; i < cards.length; i++) {
        if (cards[i].startsWith("%-8s".formatted(keyword))) {
          byte[] card = "%-8s= %-70s".formatted(keyword, value).getBytes(StandardCharsets.US_ASCII);
          System.arraycopy(card, 0, bytes, 80 * i, card.length);
        }
      }
      return bytes;
    }

    byte[] without(String keyword) {
      byte[] bytes = bytes();
      String[] cards = FrameBytes.cards(bytes, 0);
      for (int i = 0; i < cards.length; i++) {
        if (cards[i].startsWith("%-8s".formatted(keyword))) {
          Arrays.fill(bytes, 80 * i, 80 * i + 8, (byte) 'X');
        }
      }
      return bytes;
    }

    byte[] bytes(String... more) {
      List<String> cards = new ArrayList<>();
      cards.add("PCOUNT  = " + (gap + heap.size()));
      cards.add("GCOUNT  = 1");
      cards.add("TFIELDS = " + (otherName == null ? 1 : 2));
      cards.add("TTYPE1  = 'COMPRESSED_DATA'");
      cards.add("TFORM1  = '1%sB(9)'".formatted(wide ? "Q" : "P"));
      if (otherName != null) {
        cards.add("TTYPE2  = '%s'".formatted(otherName));
        cards.add("TFORM2  = '%s'".formatted(otherFormat));
      }
      cards.add("ZIMAGE  = T");
      cards.add("ZCMPTYPE= '%s'".formatted(algorithm));
      cards.add("ZBITPIX = %d / stored".formatted(bitpix));
      cards.add("ZNAXIS  = " + axes.length);
      for (int i = 0; i < axes.length; i++) {
        cards.add("ZNAXIS%d = %s".formatted(i + 1, axes[i]));
      }
      cards.addAll(List.of(more));
      long rowBytes = count == 0 ? 8 : rows.size() / count;
      return new FrameBytes()
          .extension("BINTABLE", 8, axes(rowBytes, count), cards.toArray(String[]::new))
          .raw(rows.toByteArray())
          .raw(new byte[gap])
          .raw(heap.toByteArray())
          .padded();
    }

    private static long[] axes(long... lengths) {
      return lengths;
    }
  }
}
