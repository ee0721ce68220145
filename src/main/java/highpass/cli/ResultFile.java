package highpass.cli;

import highpass.storage.FrameStore;
import highpass.storage.OutputPlan;
import highpass.storage.PlanException;
import highpass.storage.Writability;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file that tells of a run. It replaces that of an earlier run, but nothing else. */
final class ResultFile {
  private final FrameStore store;
  private final String place;
  private final String kind;
  private final String firstWord;

  private ResultFile(FrameStore store, String place, String kind, String firstWord) {
    this.store = store;
    this.place = place;
    this.kind = kind;
    this.firstWord = firstWord;
  }

  /**
   * The file at that place, once that has been checked.
   *
   * @param place encoded URI
   * @param kind what the file is, as in {@code table of timings}
   * @param firstWord how every file of this kind begins
   * @param option the option that names another place
   * @throws PlanException if something else is there, or the file could not be written
   */
  static ResultFile at(
      FrameStore store, String place, String kind, String firstWord, String option) {
    try {
      Writability.requireFile(place, kind, option, store);
      if (isOther(store, place, firstWord)) {
        throw new PlanException(
            "%s is there already and is no %s; name another file with %s"
                .formatted(FrameStore.display(place), kind, option));
      }
    } catch (IOException e) {
      throw new PlanException(e.getMessage(), e);
    }
    return new ResultFile(store, place, kind, firstWord);
  }

  private static boolean isOther(FrameStore store, String place, String firstWord)
      throws IOException {
    return store.length(place).isPresent() && !begins(store, place, firstWord);
  }

  private static boolean begins(FrameStore store, String place, String firstWord)
      throws IOException {
    byte[] expected = firstWord.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = store.open(place)) {
      return Arrays.equals(expected, in.readNBytes(expected.length));
    }
  }

  /** A text that is written piece by piece, the same however often. */
  @FunctionalInterface
  interface Text {
    /** Writes all of it. */
    void writeTo(Appendable out) throws IOException;
  }

  /** Writes the file, whole or not at all. */
  void write(String text) {
    write(out -> out.append(text));
  }

  /** Writes the file, whole or not at all, without holding it in memory. */
  void write(Text text) {
    try {
      if (isOther(store, place, firstWord)) {
        // Perhaps a frame of this very run, under the name of a link.
        throw new IOException(
            "%s was written meanwhile and is no %s; it was left alone".formatted(display(), kind));
      }
      store.write(
          place,
          true,
          (OutputStream out) -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.writeTo(writer);
            writer.flush();
          });
    } catch (IOException e) {
      throw new UncheckedIOException("the %s could not be written".formatted(kind), e);
    }
  }

  /** What {@link #write} threw, in one line. */
  static String failure(UncheckedIOException e) {
    return e.getMessage() + ": " + e.getCause().getMessage();
  }

  /** Where it is, as a person reads it. */
  String display() {
    return FrameStore.display(place);
  }

  /** Whether both are one file. */
  boolean isAt(ResultFile other) {
    return place.equals(other.place);
  }

  /**
   * Makes sure that a run's frames are not written to the same place.
   *
   * @throws PlanException if one would be
   */
  void requireApartFrom(OutputPlan plan, String option) {
    if (plan.writes(place)) {
      throw new PlanException(
          "%s is a frame that this run writes, and %s names it for the %s; name another file"
              .formatted(display(), option, kind));
    }
  }

  /** Makes sure that it is none of the contact sheets. */
  void requireApartFrom(ContactSheets sheets, String option) {
    if (sheets.isAt(place)) {
      throw new PlanException(
          "%s is a contact sheet of this run, and %s names it for the %s; name another file"
              .formatted(display(), option, kind));
    }
  }
}
