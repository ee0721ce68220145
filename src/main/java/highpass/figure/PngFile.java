package highpass.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG. The same picture gives the same bytes: no date is in them. */
public final class PngFile {
  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  /** How every PNG begins (PNG specification, section 5.2). */
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /** The title stands before the pixels, within so many bytes. */
  static final int HEAD = 256;

  private PngFile() {}

  /**
   * Writes a picture.
   *
   * @param dpi pixels per inch, from which printers and typesetters take its size
   * @param out not closed
   */
  public static void write(BufferedImage image, int dpi, OutputStream out) throws IOException {
    write(image, dpi, "", out);
  }

  /**
   * Writes a picture with a title, by which {@link #isTitled} knows it again.
   *
   * @param title Latin letters; none if empty
   */
  static void write(BufferedImage image, int dpi, String title, OutputStream out)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream bytes = new MemoryCacheImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      metadata.mergeTree(FORMAT, facts(dpi, title));
      writer.setOutput(bytes);
      writer.write(null, new IIOImage(image, null, metadata), null);
    } catch (IIOException e) {
      // What the stream threw says more.
      throw e.getCause() instanceof IOException cause ? cause : e;
    } finally {
      writer.dispose();
    }
  }

  /**
   * Whether a file is a picture that was written here with that title.
   *
   * @param head its first {@link #HEAD} bytes, or all if it is shorter
   */
  static boolean isTitled(byte[] head, String title) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return text.startsWith(SIGNATURE) && text.contains("tEXtTitle\0" + title);
  }

  private static IIOMetadataNode facts(int dpi, String title) {
    String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", perMetre);
    size.setAttribute("pixelsPerUnitYAxis", perMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode texts = new IIOMetadataNode("tEXt");
    if (!title.isEmpty()) {
      texts.appendChild(text("Title", title));
    }
    texts.appendChild(text("Software", "fits-highpass"));
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(size);
    root.appendChild(texts);
    return root;
  }

  private static IIOMetadataNode text(String keyword, String value) {
    IIOMetadataNode text = new IIOMetadataNode("tEXtEntry");
    text.setAttribute("keyword", keyword);
    text.setAttribute("value", value);
    return text;
  }
}
