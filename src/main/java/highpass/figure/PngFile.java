package highpass.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
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

  private PngFile() {}

  /**
   * Writes a picture.
   *
   * @param dpi pixels per inch, from which printers and typesetters take its size
   * @param out not closed
   */
  public static void write(BufferedImage image, int dpi, OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream bytes = new MemoryCacheImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      metadata.mergeTree(FORMAT, facts(dpi));
      writer.setOutput(bytes);
      writer.write(null, new IIOImage(image, null, metadata), null);
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadataNode facts(int dpi) {
    String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", perMetre);
    size.setAttribute("pixelsPerUnitYAxis", perMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode software = new IIOMetadataNode("tEXtEntry");
    software.setAttribute("keyword", "Software");
    software.setAttribute("value", "fits-highpass");
    IIOMetadataNode texts = new IIOMetadataNode("tEXt");
    texts.appendChild(software);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(size);
    root.appendChild(texts);
    return root;
  }
}
