package highpass.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server on loopback, and breaks after a number of bytes: connections
 * end in the middle of what was being sent, and new ones end at once.
 */
final class Relay implements AutoCloseable {
  private static final int CHUNK = 1 << 14;

  private final ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final int port;

  /**
   * Starts it, whole.
   *
   * @param port of the server
   */
  Relay(int port) throws IOException {
    this.port = port;
    threads.execute(this::accept);
  }

  /** Where clients are to connect. */
  int port() {
    return door.getLocalPort();
  }

  /** Lets so many bytes more pass from the clients, and then breaks. */
  void breakAfter(long bytes) {
    left.set(bytes);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        threads.execute(() -> pass(client, server, left));
        threads.execute(() -> pass(server, client, new AtomicLong(Long.MAX_VALUE)));
      } catch (IOException closed) {
        // The server or this relay has ended, and clients see that.
        close();
      }
    }
  }

  private static void pass(Socket from, Socket to, AtomicLong left) {
    byte[] chunk = new byte[CHUNK];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
        long before = left.getAndAdd(-count);
        if (before < count) {
          out.write(chunk, 0, (int) Math.max(before, 0));
          return;
        }
        out.write(chunk, 0, count);
      }
    } catch (IOException ended) {
      // By the other direction, or by one of the two ends: both are closed now.
      return;
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
