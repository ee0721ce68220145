package highpass.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The local disk with a fault at the operation of choice; half of a failing write arrives. */
final class FaultyVolume implements Volume {
  private final LocalVolume local = new LocalVolume();
  private final Faults faults;

  FaultyVolume(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Optional<Entry> stat(String uri) throws IOException {
    faults.before("stat");
    return local.stat(uri);
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    return local.list(directory);
  }

  @Override
  public boolean flat(String uri) {
    return local.flat(uri);
  }

  @Override
  public List<Entry> listTree(String directory) {
    return local.listTree(directory);
  }

  @Override
  public String real(String uri) throws IOException {
    return local.real(uri);
  }

  @Override
  public FrameInput open(String uri) throws IOException {
    return local.open(uri);
  }

  @Override
  public void createDirectories(String directory) throws IOException {
    local.createDirectories(directory);
  }

  @Override
  public boolean writable(String directory) {
    return local.writable(directory);
  }

  @Override
  public boolean publishesOnClose(String uri) {
    return local.publishesOnClose(uri);
  }

  @Override
  public OutputStream create(String uri, boolean replace) throws IOException {
    faults.before("create");
    return new FilterOutputStream(local.create(uri, replace)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          faults.before("write");
        } catch (IOException e) {
          out.write(bytes, offset, length / 2);
          throw e;
        }
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        out.close();
        faults.before("close");
      }
    };
  }

  @Override
  public void abort(OutputStream out) {
    local.abort(out);
  }

  @Override
  public void publish(String temporary, String target, boolean replace) throws IOException {
    faults.before("publish");
    local.publish(temporary, target, replace);
  }

  /**
   * Cleaning up works even when nothing else does, or nobody could promise anything; but not for an
   * interrupted thread, whom HDFS refuses service.
   */
  @Override
  public boolean delete(String uri) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException();
    }
    return local.delete(uri);
  }
}
