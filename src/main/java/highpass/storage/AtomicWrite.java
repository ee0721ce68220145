package highpass.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import org.apache.hadoop.fs.FSError;

/**
 * Writes one file so that its final name never stands for a part of it.
 *
 * <p>Where files are visible while they grow (local disks, HDFS), a hidden temporary in the target
 * directory is written, closed, measured and renamed. Where they appear when their stream is closed
 * (object stores), the final name is written, and a failure aborts the stream: closing it, as
 * try-with-resources would, publishes a truncated object. The first failure is the one thrown; what
 * goes wrong while cleaning up is attached to it.
 */
final class AtomicWrite {
  private final Volume volume;
  private final String target;
  private final boolean replace;

  AtomicWrite(Volume volume, String target, boolean replace) {
    this.volume = volume;
    this.target = target;
    this.replace = replace;
  }

  /** Runs the writer and publishes what it wrote; returns the bytes. */
  <X extends Exception> long run(TemporaryName temporary, FrameWriter<X> writer)
      throws IOException, X {
    try {
      return volume.publishesOnClose(target)
          ? directly(writer)
          : through(UriText.parent(target) + temporary, writer);
    } catch (FSError e) {
      // An Error by Hadoop's choice, an I/O error by nature: "no space left" comes this way.
      throw explained(new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw explained(e);
    }
  }

  private <X extends Exception> long directly(FrameWriter<X> writer) throws IOException, X {
    OutputStream stream = volume.create(target, replace);
    return fill(stream, writer, () -> volume.abort(stream));
  }

  private <X extends Exception> long through(String temporary, FrameWriter<X> writer)
      throws IOException, X {
    try {
      OutputStream stream = volume.create(temporary, false);
      long count = fill(stream, writer, stream);
      long stored = volume.stat(temporary).map(Entry::length).orElse(-1L);
      if (stored != count) {
        throw new IOException("%d bytes were written but %d are stored".formatted(count, stored));
      }
      volume.publish(temporary, target, replace);
      return count;
    } catch (Throwable e) {
      cleanUp(e, () -> volume.delete(temporary));
      throw e;
    }
  }

  private static <X extends Exception> long fill(
      OutputStream stream, FrameWriter<X> writer, Closeable onFailure) throws IOException, X {
    try {
      FrameOutput out = new FrameOutput(stream);
      writer.writeTo(out);
      out.finish();
      return out.count();
    } catch (Throwable e) {
      cleanUp(e, onFailure);
      throw e;
    }
  }

  /**
   * Runs a step of the clean-up. A cancelled task is an interrupted thread, and to that every file
   * system refuses service, so the interrupt waits until the step is done.
   */
  private static void cleanUp(Throwable failure, Closeable step) {
    boolean interrupted = Thread.interrupted();
    try {
      step.close();
    } catch (IOException | RuntimeException | FSError e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Names the file; interruption and an existing target keep their type, which callers act on. */
  private IOException explained(IOException e) {
    if (e instanceof FileAlreadyExistsException
        || e instanceof ClosedByInterruptException
        || e instanceof InterruptedIOException) {
      return e;
    }
    return StorageFailure.naming("cannot write", target, e);
  }
}
