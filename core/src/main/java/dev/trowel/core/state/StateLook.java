package dev.trowel.core.state;

import dev.trowel.core.workspace.WorkspaceFiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What stands where a state is about to be written, looked up while the last of the resources are
/// still under way.
///
/// Whoever writes goes by what he saw just before. So what was seen too long ago is looked up
/// again.
public final class StateLook {

  /// So old a look may be.
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final long begun = System.nanoTime();
  private final Begun<Optional<byte[]>> there;
  private final Begun<List<Long>> copies;

  StateLook(WorkspaceFiles files, String path, Backups backups) {
    this.there = Begun.of(() -> files.read(path));
    this.copies = Begun.of(backups::ready);
  }

  /// Whether it tells what stands there now, as well as any look can.
  boolean isFresh() {
    return System.nanoTime() - begun < FRESH.toNanos();
  }

  /// The bytes of the state that stands there; empty when there is none.
  Optional<byte[]> there() {
    return there.get();
  }

  /// The serials of the copies that are there.
  List<Long> copies() {
    return copies.get();
  }
}
