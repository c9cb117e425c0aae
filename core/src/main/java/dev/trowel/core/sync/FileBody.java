package dev.trowel.core.sync;

import dev.trowel.core.workspace.http.Body;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.Optional;

/// A large file on its way, never in memory as a whole.
///
/// Its last piece is given only when all of it is known to be what was planned, so that the
/// workspace never takes a file that changed meanwhile for whole.
record FileBody(SourceFile file) implements Body {

  @Override
  public long length() {
    return file.stamp().size();
  }

  /// @throws StopException `sync-file-vanished`, `sync-unreadable`; reading it `sync-file-changed`
  @Override
  public InputStream open() {
    try {
      return new Checked(file, Files.newInputStream(file.file()));
    } catch (IOException e) {
      throw stop(file, e);
    }
  }

  private static StopException stop(SourceFile file, IOException e) {
    return new StopException(
        e instanceof NoSuchFileException
            ? SyncProblem.vanished(file.path())
            : SyncProblem.unreadable(file.path(), e));
  }

  /// Gives what the file holds, and checks it at the end.
  private static final class Checked extends InputStream {
    private final SourceFile file;
    private final InputStream in;
    private final Optional<MessageDigest> digest;
    private long left;

    Checked(SourceFile file, InputStream in) {
      this.file = file;
      this.in = in;
      this.left = file.stamp().size();
      this.digest = file.stamp().isTelling() ? Optional.empty() : Optional.of(Sha256.digest());
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int start, int length) {
      if (left == 0) {
        return -1;
      }
      try {
        int some = in.read(bytes, start, (int) Math.min(length, left));
        left -= some;
        int from = start;
        digest.ifPresent(each -> each.update(bytes, from, Math.max(0, some)));
        if (some < 0 || (left == 0 && !isAsPlanned())) {
          throw new StopException(SyncProblem.changed(file.path()));
        }
        return some;
      } catch (IOException e) {
        throw stop(file, e);
      }
    }

    private boolean isAsPlanned() throws IOException {
      boolean same =
          digest.isPresent()
              ? Sha256.hex(digest.get()).equals(file.sha256())
              : file.stamp().stillHolds(file.file());
      return same && in.read() < 0;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
