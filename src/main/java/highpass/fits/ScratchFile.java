package highpass.fits;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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

  private static final long MEGABYTE = 1_000_000;

  private final Path directory;
  private FileChannel channel;
  private long end;

  /** Bytes up to the last that was written. */
  private long written;

  /** Bytes for which there was room on the disk. */
  private long roomFor;

  ScratchFile(Path directory) {
    this.directory = directory;
  }

  /** Sets bytes at the end aside; returns where they begin. */
  long extend(long bytes) {
    long start = end;
    end = Math.addExact(end, bytes);
    return start;
  }

  /**
   * A header of a few cards can ask for more than any disk has, and to find that out by filling the
   * disk would harm others: so it is asked before the first byte of what was set aside is written.
   */
  private void requireRoom() throws IOException {
    long needed = end - written;
    long free = Files.getFileStore(directory).getUsableSpace();
    // 0 is also what file systems tell that do not know.
    if (free > 0 && needed > free) {
      throw new IOException(
          "%d MB more are needed, %d MB are free; set spark.local.dir to a directory on a larger disk"
              .formatted(needed / MEGABYTE + 1, free / MEGABYTE));
    }
    roomFor = end;
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
      if (end > roomFor) {
        requireRoom();
      }
      for (int done = 0; done < count; ) {
        int part = Math.min(count - done, LARGEST);
        done += open().write(ByteBuffer.wrap(source, at + done, part), position + done);
      }
      written = Math.max(written, position + count);
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
