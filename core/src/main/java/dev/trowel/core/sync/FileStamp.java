package dev.trowel.core.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What the file system says of a file without reading it; equal stamps mean equal content.
///
/// @param size in bytes
/// @param modified when its content was changed; users and tools may set it at will
/// @param identity the file's number and the time of its last change of any kind, which nobody can
///   set; `""` where nothing tells every later change
public record FileStamp(long size, Instant modified, String identity) {

  /// So near to its last change a file may change again without its time changing, where times are
  /// kept in seconds, or in two of them.
  private static final Duration UNSURE = Duration.ofSeconds(2);

  /// The same where times are finer: they go on with the system's ticks, every 10 ms at least.
  private static final Duration FINELY_UNSURE = Duration.ofMillis(100);

  static FileStamp of(Path file) throws IOException {
    return Sight.of(file).stamp();
  }

  /// The same, taken at `now` or later: without identity when it may miss a later change.
  FileStamp takenAt(Instant now) {
    Duration unsure = isCoarse() ? UNSURE : FINELY_UNSURE;
    return modified.isBefore(now.minus(unsure)) ? this : new FileStamp(size, modified, "");
  }

  private boolean isCoarse() {
    return modified.truncatedTo(ChronoUnit.MILLIS).equals(modified);
  }

  /// Whether it tells every later change.
  boolean isTelling() {
    return !identity.isEmpty();
  }

  /// Whether `file` certainly is what it was when this was taken.
  boolean stillHolds(Path file) throws IOException {
    return isTelling() && of(file).equals(this);
  }

  /// The stamp on one line; equal texts are equal stamps.
  String text() {
    return size + " " + Sight.text(modified) + " " + identity;
  }
}
