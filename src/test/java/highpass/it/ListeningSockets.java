package highpass.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The TCP sockets on which processes wait for others, as Linux lists them in {@code /proc}. */
final class ListeningSockets {
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)\\]");
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  /** Addresses and ports, in hexadecimal, of a process and all that it has started. */
  static Set<String> of(ProcessHandle process) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants())) {
      all.forEach(p -> inodes.addAll(sockets(p.pid())));
    }
    Set<String> listening = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path place = Path.of("/proc/net", table);
      if (!Files.exists(place)) {
        continue;
      }
      for (String line : Files.readAllLines(place)) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > INODE && words[STATE].equals(LISTEN) && inodes.contains(words[INODE])) {
          listening.add(words[LOCAL_ADDRESS]);
        }
      }
    }
    return listening;
  }

  /** Inodes of a process's sockets; none if it has ended. */
  private static Set<String> sockets(long pid) {
    Set<String> inodes = new HashSet<>();
    String[] files = Path.of("/proc", "" + pid, "fd").toFile().list();
    for (String file : files == null ? new String[0] : files) {
      Path link = Path.of("/proc", "" + pid, "fd", file);
      try {
        Matcher socket = SOCKET.matcher(Files.readSymbolicLink(link).toString());
        if (socket.matches()) {
          inodes.add(socket.group(1));
        }
      } catch (NoSuchFileException closed) {
        // Between the listing and the look.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return inodes;
  }

  /** 127.0.0.0/8, as such or inside IPv6, or ::1; words of four bytes, the lowest byte first. */
  static boolean isLoopback(String address) {
    return address.matches("[0-9A-F]{6}7F:.*")
        || address.matches("0{16}FFFF0000[0-9A-F]{6}7F:.*")
        || address.matches("0{24}01000000:.*");
  }
}
