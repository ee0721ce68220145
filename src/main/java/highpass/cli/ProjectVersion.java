package highpass.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class ProjectVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"fits-highpass " + text()};
  }

  /** The bare version, such as {@code 0.1.0}. */
  static String text() {
    Properties properties = new Properties();
    try (InputStream in =
        ProjectVersion.class.getResourceAsStream("/highpass/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
