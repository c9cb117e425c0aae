package dev.trowel.app;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers why the result could not be written: a `PrintStream` above it keeps that to itself,
/// and half a result must not pass for a whole one.
final class ResultStream extends OutputStream {

  private final OutputStream target;
  private volatile @Nullable IOException failure;

  ResultStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      target.write(bytes, from, count);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// What to say of it; empty when all was written, and when the reader wanted no more, as `head`
  /// does.
  Optional<Diagnostic> fault() {
    return Optional.ofNullable(failure)
        .map(IOException::getMessage)
        .filter(reason -> !reason.equals("Broken pipe"))
        .map(reason ->
            Diagnostic.error("report-unwritable", "cannot write the result: " + reason)
                .detail("What was written of it is not whole. Make room, or write it elsewhere."));
  }
}
