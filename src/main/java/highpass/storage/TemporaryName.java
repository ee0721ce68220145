package highpass.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The hidden name of a file that is being written: {@code .highpass-HOST-PID-RUN-ATTEMPT.tmp}.
 *
 * <p>It tells whose it is, so that a later run can sweep what a dead one left without touching what
 * a live one writes. It does not repeat the final name, which may already be as long as a name may
 * be.
 *
 * @param host of the writer, as {@link #thisHost}
 * @param process id of the writer on that host
 * @param run drawn once per run
 * @param attempt drawn once per file, so that two attempts at one frame never share a temporary
 */
record TemporaryName(String host, long process, String run, String attempt) {
  private static final Pattern FORM =
      Pattern.compile("\\.highpass-([0-9a-f]{8})-([0-9]+)-([0-9a-f]{16})-([0-9a-f]{16})\\.tmp");

  /** A new one of this process. */
  static TemporaryName create(String run) {
    return new TemporaryName(thisHost(), ProcessHandle.current().pid(), run, draw());
  }

  /** 64 random bits as 16 hexadecimal digits. */
  static String draw() {
    return "%016x".formatted(UUID.randomUUID().getMostSignificantBits());
  }

  /** Reads a name; nothing if it is not one of ours. */
  static Optional<TemporaryName> parse(String name) {
    Matcher matcher = FORM.matcher(name);
    return matcher.matches() && matcher.group(2).length() < 19
        ? Optional.of(
            new TemporaryName(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                matcher.group(3),
                matcher.group(4)))
        : Optional.empty();
  }

  /**
   * Whether the writer surely lives no more: its host is this one and its process is gone. A reused
   * process id errs to the safe side.
   */
  boolean orphaned() {
    return host.equals(thisHost()) && ProcessHandle.of(process).isEmpty();
  }

  /**
   * Checksum of the host's name and, where there is one, its process id namespace: containers share
   * disks and host names, but not process ids.
   */
  static String thisHost() {
    CRC32 checksum = new CRC32();
    checksum.update(hostName().getBytes(StandardCharsets.UTF_8));
    checksum.update(processNamespace().getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(checksum.getValue());
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname"));
    } catch (IOException notLinux) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (IOException nameless) {
        return nameless.getMessage();
      }
    }
  }

  private static String processNamespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException notLinux) {
      return "";
    }
  }

  @Override
  public String toString() {
    return ".highpass-%s-%d-%s-%s.tmp".formatted(host, process, run, attempt);
  }
}
