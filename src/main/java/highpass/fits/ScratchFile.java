package highpass.fits;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file of this process alone, made when it is first written. It has no name as long as it lives
 * (where the system allows that), so it is gone when the process is, however that ends.
 */
final class ScratchFile implements Closeable {
  /** See {@link ByteChunks}: the system's buffers should not be as large as what is asked for. */
  private static final int LARGEST = ByteChunks.CHUNK;

  private final Path directory;
  private FileChannel channel;
  private long end;

  ScratchFile(Path directory) {
    this.directory = directory;
  }

  /** Sets bytes at the end aside; returns where they begin. */
  long extend(long bytes) {
    long start = end;
    end = Math.addExact(end, bytes);
    return start;
  }

  void read(long position, byte[] target, int at, int count) throws IOException {
    try {
      for (int done = 0; done < count; ) {
        int part = Math.min(count - done, LARGEST);
        int got = open().read(ByteBuffer.wrap(target, at + done, part), position + done);
        if (got < 0) {
          throw new EOFException("the file ends");
        }
        done += got;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void write(long position, byte[] source, int at, int count) throws IOException {
    try {
      for (int done = 0; done < count; ) {
        int part = Math.min(count - done, LARGEST);
        done += open().write(ByteBuffer.wrap(source, at + done, part), position + done);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private FileChannel open() throws IOException {
    if (channel == null) {
      channel =
          FileChannel.open(
              directory.resolve("highpass-" + UUID.randomUUID() + ".scratch"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return channel;
  }

  private IOException failed(IOException e) {
    return e instanceof ClosedByInterruptException
        ? e
        : new SpaceException(
            "cannot keep the frame's data, which are larger than the memory, in %s: %s"
                .formatted(directory, e.getMessage()),
            e);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
