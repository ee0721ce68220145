package highpass.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The TCP sockets on which processes listen, as Linux tells of them in /proc. */
final class Listeners {
  private static final String LISTENING = "0A";

  private Listeners() {}

  /** Addresses and ports, as in {@code 0100007F:1F90}, of a process and those that it started. */
  static List<String> of(ProcessHandle process) throws IOException {
    Map<String, String> byInode = new HashMap<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] cells = line.strip().split("\\s+", -1);
        if (cells[3].equals(LISTENING)) {
          byInode.put("socket:[" + cells[9] + "]", cells[1]);
        }
      }
    }
    List<String> listeners = new ArrayList<>();
    for (ProcessHandle one : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      for (String socket : sockets(one.pid())) {
        if (byInode.containsKey(socket)) {
          listeners.add(byInode.get(socket));
        }
      }
    }
    return listeners;
  }

  private static List<String> sockets(long pid) throws IOException {
    List<String> sockets = new ArrayList<>();
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : open.toList()) {
        sockets.addAll(target(descriptor));
      }
    } catch (NoSuchFileException ended) {
      return List.of();
    }
    return sockets;
  }

  /** Nothing if it has been closed meanwhile. */
  private static List<String> target(Path descriptor) throws IOException {
    try {
      return List.of(Files.readSymbolicLink(descriptor).toString());
    } catch (NoSuchFileException closed) {
      return List.of();
    }
  }

  /** Whether only this machine reaches it: 127.0.0.0/8, ::1, or the former written as IPv6. */
  static boolean isLoopback(String address) {
    String ip = address.substring(0, address.indexOf(':'));
    return ip.matches("[0-9A-F]{6}7F")
        || ip.equals("00000000000000000000000001000000")
        || ip.matches("0000000000000000FFFF0000[0-9A-F]{6}7F");
  }
}
