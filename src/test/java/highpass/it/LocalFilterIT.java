package highpass.it;

import java.util.Map;

/** The suite where it is at home. */
class LocalFilterIT extends AbstractFilterIT {
  @Override
  Map<String, String> start() {
    return Map.of();
  }

  @Override
  String root() {
    return folder.resolve("store").toUri().toString();
  }

  @Override
  void stop() {}

  @Override
  String hostileCharacters() {
    return " #%+&;=,@!$'\"()[]{}*?|<>^`~\\:\n\t\u007f";
  }
}
